"""random: the exact sequences of random, getrandbits, randrange and randint for fixed seeds."""
import random

for seed in (0, 1, 42, -42, 2**31, 2**100 + 7, True):
    random.seed(seed)
    print(seed, [random.random() for _ in range(3)])

print("-- getrandbits")
random.seed(5)
for bits in (0, 1, 2, 8, 31, 32, 33, 64, 100, 200):
    print(bits, random.getrandbits(bits))

print("-- randrange, randint")
random.seed(7)
print([random.randrange(10) for _ in range(20)])
print([random.randrange(5, 10) for _ in range(10)])
print([random.randrange(0, 100, 7) for _ in range(10)])
print([random.randrange(10, 0, -3) for _ in range(10)])
print([random.randint(-3, 3) for _ in range(12)])
print(random.randrange(10**30), random.randint(2**64, 2**65))
print(random.randint(4, 4), random.randrange(1))


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- errors")
attempt(random.randrange, 0)
attempt(random.randrange, -5)
attempt(random.randrange, 5, 5)
attempt(random.randrange, 5, 3)
attempt(random.randrange, 1, 10, 0)
attempt(random.randrange, 10, 1, 2)
attempt(random.randint, 5, 2)
attempt(random.randrange, "a")
attempt(random.getrandbits, -1)
attempt(random.getrandbits, 1.5)
attempt(random.random, 1)
attempt(random.seed, [1])

print("-- the same seed repeats")
random.seed(99)
first = [random.random() for _ in range(1000)]
random.seed(99)
print(first == [random.random() for _ in range(1000)])
print(all(0.0 <= x < 1.0 for x in first), round(sum(first) / 1000, 12))
random.seed(99, version=2)
print(first[0] == random.random())

# Many draws cross the refill of the generator state.
random.seed(123)
total = 0
for index in range(2000):
    total = (total * 31 + random.getrandbits(32)) % 2**61
print(total)
