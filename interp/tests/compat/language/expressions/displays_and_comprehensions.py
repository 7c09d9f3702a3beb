"""Displays: lists, tuples, sets, dicts, comprehensions of each kind, generator expressions, trailing commas."""

print([], [1], [1,], [1, 2,], [[]], [[], [[]]], [1, "a", None, [2]])
print((), (1,), 1, (1, 2,), ((),), ((1,),), (1), type((1)).__name__, type((1,)).__name__)
print({}, {1: 2}, {1: 2,}, {"a": {"b": {}}}, {(1, 2): [3]}, {None: 0, True: 1, "x": 2}, {1: "a", 1: "b", 1.0: "c"})
print({1}, {1,}, set(), len({1, 2, 1}), {(1, 2)}, type({}).__name__, type({1}).__name__, {frozenset()})
print([x for x in range(5)], [x * y for x in range(3) for y in range(3)], [x for x in range(20) if x % 2 == 0 if x % 3 == 0])
print([(x, y) for x in "ab" for y in "cd"], [x for row in [[1, 2], [3]] for x in row], [[x for x in range(n)] for n in range(4)])
print({x: x * x for x in range(4)}, {k.upper(): v for k, v in {"a": 1}.items()}, {v: k for k, v in enumerate("abc")}, {x: {y for y in range(1)} for x in range(2)})
print(sorted({x % 3 for x in range(10)}), {c for c in "aaa"}, len({(x, y) for x in range(3) for y in range(3) if x != y}))
g = (x * x for x in range(4))
print(type(g).__name__, next(g), list(g), list(g))
print(sum(x for x in range(5)), max(len(w) for w in ["a", "bbb"]), tuple(x for x in "abc"), set(x for x in [1]), dict((k, 1) for k in "ab"), "".join(c for c in "hello" if c not in "aeiou"))
print([i for i in range(3) if i] or "empty", [None for _ in []], [x for x in (1, 2, 3) if (lambda v: v > 1)(x)])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for (a, (b, c)) in [(1, (2, 3))]], [h for h, *_ in [[1, 2], [3]]], [x for x, in [(1,), (2,)]], [i for i, in zip(range(3))])
print({a: b for a, b in zip("xy", [1, 2])}, {**{x: 1 for x in "ab"}, "c": 2}, [*[x for x in "ab"], *(y for y in "cd")])
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [[r[i] for r in matrix] for i in range(3)], [sum(r) for r in matrix], [[v for v in r if v % 2] for r in matrix])
print([(i, j, k) for i in range(1, 15) for j in range(i, 15) for k in range(j, 15) if i * i + j * j == k * k])
primes = [n for n in range(2, 40) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(primes)
print([x if x % 2 else "even" for x in range(4)], [f"{x:02}" for x in range(3)], [lambda: 1 for _ in range(1)][0](), [[] for _ in range(3)], [[0] * 2 for _ in range(2)])
shared = [[]] * 3
shared[0].append(1)
print(shared, [id(s) == id(shared[0]) for s in shared])
order = []
{order.append(("k", i)) or i: order.append(("v", i)) or i for i in range(2)}
print(order)
print(list(x for x in [1, 2, 3] if x > 1), any(x > 2 for x in [1, 2, 3]), all(x for x in []), next((x for x in [1, 2] if x > 5), "none"))
it = iter(range(10))
print([(a, b) for a, b in zip(it, it)])


def squares(n):
    return (i * i for i in range(n))


print(list(squares(4)), [*squares(3)], max(squares(5)), 9 in squares(5))
nested = ((x, y) for x in range(2) for y in (z for z in range(x + 1)))
print(list(nested))
print([x for x in range(3)][1], {x: x for x in range(3)}[2], (x for x in [5]).__next__(), [y for y in [1, 2]] + [3], not [x for x in []], [x for x in "ab"] * 2)
flat = [leaf for tree in [[[1], [2]], [[3]]] for branch in tree for leaf in branch]
print(flat, [ch for word in "ab cd".split() for ch in word if ch != "b"])
for source in ("[x for x in 5]", "[x for x, y in [1]]", "{[]: 1 for x in [1]}", "{x for x in [[]]}", "[x.y for x in [1]]", "[x for x in range(3) if x.y]", "{**{1: 2}, **5}", "[1/x for x in (1, 0)]", "{x: y for x in [1]}", "[x for x, y in [(1, 2, 3)]]"):
    try:
        print(eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
