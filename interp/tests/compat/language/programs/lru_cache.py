"""An LRU cache with a linked list, checked against a simple model."""


class Node:
    __slots__ = ("key", "value", "prev", "next")

    def __init__(self, key=None, value=None):
        self.key, self.value, self.prev, self.next = key, value, None, None


class LRUCache:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be positive")
        self.capacity, self.table = capacity, {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _push(self, node):
        node.prev, node.next = self.head, self.head.next
        self.head.next.prev = node
        self.head.next = node

    def __getitem__(self, key):
        node = self.table.get(key)
        if node is None:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def __setitem__(self, key, value):
        if key in self.table:
            self._unlink(self.table[key])
        elif len(self.table) == self.capacity:
            oldest = self.tail.prev
            self._unlink(oldest)
            del self.table[oldest.key]
        node = self.table[key] = Node(key, value)
        self._push(node)

    def __contains__(self, key):
        return key in self.table

    def __len__(self):
        return len(self.table)

    def __iter__(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key
            node = node.next

    def __repr__(self):
        return f"LRUCache({', '.join(f'{k}={self.table[k].value}' for k in self)})"


class Model:
    def __init__(self, capacity):
        self.capacity, self.d = capacity, {}

    def get(self, key):
        if key in self.d:
            self.d[key] = self.d.pop(key)
        return self.d.get(key)

    def put(self, key, value):
        self.d.pop(key, None)
        if len(self.d) == self.capacity:
            del self.d[next(iter(self.d))]
        self.d[key] = value


cache = LRUCache(2)
cache["a"], cache["b"] = 1, 2
print(cache, cache["a"], cache)
cache["c"] = 3
print(cache, "b" in cache, len(cache))
try:
    cache["b"]
except KeyError as error:
    print("missing", error)
print(cache.hits, cache.misses)
try:
    LRUCache(0)
except ValueError as error:
    print(error)
cache, model, state = LRUCache(5), Model(5), 42
for step in range(2000):
    state = (state * 1103515245 + 12345) % 2 ** 31
    key = state >> 8 & 15
    if state >> 16 & 1:
        cache[key] = step
        model.put(key, step)
    else:
        try:
            value = cache[key]
        except KeyError:
            value = None
        assert value == model.get(key), (step, key)
    assert list(cache) == list(reversed(model.d))
print(cache, cache.hits, cache.misses)
