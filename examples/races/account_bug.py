"""Two withdrawals see the same balance, and the account is overdrawn."""

from threading import Thread


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if self.balance >= amount:
            self.balance -= amount


account = Account(100)
threads = [Thread(target=account.withdraw, args=(70,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert account.balance >= 0, account.balance
