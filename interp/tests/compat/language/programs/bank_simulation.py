"""Accounts, exceptions of their own, transactions that roll back, a statement."""

from contextlib import contextmanager
from dataclasses import dataclass, field


class BankError(Exception):
    """Base of all errors of the bank."""


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} lacks {amount - account.balance} of {amount}")
        self.missing = amount - account.balance


class UnknownAccount(BankError, KeyError):
    def __str__(self):
        return f"no account {self.args[0]!r}"


@dataclass
class Account:
    owner: str
    balance: int = 0
    history: list = field(default_factory=list, repr=False)

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        self.balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(("withdraw", amount))


class Savings(Account):
    rate = 5

    def add_interest(self):
        self.deposit(self.balance * self.rate // 100)

    def withdraw(self, amount):
        if amount > 500:
            raise BankError("limit is 500")
        super().withdraw(amount)


class Bank:
    def __init__(self):
        self.accounts, self.depth = {}, 0

    def open(self, name, kind=Account, **kw):
        self.accounts[name] = kind(name, **kw)
        return self.accounts[name]

    def __getitem__(self, name):
        try:
            return self.accounts[name]
        except KeyError:
            raise UnknownAccount(name) from None

    @contextmanager
    def transaction(self):
        saved = {n: (a.balance, a.history[:]) for n, a in self.accounts.items()}
        self.depth += 1
        try:
            yield self
        except BankError as error:
            for n, (balance, history) in saved.items():
                self.accounts[n].balance, self.accounts[n].history[:] = balance, history
            print("  rolled back:", error)
        else:
            print("  committed")
        finally:
            self.depth -= 1

    def transfer(self, source, target, amount):
        self[source].withdraw(amount)
        self[target].deposit(amount)

    @property
    def total(self):
        return sum(a.balance for a in self.accounts.values())


bank = Bank()
bank.open("ann", balance=100).deposit(50)
bank.open("bob", Savings, balance=1000)
print(bank["ann"], bank["bob"], bank.total)
for steps in ([("ann", "bob", 70)], [("ann", "bob", 50), ("bob", "ann", 600)], [("ann", "bob", 500)], [("bob", "ann", 400), ("ann", "cat", 10)], [("bob", "ann", 100), ("ann", "bob", 20)]):
    print(steps)
    with bank.transaction():
        for step in steps:
            bank.transfer(*step)
    print(" ", {n: a.balance for n, a in bank.accounts.items()}, bank.total)
try:
    with bank.transaction():
        bank["ann"].deposit(-5)
except ValueError as error:
    print("not a bank error:", error, bank.depth)
bank["bob"].add_interest()
print(bank["bob"], bank["bob"].history)
try:
    bank["zoe"]
except KeyError as error:
    print(type(error).__name__, error, error.args, error.__suppress_context__)
try:
    bank["ann"].withdraw(10_000)
except InsufficientFunds as error:
    print(error, error.missing)
print(f"{'kind':<10}{'amount':>10}")
for kind, amount in bank["ann"].history:
    print(f"{kind:<10}{amount:>10,.2f}")
print([k.__name__ for k in UnknownAccount.__mro__[:4]], isinstance(bank["bob"], Account), Account("x") == Account("x"))
