"""Two withdrawals see the same balance, and the account is overdrawn.

Each method of the account is safe, but the balance is checked with one call and changed with another. What was
checked need not hold any more when the money is taken.
"""

from threading import Lock, Thread


class Account:
    def __init__(self, balance):
        self.lock = Lock()
        self.balance = balance

    def covers(self, amount):
        with self.lock:
            return self.balance >= amount

    def take(self, amount):
        with self.lock:
            self.balance -= amount


def withdraw(account, amount):
    if account.covers(amount):
        account.take(amount)


account = Account(100)
threads = [Thread(target=withdraw, args=(account, 60)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert account.balance >= 0, f"the account is overdrawn: {account.balance}"
