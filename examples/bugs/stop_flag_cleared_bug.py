"""A thread that starts clears the request to stop that came before.

The worker puts its stop flag down when it begins, so that it can be started again. If stop() is called before the
new thread runs, the request is forgotten.
"""

from threading import Event, Thread


class Worker:
    def __init__(self):
        self.stopping = Event()

    def start(self):
        self.thread = Thread(target=self.run)
        self.thread.start()

    def run(self):
        self.stopping.clear()
        self.stopping.wait()

    def stop(self):
        self.stopping.set()
        self.thread.join()


worker = Worker()
for _ in range(2):
    worker.start()
    worker.stop()
assert not worker.thread.is_alive()
