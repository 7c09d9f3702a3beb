"""Money is paid back only if the order was really cancelled.

The result of cancel() decides.
"""

from concurrent.futures import ThreadPoolExecutor

delivered = []
paid_back = []


def deliver(order):
    delivered.append(order)


with ThreadPoolExecutor(max_workers=1) as pool:
    orders = {order: pool.submit(deliver, order) for order in ("book", "lamp")}
    if orders["lamp"].cancel():
        paid_back.append("lamp")
assert sorted(delivered + paid_back) == ["book", "lamp"], f"delivered {delivered}, paid back {paid_back}"
