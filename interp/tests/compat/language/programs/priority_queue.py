"""A binary heap of our own: priorities, updates, removal, merging, checked against sorted."""


class PriorityQueue:
    def __init__(self, items=(), key=lambda x: x):
        self.key, self.heap, self.where = key, [], {}
        for item in items:
            self.push(item)

    def __len__(self):
        return len(self.heap)

    def __bool__(self):
        return bool(self.heap)

    def __contains__(self, item):
        return item in self.where

    def __iter__(self):
        copy = PriorityQueue(self.heap, self.key)
        while copy:
            yield copy.pop()

    def _less(self, i, j):
        return (self.key(self.heap[i]), str(self.heap[i])) < (self.key(self.heap[j]), str(self.heap[j]))

    def _swap(self, i, j):
        self.heap[i], self.heap[j] = self.heap[j], self.heap[i]
        self.where[self.heap[i]], self.where[self.heap[j]] = i, j

    def _up(self, i):
        while i and self._less(i, (i - 1) // 2):
            self._swap(i, (i - 1) // 2)
            i = (i - 1) // 2

    def _down(self, i):
        while (child := 2 * i + 1) < len(self.heap):
            if child + 1 < len(self.heap) and self._less(child + 1, child):
                child += 1
            if not self._less(child, i):
                break
            self._swap(i, child)
            i = child

    def push(self, item):
        if item in self.where:
            raise ValueError(f"{item!r} is already queued")
        self.heap.append(item)
        self.where[item] = len(self.heap) - 1
        self._up(len(self.heap) - 1)

    def pop(self):
        if not self.heap:
            raise IndexError("pop from an empty queue")
        top = self.heap[0]
        self.remove(top)
        return top

    def remove(self, item):
        i = self.where[item]
        last = len(self.heap) - 1
        if i != last:
            self._swap(i, last)
        self.heap.pop()
        del self.where[item]
        if i != last:
            self._down(i)
            self._up(i)

    def check(self):
        return all(not self._less(i, (i - 1) // 2) for i in range(1, len(self.heap))) and all(self.heap[i] == x for x, i in self.where.items())


q = PriorityQueue([5, 3, 8, 1, 9, 2])
print(list(q), len(q), 8 in q, q.check())
print(q.pop(), q.pop(), q.heap[0], len(q))
q.remove(8)
print(list(q), q.check(), 8 in q)
for action in (lambda: q.push(5), lambda: q.remove(100), lambda: PriorityQueue().pop()):
    try:
        action()
    except (ValueError, KeyError, IndexError) as error:
        print(type(error).__name__, error)
words = PriorityQueue("the quick brown fox jumps over lazy dogs".split(), key=len)
print(list(words))
words = PriorityQueue("the quick brown fox".split(), key=lambda w: -len(w))
print([words.pop() for _ in range(len(words))], bool(words))
state, q, model = 99, PriorityQueue(), []
for _ in range(1500):
    state = (state * 1664525 + 1013904223) % 2 ** 32
    action, value = state >> 30, state >> 12 & 1023
    if action < 2:
        if value not in q:
            q.push(value)
            model.append(value)
    elif model and action == 2:
        q.remove(model.pop(value % len(model)))
    elif model:
        top = q.pop()
        assert top == min(model, key=lambda v: (v, str(v)))
        model.remove(top)
    assert q.check()
print(len(q), sorted(model) == list(q), list(q)[:5])


class Task:
    def __init__(self, name, priority, needs=()):
        self.name, self.priority, self.needs = name, priority, set(needs)

    def __repr__(self):
        return self.name


def schedule(tasks):
    done, waiting, order = set(), list(tasks), []
    ready = PriorityQueue(key=lambda t: -t.priority)
    while waiting or ready:
        for t in [t for t in waiting if t.needs <= done]:
            waiting.remove(t)
            ready.push(t)
        if not ready:
            raise RuntimeError(f"stuck: {waiting}")
        task = ready.pop()
        order.append(task.name)
        done.add(task.name)
    return order


print(schedule([Task("test", 5, ["build"]), Task("build", 1, ["fetch"]), Task("fetch", 2), Task("docs", 3), Task("ship", 9, ["test", "docs"])]))
try:
    schedule([Task("a", 1, ["b"]), Task("b", 1, ["a"])])
except RuntimeError as error:
    print(error)
