"""ProcessPoolExecutor, which cannot be had: a program runs in one process."""

from concurrent.futures._base import BrokenExecutor, Executor


class BrokenProcessPool(BrokenExecutor):
    """A process ended abruptly."""


class ProcessPoolExecutor(Executor):
    """Refuses to be made."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        raise NotImplementedError("processes cannot be started here: use ThreadPoolExecutor")
