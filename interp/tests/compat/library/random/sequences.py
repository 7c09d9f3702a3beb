"""random: choice, choices, shuffle, sample: exact results for fixed seeds, and errors."""
import random


def attempt(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


random.seed(2024)
colours = ["red", "green", "blue", "black", "white"]
print([random.choice(colours) for _ in range(10)])
print([random.choice("abcdef") for _ in range(10)])
print(random.choice(range(10**9)), random.choice((1,)))
print(random.choice(b"bytes"))

print("-- shuffle")
for size in (0, 1, 2, 5, 20):
    items = list(range(size))
    print(random.shuffle(items), items)
letters = bytearray(b"abcdefgh")
random.shuffle(letters)
print(letters)
attempt(random.shuffle, (1, 2, 3))
attempt(random.shuffle, "abc")
attempt(random.shuffle, [1, 2], 3)

print("-- sample")
print(random.sample(range(100), 10))
print(random.sample(colours, 3), random.sample(colours, 5), random.sample(colours, 0))
print(random.sample("hello", 4))
print(random.sample(range(10**12), 4))
print(random.sample(range(30), 25))
print(random.sample(["a", "b"], counts=[3, 2], k=4))
print(random.sample((7, 8, 9), k=2, counts=(1, 0, 5)))
attempt(random.sample, colours, 6)
attempt(random.sample, colours, -1)
attempt(random.sample, {1, 2, 3}, 2)
attempt(random.sample, {1: 2}, 1)
attempt(random.sample, 5, 1)
attempt(random.sample, ["a"], counts=[1, 2], k=1)
attempt(random.sample, ["a", "b"], counts=[1, -2], k=1)
attempt(random.sample, ["a", "b"], counts=[0, 0], k=1)
attempt(random.sample, ["a", "b"], counts=[1.5, 1], k=1)

print("-- choices")
print(random.choices(colours, k=8))
print(random.choices(colours), random.choices([1, 2], k=0))
print(random.choices(["win", "lose"], [1, 9], k=12))
print(random.choices("abc", weights=(0.5, 0, 0.5), k=10))
print(random.choices("abc", cum_weights=[10, 20, 100], k=10))
attempt(random.choices, [], k=1)
attempt(random.choices, "ab", weights=[1], k=1)
attempt(random.choices, "ab", weights=[1, 1], cum_weights=[1, 2])
attempt(random.choices, "ab", [0, 0])
attempt(random.choices, "ab", [float("inf"), 1])
attempt(random.choices, "ab", 5)
attempt(random.choices, 5)
attempt(random.choice, [])
attempt(random.choice, "")
attempt(random.choice, {1, 2})
attempt(random.choice, {"a": 1})
attempt(random.choice, 7)
