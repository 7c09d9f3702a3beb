"""A thread goes through a copy of a dictionary that others change.

The copy is made under the lock, and belongs to the thread alone.
"""

from threading import Lock, Thread

lock = Lock()
prices = {"apple": 3, "pear": 4}
shown = []


def show():
    with lock:
        copy = dict(prices)
    for fruit, price in copy.items():
        with lock:
            shown.append(f"{fruit}: {price}")


def insert(fruit, price):
    with lock:
        prices[fruit] = price


threads = [Thread(target=show), Thread(target=insert, args=("plum", 5))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(shown) in (2, 3)
