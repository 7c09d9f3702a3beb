"""Two transfers in opposite directions wait for each other's account.

Each thread locks the account it takes from, then the one it gives to. If both have their first lock, neither gets
its second.
"""

from threading import Lock, Thread


class Account:
    def __init__(self, balance):
        self.lock = Lock()
        self.balance = balance


def transfer(source, target, amount):
    with source.lock:
        with target.lock:
            source.balance -= amount
            target.balance += amount


ann, bob = Account(100), Account(100)
threads = [Thread(target=transfer, args=(ann, bob, 10)), Thread(target=transfer, args=(bob, ann, 20))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert (ann.balance, bob.balance) == (110, 90)
