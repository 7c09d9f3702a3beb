"""Two withdrawals from one account, of which the second is refused.

Checking and taking are one method that holds the lock throughout, and tells whether it took the money.
"""

from threading import Lock, Thread


class Account:
    def __init__(self, balance):
        self.lock = Lock()
        self.balance = balance

    def take_if_covered(self, amount):
        with self.lock:
            if self.balance < amount:
                return False
            self.balance -= amount
            return True


def withdraw(account, amount, taken):
    if account.take_if_covered(amount):
        taken.append(amount)


account = Account(100)
taken = []
threads = [Thread(target=withdraw, args=(account, 60, taken)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert taken == [60]
assert account.balance == 40
