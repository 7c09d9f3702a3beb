"""A job that could not be cancelled any more is taken for cancelled.

cancel() returns False if the call has begun or is done. Who does not look pays back money for an order that is
delivered.
"""

from concurrent.futures import ThreadPoolExecutor

delivered = []
paid_back = []


def deliver(order):
    delivered.append(order)


with ThreadPoolExecutor(max_workers=1) as pool:
    orders = {order: pool.submit(deliver, order) for order in ("book", "lamp")}
    orders["lamp"].cancel()
    paid_back.append("lamp")
assert sorted(delivered + paid_back) == ["book", "lamp"], f"delivered {delivered}, paid back {paid_back}"
