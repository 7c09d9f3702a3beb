"""A thread is waited for by one that holds the lock it needs to end.

close() keeps the lock while it joins the worker. If the worker still has an entry to write, it waits for the lock,
and close() waits for the worker.
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
        with self.lock:
            self.worker.join()
            self.entries.append("closed")


log = Log()
log.close()
assert log.entries == ["begun", "closed"]
