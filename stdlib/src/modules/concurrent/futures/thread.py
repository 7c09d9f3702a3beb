"""ThreadPoolExecutor.

Without `max_workers` there are up to 8 threads, on every machine. A pool that is dropped keeps its threads until it is
shut down or the program ends.
"""

from collections import deque
from itertools import count
from threading import Condition, Lock, Thread, _register_atexit

from concurrent.futures import _base

_DEFAULT_WORKERS = 8

# The pools that have threads; a dict keeps their order.
_pools = {}
_is_ending = False


def _end():
    """The program ends: what was submitted is done before."""
    global _is_ending
    _is_ending = True
    for pool in list(_pools):
        pool._stop("interpreter shutdown")
        pool._join()


_register_atexit(_end)


class BrokenThreadPool(_base.BrokenExecutor):
    """The initializer of a thread of the pool failed."""


class _WorkItem:
    """A call to be made."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


class ThreadPoolExecutor(_base.Executor):
    """Makes calls in up to `max_workers` threads, each of which calls `initializer` first."""

    _counter = count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = _DEFAULT_WORKERS
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._counter()}"
        self._initializer = initializer
        self._initargs = initargs
        self._threads = set()
        # Guards what follows.
        self._changed = Condition(Lock())
        self._items = deque()
        # How many threads wait and were not notified.
        self._n_idle = 0
        # Why there are no more calls.
        self._shutdown = ""
        self._broken = ""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; its future."""
        with self._changed:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown or _is_ending:
                reason = self._shutdown or "interpreter shutdown"
                raise RuntimeError(f"cannot schedule new futures after {reason}")
            future = _base.Future()
            self._items.append(_WorkItem(future, fn, args, kwargs))
            if self._n_idle:
                self._n_idle -= 1
                self._changed.notify()
            elif len(self._threads) < self._max_workers:
                self._add_thread()
            return future

    def _add_thread(self):
        name = f"{self._thread_name_prefix}_{len(self._threads)}"
        thread = Thread(name=name, target=self._work)
        thread.start()
        self._threads.add(thread)
        _pools[self] = None

    def _work(self):
        """What a thread of the pool does."""
        if not self._initialize():
            return
        while (item := self._next_item()) is not None:
            item.run()

    def _initialize(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException as error:
                _base.report("Exception in initializer:", error)
                self._break()
                return False
        return True

    def _next_item(self):
        with self._changed:
            while not self._items:
                if self._shutdown:
                    return None
                self._n_idle += 1
                self._changed.wait()
            return self._items.popleft()

    def _break(self):
        with self._changed:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            while self._items:
                self._items.popleft().future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Accept no more calls, and wait for those that were submitted unless told not to, or to cancel them."""
        self._stop("shutdown")
        if cancel_futures:
            self._cancel_all()
        if wait:
            self._join()

    def _stop(self, reason):
        with self._changed:
            self._shutdown = self._shutdown or reason
            self._n_idle = 0
            self._changed.notify_all()

    def _cancel_all(self):
        with self._changed:
            items = list(self._items)
            self._items.clear()
        for item in items:
            item.future.cancel()

    def _join(self):
        for thread in self._threads:
            thread.join()
        _pools.pop(self, None)
