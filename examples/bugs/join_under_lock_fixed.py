"""A thread is waited for without a lock.

close() takes the lock when the worker has ended.
"""

from threading import Lock, Thread


class Log:
    def __init__(self):
        self.lock = Lock()
        self.entries = []
        self.worker = Thread(target=self.run)
        self.worker.start()

    def run(self):
        with self.lock:
            self.entries.append("begun")

    def close(self):
        self.worker.join()
        with self.lock:
            self.entries.append("closed")


log = Log()
log.close()
assert log.entries == ["begun", "closed"]
