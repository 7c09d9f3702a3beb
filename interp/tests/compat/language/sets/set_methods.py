"""Every set and frozenset method, printed sorted; errors; single elements printed as they are."""


def p(*sets):
    print(*[sorted(s, key=repr) if isinstance(s, (set, frozenset)) else s for s in sets])


s = {3, 1, 2}
p(s, len(s), 1 in s, 9 in s, s.add(4), s.add(1), s, s.discard(9), s.discard(4), s.remove(3), s, s.copy(), s.copy() is s, s.update([5, 6], (7,), "x"), s, s.clear(), s)
a, b = {1, 2, 3, 4}, {3, 4, 5}
p(a | b, a & b, a - b, b - a, a ^ b, a.union(b), a.intersection(b), a.difference(b), a.symmetric_difference(b), a.union([9], (8,), "z", {7: 0}), a.intersection([1, 2], [2, 3]), a.difference([1], [2]), a.union(), a.intersection(), a.difference())
p(a <= b, {1} <= a, {1} < a, a < a, a <= a, a >= {1}, a > {1}, a.issubset([1, 2, 3, 4, 5]), a.issuperset([1]), a.issuperset([]), a.isdisjoint(b), a.isdisjoint([9]), a == {4, 3, 2, 1}, a != b, a == [1, 2, 3, 4], a == frozenset(a), set() <= a, {1, 2} < {3}, {1, 2} > {3})
c = a.copy()
c |= {10}; p(c)
c &= {1, 2, 10}; p(c)
c -= {10}; p(c)
c ^= {2, 3}; p(c)
c.intersection_update([1, 3, 5]); p(c)
c.difference_update([1], [9]); p(c)
c.symmetric_difference_update([3, 4]); p(c)
c.update(); p(c, c.pop(), c, len(c))
f = frozenset([1, 2])
p(f | {3}, {3} | f, f & {1}, f - {1}, f ^ {2, 3}, type(f | {3}).__name__, type({3} | f).__name__, f.union([5]), type(f.union([5])).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), f in {f}, {f: "k"}[frozenset([2, 1])], frozenset(f) is f, f.copy() is f, {frozenset(), frozenset([1])} == {frozenset([1]), frozenset()}, {1, 2} in {f}, f <= {1, 2, 3}, f.isdisjoint([3]))
print(set(), frozenset(), {1}, frozenset([1]), {"a"}, {(1, 2)}, {None}, {frozenset()}, repr({"it's"}), str({1.5}), [{1}], {"k": {1}}, {1} | set(), set("aaa"), set([1, 1.0, True]), {True, 1}, {0, False}, {x for x in [7, 7]})
p(set("hello"), set(range(5)), set({"a": 1, "b": 2}), set([(1, 2), (1, 2)]), set(x % 3 for x in range(10)), {*"ab", *[1]}, {x * x for x in (-1, 1, 2)}, set(b"ab"), frozenset("ab"), set(frozenset([1])), len({1, 2} | {2, 3}))
for source in ("s.remove(99)", "s.remove('x')", "set().pop()", "s.add()", "s.add(1, 2)", "s.add([])", "s.add({})", "s.add({1})", "{[]}", "{{}}", "{{1}}", "s.update(5)", "s.update([[]])", "s.union(5)", "s.union([[]])", "s.intersection(5)", "s.intersection([[]])", "s.difference(5)", "s.issubset(5)", "s.isdisjoint(5)", "s | [1]", "s & [1]", "s - [1]", "s ^ 'a'", "[1] | s", "s |= [1]", "s &= [1]", "s -= 5", "s + s", "s * 2", "s < [1]", "s <= 5", "s[0]", "s[0] = 1", "del s[0]", "hash(s)", "{s: 1}", "set(5)", "set(1, 2)", "set([[]])", "set(x=1)", "frozenset(5)", "frozenset([[]])", "f.add(1)", "f.remove(1)", "f.update([1])", "f.pop()", "f.clear()", "f.x = 1", "s.x = 1", "s()", "[] in s", "{} in s", "s.discard([])", "s.remove([])", "{1} in s", "set.add(5, 1)", "s.append(1)", "s.index(1)", "max(set())", "-s", "~s", "next(s)", "reversed(s)", "s.pop(0)", "s.clear(1)"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
x = y = {1}
x |= {2}
p(x, y, x is y)
g = h = frozenset([1])
g |= {2}
p(g, h, g is h)
one = {5}
one.remove(5)
print(one, bool(one), not one, bool({0}))
try:
    {1, 2}.remove({3})
except KeyError as error:
    print(error)


def powerset(items):
    result = [frozenset()]
    for i in items:
        result += [r | {i} for r in result]
    return result


print(sorted(map(sorted, powerset([1, 2, 3]))), len(powerset(range(8))))
print(sorted({w.lower() for w in "The the A a B".split()}), len({(x, y) for x in range(4) for y in range(4) if x < y}), sorted(set("abc") ^ set("bcd")), max({3, 9, 2}), min({3, 1}), sum({1, 2, 3}), sorted({3, 1, 2}, reverse=True), any({0}), all(set()), list(map(str, {5})), [x for x in {7}], *{8}, dict.fromkeys({9}, 0))


# Which of two equal elements is kept.
def kept(result):
    print(sorted(map(repr, result)))


kept({0, 'b'}.intersection([False]))
kept({0, 'b'}.intersection({False}))
kept({0, 1, 'b'}.intersection([False, 1.0, 0], {True: 0, 0.0: 1}))
kept(frozenset([1.0]).intersection(range(3)))
kept(frozenset([1.0, 7]).intersection(frozenset(range(3))))
kept(frozenset([1.0]).intersection(frozenset(range(3))))
for smaller, larger in ({True}, {1, 2}), ({True, 2.0}, {1, 2}):
    kept(smaller & larger)
    kept(larger & smaller)
    kept(larger.intersection(smaller))
    kept(smaller.intersection(larger))
    kept(larger.intersection(list(smaller)))
    kept(smaller.intersection(list(larger)))
    kept(larger - {2.0})
    kept(smaller | larger)
    kept(larger.union(smaller))
    kept(larger.symmetric_difference([True, 3.0, 3]))
    kept(larger ^ {True, 3.0})
    kept(dict.fromkeys(smaller).keys() & larger)
    kept(dict.fromkeys(larger).keys() & smaller)
    kept(smaller & dict.fromkeys(larger).keys())
    kept(larger & dict.fromkeys(smaller).keys())
    kept(dict.fromkeys(smaller).keys() & dict.fromkeys(larger).keys())
    kept(dict.fromkeys(larger).keys() & dict.fromkeys(smaller).keys())
    kept(dict.fromkeys(smaller).keys() & frozenset(larger))
    kept(dict.fromkeys(smaller).keys() & dict.fromkeys(larger).values())
    kept(list(larger) & dict.fromkeys(smaller).keys())
    changed = set(larger)
    changed.intersection_update(smaller, [True, 2])
    kept(changed)
    changed = set(larger)
    changed &= smaller
    kept(changed)
    changed = set(larger)
    changed.symmetric_difference_update([True, 2.0, 3.0, 3])
    kept(changed)
    changed = set(larger)
    changed.difference_update([True])
    kept(changed)
    changed = set(larger)
    changed.update(smaller, [1.0])
    kept(changed)
kept({1: 0}.items() & {(True, False)})
kept({1: 0}.items() & [(1.0, 0)])
try:
    {1: []}.items() & {(1, 2), 3}
except TypeError as error:
    print(error)
kept({1: 0}.items() & [[]])
