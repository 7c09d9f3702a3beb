"""Heaps in lists, smallest element first: heappush, heappop, heapify, heapreplace, heappushpop, merge,
nlargest, nsmallest, and the variants for heaps with the largest first that other modules use.

Native functions take over where `_heapq` exists.
"""

__all__ = [
    "heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop",
]


def heappush(heap, item):
    """Add an item."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    """Remove and return the smallest item; IndexError if there is none."""
    last = heap.pop()
    if not heap:
        return last
    result = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return result


def heapreplace(heap, item):
    """Return the smallest item and put another in its place."""
    result = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return result


def heappushpop(heap, item):
    """Add an item, then remove and return the smallest."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    """Make a heap of a list, in place and in linear time."""
    for i in reversed(range(len(x) // 2)):
        _sink(x, i)


def _rise(heap, start, pos):
    """Move the item at `pos` up towards `start` until its parent is not larger."""
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        other = heap[parent]
        if not item < other:
            break
        heap[pos] = other
        pos = parent
    heap[pos] = item


def _sink(heap, pos):
    """Move the item at `pos` down, first all the way along the smaller children, then back up: the item
    mostly comes from the bottom, so this compares less often than stopping on the way."""
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise(heap, start, pos)


def _rise_max(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        other = heap[parent]
        if not other < item:
            break
        heap[pos] = other
        pos = parent
    heap[pos] = item


def _sink_max(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise_max(heap, start, pos)


def _heappop_max(heap):
    last = heap.pop()
    if not heap:
        return last
    result = heap[0]
    heap[0] = last
    _sink_max(heap, 0)
    return result


def _heapreplace_max(heap, item):
    result = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return result


def _heapify_max(x):
    for i in reversed(range(len(x) // 2)):
        _sink_max(x, i)


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted iterator, reading each only as far as needed."""
    heap = []
    sign = -1 if reverse else 1
    fix, pop, replace = (
        (_heapify_max, _heappop_max, _heapreplace_max) if reverse else (heapify, heappop, heapreplace)
    )
    # An entry is [key, order, value, next]: equal keys come in the order of the inputs.
    for order, it in enumerate(map(iter, iterables)):
        step = it.__next__
        try:
            value = step()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * sign, value, step])
    fix(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                value = entry[2] = entry[3]()
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        entry = heap[0]
        step = entry[3]
        yield entry[2]
        try:
            while True:
                yield step()
        except StopIteration:
            return


def nsmallest(n, iterable, key=None):
    """The `n` smallest elements in order: `sorted(iterable, key=key)[:n]`."""
    if n == 1:
        return _extreme(min, iterable, key)
    size = _known_length(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key)[:n]
    it = iter(iterable)
    # The largest of the kept ones on top, to be replaced; the index keeps equal keys in order.
    heap = [(x if key is None else key(x), i, x) for i, x in zip(range(n), it)]
    if not heap:
        return []
    _heapify_max(heap)
    top = heap[0][0]
    order = n
    for x in it:
        k = x if key is None else key(x)
        if k < top:
            _heapreplace_max(heap, (k, order, x))
            top = heap[0][0]
            order += 1
    heap.sort()
    return [entry[2] for entry in heap]


def nlargest(n, iterable, key=None):
    """The `n` largest elements in order: `sorted(iterable, key=key, reverse=True)[:n]`."""
    if n == 1:
        return _extreme(max, iterable, key)
    size = _known_length(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=True)[:n]
    it = iter(iterable)
    heap = [(x if key is None else key(x), -i, x) for i, x in zip(range(n), it)]
    if not heap:
        return []
    heapify(heap)
    top = heap[0][0]
    order = -n
    for x in it:
        k = x if key is None else key(x)
        if top < k:
            heapreplace(heap, (k, order, x))
            top = heap[0][0]
            order -= 1
    heap.sort(reverse=True)
    return [entry[2] for entry in heap]


_nothing = object()


def _extreme(function, iterable, key):
    result = function(iterable, default=_nothing, key=key)
    return [] if result is _nothing else [result]


def _known_length(iterable):
    try:
        return len(iterable)
    except (TypeError, AttributeError):
        return None


try:
    from _heapq import _heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush
    from _heapq import heappushpop, heapreplace
except ImportError:
    pass
