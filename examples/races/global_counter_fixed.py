"""A lock makes reading and writing the counter one step."""

from threading import Lock, Thread

hits = 0
lock = Lock()


def visit():
    global hits
    with lock:
        hits += 1


threads = [Thread(target=visit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert hits == 2, hits
