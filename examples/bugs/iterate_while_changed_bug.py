"""A dictionary grows while another thread goes through it.

Each price is printed under the lock, but the loop itself holds no lock between two prices. An insertion there makes
the iteration raise RuntimeError.
"""

from threading import Lock, Thread

lock = Lock()
prices = {"apple": 3, "pear": 4}
shown = []


def show():
    for fruit, price in prices.items():
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
