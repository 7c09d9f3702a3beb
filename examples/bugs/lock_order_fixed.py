"""Two transfers in opposite directions lock the accounts in one order.

Who locks by number, whatever the direction of the transfer, never holds what another needs first.
"""

from threading import Lock, Thread


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.lock = Lock()
        self.balance = balance


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock:
        with second.lock:
            source.balance -= amount
            target.balance += amount


ann, bob = Account(1, 100), Account(2, 100)
threads = [Thread(target=transfer, args=(ann, bob, 10)), Thread(target=transfer, args=(bob, ann, 20))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert (ann.balance, bob.balance) == (110, 90)
