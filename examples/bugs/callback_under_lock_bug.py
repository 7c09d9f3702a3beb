"""A callback takes the lock that its own thread already holds.

The callbacks are called while the lock is held, and one of them unsubscribes itself, for which it needs the same
lock. A lock is not reentrant: the thread waits for itself.
"""

from threading import Lock, Thread


class Signal:
    def __init__(self):
        self.lock = Lock()
        self.callbacks = []

    def subscribe(self, callback):
        with self.lock:
            self.callbacks.append(callback)

    def unsubscribe(self, callback):
        with self.lock:
            self.callbacks.remove(callback)

    def send(self):
        with self.lock:
            for callback in self.callbacks:
                callback()


def once():
    n_calls.append(1)
    signal.unsubscribe(once)


signal = Signal()
n_calls = []
threads = [Thread(target=signal.send), Thread(target=signal.subscribe, args=(once,))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(signal.callbacks) + len(n_calls) == 1
