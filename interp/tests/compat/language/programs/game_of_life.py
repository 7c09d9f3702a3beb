"""Conway's game of life on a set of cells and on a torus; rule 30; a small turmite."""

from collections import Counter


def step(live):
    near = Counter((x + dx, y + dy) for x, y in live for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0))
    return {cell for cell, n in near.items() if n == 3 or (n == 2 and cell in live)}


def parse(text):
    return {(x, y) for y, row in enumerate(text.split("/")) for x, c in enumerate(row) if c == "#"}


def show(live):
    if not live:
        return "(empty)"
    xs, ys = [x for x, _ in live], [y for _, y in live]
    return "\n".join("".join("#" if (x, y) in live else "." for x in range(min(xs), max(xs) + 1)) for y in range(min(ys), max(ys) + 1))


def normal(live):
    if not live:
        return frozenset()
    mx, my = min(x for x, _ in live), min(y for _, y in live)
    return frozenset((x - mx, y - my) for x, y in live)


def classify(live, limit=60):
    seen = {}
    for n in range(limit):
        key = normal(live)
        if not key:
            return f"dies at {n}"
        if key in seen:
            first, where = seen[key]
            shift = (min(x for x, _ in live) - where[0], min(y for _, y in live) - where[1])
            kind = "still life" if n - first == 1 and shift == (0, 0) else "spaceship" if shift != (0, 0) else "oscillator"
            return f"{kind}, period {n - first}, from {first}, shift {shift}"
        seen[key] = (n, (min(x for x, _ in live), min(y for _, y in live)))
        live = step(live)
    return f"alive after {limit} with {len(live)} cells"


patterns = {"block": "##/##", "blinker": "###", "glider": ".#./..#/###", "toad": ".###/###.", "beacon": "##../##../..##/..##", "r-pentomino": ".##/##./.#.", "diehard row": "##", "ship": ".#..#/#..../#...#/####.", "pentadecathlon": "##########", "beehive": ".##./#..#/.##."}
for name, text in patterns.items():
    print(f"{name:<15}{classify(parse(text))}")
glider = parse(patterns["glider"])
for generation in range(5):
    print(f"generation {generation}: {sorted(glider)}")
    print(show(glider))
    glider = step(glider)


class Torus:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __getitem__(self, at):
        return self.rows[at[0] % len(self.rows)][at[1] % len(self.rows[0])]

    def step(self):
        h, w = len(self.rows), len(self.rows[0])
        count = lambda r, c: sum(self[r + i, c + j] == "#" for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
        self.rows = [["#" if (n := count(r, c)) == 3 or (n == 2 and self[r, c] == "#") else "." for c in range(w)] for r in range(h)]

    def __str__(self):
        return "\n".join("".join(r) for r in self.rows)


t = Torus([".#...", "..#..", "###..", ".....", "....."])
before = str(t)
for _ in range(20):
    t.step()
print(t, str(t) == before, sep="\n")
row = "." * 15 + "#" + "." * 15
for _ in range(10):
    print(row)
    padded = "." + row + "."
    row = "".join("#" if 30 >> (4 * (padded[i] == "#") + 2 * (padded[i + 1] == "#") + (padded[i + 2] == "#")) & 1 else "." for i in range(len(row)))
black, x, y, dx, dy = set(), 0, 0, 0, -1
for _ in range(400):
    turn = 1 if (x, y) in black else -1
    dx, dy = -dy * -turn, dx * -turn
    black ^= {(x, y)}
    x, y = x + dx, y + dy
print(len(black), (x, y))
