"""A connection that should be opened once is opened by two threads.

Whether it is there is asked under the lock, but it is opened after the lock was let go, so that a second thread
still finds nothing. Both open a connection, and one of the two is never closed.
"""

from threading import Lock, Thread

lock = Lock()
n_opened = 0
connection = None


def open_connection():
    global n_opened
    with lock:
        n_opened += 1
        return f"connection {n_opened}"


def get_connection():
    global connection
    with lock:
        is_missing = connection is None
    if is_missing:
        opened = open_connection()
        with lock:
            connection = opened
    return connection


used = []
threads = [Thread(target=lambda: used.append(get_connection())) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert n_opened == 1, f"{n_opened} connections were opened"
assert used == ["connection 1"] * 3
