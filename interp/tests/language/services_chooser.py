"""The chooser against brute force: random conditions over small domains have exactly the solutions that trying all values
finds, each once; and a choice among them is uniform."""

import random

from _services.model import new_state, pick

NAMES = {"x": [0, 1, 2, 3], "y": [0, 1, 2, 3], "z": [False, True]}


def term(rng, names):
    return rng.choice([str(rng.randrange(5)), *names, "self.a", f"({rng.choice(names)} + 1)"])


def condition(rng, names, depth):
    """A random condition over these names, as text."""
    if depth > 0 and rng.random() < 0.7:
        inner = [condition(rng, names, depth - 1) for _ in range(3)]
        return rng.choice(
            [
                f"{inner[0]} and {inner[1]}",
                f"{inner[0]} and {inner[1]} and {inner[2]}",
                f"({inner[0]} or {inner[1]})",
                f"({inner[0]} if {inner[2]} else {inner[1]})",
                f"not ({inner[0]})",
                f"any({inner[0]} for w in self.some if {rng.choice(names)} == w or w > 1)",
            ]
        )
    a, b = rng.choice(names), rng.choice(names)
    return rng.choice(
        [
            f"{a} in self.some",
            f"{a} in [1, 2, 2, 3]",
            f"{a} == {term(rng, names)}",
            f"{term(rng, names)} == {a}",
            f"{a} is {rng.choice([1, 2])}".replace(" is ", " == "),
            f"{a} < {term(rng, names)}",
            f"({a}, {b}) in self.pairs",
            f"({a}, {rng.randrange(4)}) in self.pairs",
            f"({a}, {b}) == (1, {term(rng, names)})",
            f"self.near({a}, {b})",
            f"self.listed({a})",
            f"self.linked({a}, {rng.randrange(4)})",
            f"{rng.randrange(3)} <= {a} < 3",
        ]
    )


TEXT = '''
from sesf import *

@service
class S:
    def __init__(self):
        self.a, self.some, self.pairs = 2, [3, 1], [(0, 1), (2, 2), (1, 3), (3, 3), (1, "no"), 7, (1, 2, 3)]

    def near(self, p, q):
        return abs(p - q) <= 1

    def listed(self, p):
        return p in self.some or p == self.a

    def linked(self, p, q):
        return (p, q) in self.pairs

    @{role}
    def f(self, {params}):
        with call({condition}):
            pass
'''


def check(rng):
    names = rng.sample(sorted(NAMES), rng.choice([1, 2, 3]))
    text = condition(rng, names, 3)
    params = ", ".join(f"{name}: {NAMES[name]!r}" for name in names)
    namespace = {}
    exec(TEXT.format(role="input", params=params, condition=text), namespace)
    service = namespace["S"]
    state, part = new_state(service), service._sesf_functions["f"].call
    found = part.choices(state, 0, [])
    holds = eval(f"lambda self, {', '.join(names)}: {text}", namespace)
    expected = [()]
    for name in names:
        expected = [values + (value,) for values in expected for value in NAMES[name]]
    expected = [values for values in expected if holds(state, *values)]
    if sorted(found) != sorted(expected) or len(found) != len(set(found)):
        raise AssertionError(f"{text}\nover {params}\nchosen   {sorted(found)}\nexpected {sorted(expected)}")
    for values in expected:
        assert part.checks(state, 0, [], values), (text, values)
    return len(expected)


def main():
    rng = random.Random(20)
    total = sum(check(rng) for _ in range(1500))
    print("1500 conditions,", total, "solutions")
    # Chi-square with 9 degrees of freedom: above 27.9 once in a thousand.
    options = list(range(10))
    counts = [0] * 10
    for _ in range(5000):
        counts[pick(options)] += 1
    print("uniform:", sum((count - 500) ** 2 / 500 for count in counts) < 40)


main()
