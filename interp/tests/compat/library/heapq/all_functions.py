"""heapq: every function, the merge and top-n helpers, a priority queue, errors."""
import heapq
from itertools import count


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


h = []
for item in (5, 1, 8, 3, 9, 2, 7):
    heapq.heappush(h, item)
print(h, h[0])
print([heapq.heappop(h) for _ in range(3)], h)
print(heapq.heappushpop(h, 0), heapq.heappushpop(h, 6), h)
print(heapq.heapreplace(h, 100), h, heapq.heapreplace(h, -1), h)
data = [9, 4, 7, 1, -2, 6, 5]
print(heapq.heapify(data), data)
print([heapq.heappop(data) for _ in range(len(data))], data)
print(heapq.heappushpop([], 5), heapq.heapify([]))
strings = list("heapsort")
heapq.heapify(strings)
print("".join(heapq.heappop(strings) for _ in "heapsort"))

print("-- merge")
print(list(heapq.merge([1, 4, 7], [2, 5, 8], [0, 9])), list(heapq.merge()), list(heapq.merge([], [1], [])))
print(list(heapq.merge("adg", "beh", "cf")), list(heapq.merge([7, 4, 1], [8, 2], reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb", "dddd"], key=len)), list(heapq.merge(["ccc", "a"], ["bb"], key=len, reverse=True)))
stable = heapq.merge([(1, "a"), (2, "a")], [(1, "b"), (2, "b")], key=lambda p: p[0])
print(list(stable))
lazy = heapq.merge(iter([1, 3]), (n for n in (2, 4)))
print(next(lazy), next(lazy), list(lazy))

print("-- nlargest, nsmallest")
data = [5, 1, 8, 3, 9, 2, 7, 8]
for n in (0, 1, 3, 20, -1):
    print(n, heapq.nlargest(n, data), heapq.nsmallest(n, data))
words = "pear fig apple kiwi banana".split()
print(heapq.nlargest(2, words, key=len), heapq.nsmallest(3, words, key=len), heapq.nsmallest(1, words), heapq.nlargest(2, iter(words)))
print(heapq.nsmallest(2, {"b": 1, "a": 2}), heapq.nlargest(3, [1, 1.0, True], key=lambda x: 0))

print("-- errors")
attempt(lambda: heapq.heappop([]))
attempt(lambda: heapq.heapreplace([], 1))
attempt(lambda: heapq.heappush((1,), 2))
attempt(lambda: heapq.heapify("abc"))
attempt(lambda: heapq.heappush([1], "a"))
attempt(lambda: heapq.heapify([1, None]))
attempt(lambda: list(heapq.merge([1], ["a"])))
attempt(lambda: heapq.heappush([1]))


class Queue:
    """Stable priorities with removal."""

    def __init__(self):
        self.heap, self.entries, self.counter = [], {}, count()

    def add(self, task, priority=0):
        if task in self.entries:
            self.remove(task)
        entry = self.entries[task] = [priority, next(self.counter), task]
        heapq.heappush(self.heap, entry)

    def remove(self, task):
        self.entries.pop(task)[-1] = None

    def pop(self):
        while self.heap:
            _, _, task = heapq.heappop(self.heap)
            if task is not None:
                del self.entries[task]
                return task
        raise KeyError("pop from an empty queue")


q = Queue()
for task, priority in (("write", 5), ("read", 1), ("sleep", 9), ("eat", 1)):
    q.add(task, priority)
q.add("sleep", 0)
q.remove("read")
print(q.pop(), q.pop(), q.pop())
attempt(q.pop)

graph = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}
distances, todo = {}, [(0, "a")]
while todo:
    distance, node = heapq.heappop(todo)
    if node not in distances:
        distances[node] = distance
        for neighbour, weight in graph[node].items():
            heapq.heappush(todo, (distance + weight, neighbour))
print(distances)
