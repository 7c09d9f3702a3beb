# RLock: its owner may take it again.
import threading
from threading import RLock, Thread


def attempt(action):
    try:
        print("gives", action())
    except BaseException as error:
        print(type(error).__name__, "-", error)


def in_thread(function):
    results = []

    def run():
        try:
            results.append(function())
        except BaseException as error:
            results.append(f"{type(error).__name__} - {error}")

    thread = Thread(target=run)
    thread.start()
    thread.join()
    return results[0]


def shown(lock):
    return repr(lock).split(" at ")[0].replace(f"={threading.get_ident()} ", "=ME ")


lock = RLock()
print(shown(lock))
print(lock.acquire(), lock.acquire(), lock.acquire(False), shown(lock))
print(in_thread(lambda: lock.acquire(False)), in_thread(lambda: lock.acquire(timeout=0.01)))
print(in_thread(lock.release))
lock.release()
lock.release()
print(in_thread(lambda: lock.acquire(False)), shown(lock))
lock.release()
print(shown(lock))
attempt(lock.release)
attempt(lambda: lock.acquire(False, 3))
attempt(lambda: lock.acquire(timeout=-3))
attempt(lambda: lock.locked())

with lock as got:
    with lock:
        print(got, shown(lock), lock._is_owned(), in_thread(lock._is_owned))
print(lock._is_owned(), in_thread(lambda: (lock.acquire(), lock.release())))


# A reentrant structure.
class Account:
    def __init__(self):
        self.lock = RLock()
        self.balance = 0

    def add(self, amount):
        with self.lock:
            self.balance += amount

    def move(self, amounts):
        with self.lock:
            for amount in amounts:
                self.add(amount)


account = Account()
threads = [Thread(target=account.move, args=(range(i * 10),)) for i in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(account.balance)

# It is released as often as taken, also when exceptions pass.
try:
    with lock:
        with lock:
            with lock:
                raise ValueError
except ValueError:
    pass
print(shown(lock), in_thread(lambda: lock.acquire(False) and lock.release()))

# Another thread waits until the owner has released it altogether.
order = []
lock.acquire()
lock.acquire()


def take():
    with lock:
        order.append("thread")


thread = Thread(target=take)
thread.start()
order.append("twice")
lock.release()
order.append("once")
thread.join(0.02)
order.append("still")
lock.release()
thread.join()
print(order)
