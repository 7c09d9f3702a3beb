"""Sets in use: graph reachability, duplicates, colouring, spelling, set partitions."""

graph = {"a": {"b", "c"}, "b": {"d"}, "c": {"d", "e"}, "d": {"f"}, "e": {"f"}, "f": set(), "g": {"h"}, "h": {"g"}}


def reachable(start):
    seen, todo = {start}, [start]
    while todo:
        for n in sorted(graph[todo.pop()] - seen):
            seen.add(n)
            todo.append(n)
    return sorted(seen)


def components():
    links = {n: set(t) for n, t in graph.items()}
    for n, targets in graph.items():
        for t in targets:
            links[t].add(n)
    left, out = set(links), []
    while left:
        group, todo = set(), [min(left)]
        while todo:
            n = todo.pop()
            if n not in group:
                group.add(n)
                todo.extend(links[n] - group)
        left -= group
        out.append(sorted(group))
    return out


def topological():
    pending = {n: set() for n in graph if n not in "gh"}
    for n, targets in graph.items():
        if n in pending:
            for t in targets:
                pending[t].add(n)
    order = []
    while pending:
        ready = sorted(n for n, deps in pending.items() if not deps)
        order.append(ready)
        for n in ready:
            del pending[n]
        for deps in pending.values():
            deps -= set(ready)
    return order


def colour(neighbours):
    colours = {}
    for n in sorted(neighbours, key=lambda n: (-len(neighbours[n]), n)):
        taken = {colours[m] for m in neighbours[n] if m in colours}
        colours[n] = min(set(range(len(neighbours))) - taken)
    return dict(sorted(colours.items()))


def duplicates(items):
    seen, twice = set(), set()
    for i in items:
        (twice if i in seen else seen).add(i)
    return sorted(twice)


def jaccard(a, b):
    return len(a & b) / len(a | b)


def partitions(items):
    if not items:
        yield []
        return
    first, *rest = items
    for p in partitions(rest):
        yield [{first}, *p]
        for i in range(len(p)):
            yield [*p[:i], p[i] | {first}, *p[i + 1:]]


def edits(word):
    letters = "abcdefghijklmnopqrstuvwxyz"
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    return ({a + b[1:] for a, b in splits if b} | {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1} | {a + c + b[1:] for a, b in splits if b for c in letters} | {a + c + b for a, b in splits for c in letters})


def cover(universe, subsets):
    left, chosen = set(universe), []
    while left:
        best = max(sorted(subsets), key=lambda n: len(subsets[n] & left))
        if not subsets[best] & left:
            return None
        chosen.append(best)
        left -= subsets[best]
    return chosen


print(reachable("a"), reachable("e"), reachable("g"), components(), topological())
print(colour({1: {2, 3}, 2: {1, 3}, 3: {1, 2, 4}, 4: {3}}), duplicates("mississippi"), duplicates([1, 2, 1.0, "1"]), jaccard(set("night"), set("nacht")))
print(len(list(partitions([1, 2, 3, 4]))), sorted(sorted(map(sorted, p)) for p in partitions("abc")))
words = {"the", "then", "than", "tea", "ten", "he"}
print(sorted(edits("teh") & words), sorted(edits("thn") & words), len(edits("abc")))
print(cover(range(1, 8), {"A": {1, 2, 3}, "B": {3, 4, 5, 6}, "C": {6, 7}, "D": {1, 7}}), cover({1, 2}, {"A": {1}}))
visited, at, steps = set(), (0, 0), 0
moves = [(0, 1), (1, 0), (0, -1), (-1, 0)]
while at not in visited:
    visited.add(at)
    dx, dy = moves[(len(visited) * len(visited) // 3) % 4]
    at = (at[0] + dx, at[1] + dy)
print(len(visited), at, sorted(visited)[:3])
primes = set(range(2, 60))
for n in range(2, 8):
    primes -= set(range(n * n, 60, n))
print(sorted(primes))
live = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    near = [(x + dx, y + dy) for x, y in live for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]
    live = {c for c in set(near) if near.count(c) == 3 or (near.count(c) == 2 and c in live)}
print(sorted(live))
a, b, c = set(range(0, 20, 2)), set(range(0, 20, 3)), set(range(0, 20, 5))
print(len(a | b | c), len(a) + len(b) + len(c) - len(a & b) - len(a & c) - len(b & c) + len(a & b & c), sorted(a & b), sorted(a - b - c), sorted((a ^ b) ^ c) == sorted(a ^ (b ^ c)), a - b == a & (a ^ b), (a | b) - (a & b) == a ^ b)
