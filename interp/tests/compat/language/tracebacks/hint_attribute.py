"""AttributeError with a suggestion."""
# compat: traceback


class Account:
    def __init__(self):
        self.balance = 10

    def withdraw(self, n):
        self.balance -= n


account = Account()
try:
    account.completely_different_thing
except AttributeError as error:
    print(error)
try:
    [].appendd(1)
except AttributeError as error:
    print(error)
account.withdrew(5)
