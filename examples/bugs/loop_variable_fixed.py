"""Each thread gets its value as an argument.

Arguments are evaluated when the thread is made.
"""

from threading import Lock, Thread

lock = Lock()
greeted = []


def greet(name):
    with lock:
        greeted.append(name)


threads = []
for name in ("Ann", "Bob", "Cleo"):
    thread = Thread(target=greet, args=(name,))
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
assert sorted(greeted) == ["Ann", "Bob", "Cleo"], f"the wrong people were greeted: {greeted}"
