"""Queues between threads: Queue, LifoQueue, PriorityQueue, SimpleQueue, and the exceptions Empty and Full."""

from collections import deque
from heapq import heappop, heappush
from threading import Condition, Lock
from time import monotonic as _time

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """There was nothing to get."""

    __module__ = "_queue"


class Full(Exception):
    """There was no room for what was put."""


def _wait_until(condition, holds, timeout, failure):
    """Wait on a condition until `holds()`; `failure` if that takes longer than `timeout` seconds."""
    if timeout is None:
        while not holds():
            condition.wait()
        return
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    end = _time() + timeout
    while not holds():
        rest = end - _time()
        if rest <= 0:
            raise failure
        condition.wait(rest)


class Queue:
    """What is put first is got first. At most `maxsize` items wait, if that is above 0."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        # One lock for all conditions.
        self.mutex = Lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0

    def task_done(self):
        """Say that an item that was got has been dealt with."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            if unfinished == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Wait until all items that were put have been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """How many items wait."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether no item waits."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put an item in; wait for room, `timeout` seconds at most, or not at all unless `block`."""
        with self.not_full:
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full
                elif timeout is not None or self._qsize() >= self.maxsize:
                    _wait_until(self.not_full, lambda: self._qsize() < self.maxsize, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Take an item out; wait for one, `timeout` seconds at most, or not at all unless `block`."""
        with self.not_empty:
            if not block:
                if not self._qsize():
                    raise Empty
            elif timeout is not None or not self._qsize():
                _wait_until(self.not_empty, self._qsize, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Put an item in if there is room now."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item out if there is one now."""
        return self.get(block=False)

    # What other orders override; the lock is held.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class PriorityQueue(Queue):
    """The least item is got first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """What is put last is got first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """What is put first is got first; there is room for any number of items."""

    __module__ = "_queue"
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self):
        self._items = deque()
        self._not_empty = Condition(Lock())

    def put(self, item, block=True, timeout=None):
        """Put an item in; the other arguments are there for the sake of Queue."""
        with self._not_empty:
            self._items.append(item)
            self._not_empty.notify()

    def get(self, block=True, timeout=None):
        """Take an item out; wait for one, `timeout` seconds at most, or not at all unless `block`."""
        with self._not_empty:
            if not block:
                if not self._items:
                    raise Empty
            elif timeout is not None or not self._items:
                _wait_until(self._not_empty, self.qsize, timeout, Empty)
            return self._items.popleft()

    def put_nowait(self, item):
        """Put an item in."""
        self.put(item)

    def get_nowait(self):
        """Take an item out if there is one now."""
        return self.get(block=False)

    def empty(self):
        """Whether no item waits."""
        return not self._items

    def qsize(self):
        """How many items wait."""
        return len(self._items)
