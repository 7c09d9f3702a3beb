"""Threads see the loop variable as it is when they run, not as it was when they were made.

The lambda looks up `name` late. A thread that begins after the loop has gone on greets somebody else.
"""

from threading import Lock, Thread

lock = Lock()
greeted = []


def greet(name):
    with lock:
        greeted.append(name)


threads = []
for name in ("Ann", "Bob", "Cleo"):
    thread = Thread(target=lambda: greet(name))
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
assert sorted(greeted) == ["Ann", "Bob", "Cleo"], f"the wrong people were greeted: {greeted}"
