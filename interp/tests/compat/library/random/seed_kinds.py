"""random: seeding with strings, bytes, floats and None."""
import random

for seed in ("", "a", "hello world", "é€𝄞", "x" * 300):
    random.seed(seed)
    print(repr(seed[:12]), random.random(), random.getrandbits(40))
for seed in (b"", b"a", b"\x00\xff", bytearray(b"hello")):
    random.seed(seed)
    print(repr(seed), random.random(), random.getrandbits(40))
for seed in (0.0, 1.0, 1.5, -2.25, 1e300, float("inf")):
    random.seed(seed)
    print(repr(seed), random.random(), random.getrandbits(40))

random.seed("a")
text = random.random()
random.seed(b"a")
print(text == random.random())
random.seed(1)
whole = random.random()
random.seed(1.0)
print(whole == random.random())
random.seed(-1)
print(whole == random.random())

print("-- version 1")
for seed in ("a", "hello", b"bytes"):
    random.seed(seed, 1)
    print(repr(seed), random.random())

print("-- None seeds differently")
random.seed()
a = random.random()
random.seed(None)
b = random.random()
print(0 <= a < 1, 0 <= b < 1, a != b)

for wrong in ([1], (1, 2), {}, 3j, object):
    try:
        random.seed(wrong)
    except TypeError as error:
        print("TypeError:", error)

print("-- separate generators")
one = random.Random(10)
two = random.Random(10)
print([one.randrange(100) for _ in range(5)])
print([two.randrange(100) for _ in range(5)])
one.seed("again")
print(one.random(), two.random())
print(random.Random("text").random() == random.Random("text").random())
random.seed(3)
shared = random.random()
other = random.Random(3)
random.random()
print(other.random() == shared)
print(random.Random(2**2000 + 1).getrandbits(64))
