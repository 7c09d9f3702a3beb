"""A connection is opened once, by whoever needs it first.

The lock of the connection is held from the question to the answer: others wait until it is open. The count has a
lock of its own, since the first one is not reentrant.
"""

from threading import Lock, Thread

lock = Lock()
count_lock = Lock()
n_opened = 0
connection = None


def open_connection():
    global n_opened
    with count_lock:
        n_opened += 1
        return f"connection {n_opened}"


def get_connection():
    global connection
    with lock:
        if connection is None:
            connection = open_connection()
        return connection


used = []
threads = [Thread(target=lambda: used.append(get_connection())) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert n_opened == 1, f"{n_opened} connections were opened"
assert used == ["connection 1"] * 3
