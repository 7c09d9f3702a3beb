"""A dict of a million int keys, filled one by one."""

N = 1_000_000
try:
    import sys
    N = int(sys.argv[1]) if len(sys.argv) > 1 else N
except ImportError:
    pass

squares = {}
for i in range(N):
    squares[i * 7] = i * 3
print("dict_ints", N, len(squares), squares[0] + squares[(N - 1) * 7])
