"""Objects are numbered by a counter in their class, and two of them get the same number."""

from threading import Thread


class Order:
    made = 0

    def __init__(self):
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
