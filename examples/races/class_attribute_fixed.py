"""The counter of the class has a lock."""

from threading import Lock, Thread


class Order:
    made = 0
    lock = Lock()

    def __init__(self):
        with Order.lock:
            Order.made += 1
            self.number = Order.made


orders = [None, None]


def order(place):
    orders[place] = Order()


threads = [Thread(target=order, args=(place,)) for place in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert orders[0].number != orders[1].number, orders[0].number
