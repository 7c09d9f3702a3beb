"""Two threads add to a global counter, and one of the additions is lost."""

from threading import Thread

hits = 0


def visit():
    global hits
    hits += 1


threads = [Thread(target=visit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert hits == 2, hits
