"""A list of a million ints."""

N = 1_000_000
try:
    import sys
    N = int(sys.argv[1]) if len(sys.argv) > 1 else N
except ImportError:
    pass

numbers = [i * 3 for i in range(N)]
print("list_ints", N, len(numbers), numbers[0] + numbers[-1])
