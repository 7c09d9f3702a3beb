"""random: seeded simulations that use many functions together."""
import random

# A random walk.
walker = random.Random("walk")
x = y = 0
visited = {(0, 0)}
for _ in range(500):
    dx, dy = walker.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
    x, y = x + dx, y + dy
    visited.add((x, y))
print(x, y, len(visited))

# Dealing cards.
deck = [rank + suit for suit in "SHDC" for rank in "23456789TJQKA"]
dealer = random.Random(52)
dealer.shuffle(deck)
hands = {name: sorted(deck[i::4][:5]) for i, name in enumerate(("north", "east", "south", "west"))}
for name, hand in hands.items():
    print(name, " ".join(hand))

# Monte Carlo pi.
generator = random.Random(314)
inside = sum(generator.random() ** 2 + generator.random() ** 2 <= 1 for _ in range(4000))
print(inside, 4 * inside / 4000)

# Dice histogram.
generator = random.Random(6)
histogram = [0] * 13
for _ in range(1000):
    histogram[generator.randint(1, 6) + generator.randint(1, 6)] += 1
for value in range(2, 13):
    print(f"{value:2d} {histogram[value]:4d} {'#' * (histogram[value] // 10)}")

# Reservoir sampling.
generator = random.Random("reservoir")
reservoir = []
for index, item in enumerate(range(1000, 2000)):
    if len(reservoir) < 5:
        reservoir.append(item)
    else:
        place = generator.randrange(index + 1)
        if place < 5:
            reservoir[place] = item
print(reservoir)

# Random binary tree.
generator = random.Random(0)


def insert(tree, value):
    if tree is None:
        return (None, value, None)
    left, here, right = tree
    if value < here:
        return (insert(left, value), here, right)
    return (left, here, insert(right, value))


def depth(tree):
    return 0 if tree is None else 1 + max(depth(tree[0]), depth(tree[2]))


tree = None
for value in generator.sample(range(1000), 100):
    tree = insert(tree, value)
print(depth(tree), tree[1])

# A Markov text.
table = {"a": "bbc", "b": "ac", "c": "aaab"}
generator = random.Random(b"markov")
letter, text = "a", []
for _ in range(60):
    text.append(letter)
    letter = generator.choice(table[letter])
print("".join(text))

# Weighted draws.
generator = random.Random(1.5)
draws = generator.choices(["common", "rare", "epic"], weights=[90, 9, 1], k=1000)
print({kind: draws.count(kind) for kind in ("common", "rare", "epic")})
print([generator.choices(range(3), cum_weights=[1, 3, 6])[0] for _ in range(15)])
