"""The stop flag is put down before the thread exists.

start() clears the flag in the thread that also calls stop(), so that the two cannot come in the wrong order.
"""

from threading import Event, Thread


class Worker:
    def __init__(self):
        self.stopping = Event()

    def start(self):
        self.stopping.clear()
        self.thread = Thread(target=self.run)
        self.thread.start()

    def run(self):
        self.stopping.wait()

    def stop(self):
        self.stopping.set()
        self.thread.join()


worker = Worker()
for _ in range(2):
    worker.start()
    worker.stop()
assert not worker.thread.is_alive()
