"""Callbacks are called when the lock is free.

The list is copied under the lock, and the copy is worked off without it: a callback may do what it likes.
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
            callbacks = list(self.callbacks)
        for callback in callbacks:
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
