"""collections.deque: both ends, rotation, indexing, insertion, removal, reprs."""
from collections import deque

d = deque("ghi")
print(d, len(d), list(d), list(reversed(d)))
d.append("j")
d.appendleft("f")
print(d, d.pop(), d.popleft(), d)
print(d[0], d[-1], d[1], "h" in d, "z" in d)
d.extend("jkl")
d.extendleft("abc")
print(d)

print("-- rotate")
for steps in (1, -1, 3, -3, 0, 100, -100):
    e = deque(range(7))
    e.rotate(steps)
    print(steps, list(e))
e = deque()
e.rotate(3)
print(e)
e = deque([1, 2, 3])
e.rotate()
print(e)

print("-- insert, remove, index, count, reverse")
e = deque([1, 2, 3, 2])
e.insert(1, "x")
e.insert(-1, "y")
e.insert(100, "end")
e.insert(-100, "start")
print(e, e.count(2), e.index(2), e.index(2, 4), e.index(2, -3))
e.remove(2)
print(e)
print(e.reverse(), e)
e[0] = "first"
e[-1] = "last"
del e[2]
print(e)

print("-- whole")
f = deque([1, 2]) + deque([3])
print(f, f * 2, 2 * f, f == deque([1, 2, 3]), f == [1, 2, 3], f < deque([1, 3]))
f += [4, 5]
f *= 2
print(f)
g = f.copy()
g.clear()
print(g, bool(g), bool(f), len(f))
print(sorted(f), sum(f), max(f), f.count(4))
print(deque([deque([1]), [deque()]]))
h = deque([1])
h.append(h)
print(h)
print(deque(), deque(maxlen=3), deque([1], 0), deque({"k": 1}))
print(isinstance(d, list), type(d))

# Queue and tail use.
window, averages = deque(maxlen=3), []
for value in (40, 30, 50, 46, 39, 44):
    window.append(value)
    averages.append(sum(window) / len(window))
print([round(a, 3) for a in averages])

queue = deque([("root", 0)])
tree = {"root": ["a", "b"], "a": ["c", "d"], "b": ["e"]}
while queue:
    name, depth = queue.popleft()
    print("  " * depth + name)
    queue.extend((child, depth + 1) for child in tree.get(name, ()))
