"""random: subclasses of Random with their own random() or getrandbits(), randbytes, SystemRandom."""
import random


class Fixed(random.Random):
    """Only random() is replaced."""

    def __init__(self, values):
        super().__init__(0)
        self.values = list(values)
        self.calls = 0

    def random(self):
        value = self.values[self.calls % len(self.values)]
        self.calls += 1
        return value


fixed = Fixed([0.0, 0.25, 0.5, 0.75, 0.999])
print([fixed.random() for _ in range(6)])
print(fixed.uniform(10, 20), fixed.triangular(0, 4, 2))
print(fixed.choices("abcd", k=5), fixed.calls)
print([fixed.randrange(10) for _ in range(5)])
print(fixed.choice("xyz"))
items = list("abcdef")
fixed.shuffle(items)
print(items)
print(fixed.sample(range(10), 4))
print(isinstance(fixed, random.Random))


class Bits(random.Random):
    """Both random() and getrandbits() are replaced."""

    def __init__(self):
        self.counter = 0
        super().__init__()

    def seed(self, value=None, version=2):
        self.counter = 0 if value is None else value

    def random(self):
        self.counter += 1
        return (self.counter * 0.37) % 1.0

    def getrandbits(self, k):
        self.counter += 1
        return (self.counter * 2654435761) % (1 << k)


bits = Bits()
print([bits.getrandbits(8) for _ in range(5)])
print([bits.randrange(6) for _ in range(8)])
print(bits.choice(["p", "q", "r"]), bits.randint(1, 100))
bits.seed(3)
print(round(bits.random(), 10), bits.counter)
items = list(range(8))
bits.shuffle(items)
print(items)

print("-- randbytes")
random.seed(12)
print(random.randbytes(0), random.randbytes(4).hex(), random.randbytes(9).hex())
print(random.Random(1).randbytes(3) == random.Random(1).getrandbits(24).to_bytes(3, "little"))
for wrong in (-1, 1.5, "3"):
    try:
        random.randbytes(wrong)
    except Exception as error:
        print(type(error).__name__, error)


class Loaded(random.Random):
    def roll(self):
        return self.randint(1, 6)

    def hand(self, size):
        return sorted(self.roll() for _ in range(size))


print(Loaded(4).hand(10))
print(type(random.Random(4)).__name__, Loaded.__mro__[1].__name__)

system = random.SystemRandom()
print(0 <= system.random() < 1, 0 <= system.randrange(10) < 10, system.seed(5))
try:
    system.getstate()
except NotImplementedError as error:
    print("NotImplementedError:", error)
