"""An event stays set until all have passed.

It is cleared when the visitors have been joined.
"""

from threading import Event, Thread

doors_open = Event()
inside = []


def visit(name):
    doors_open.wait()
    inside.append(name)


visitors = [Thread(target=visit, args=(name,)) for name in ("Ann", "Bob")]
for visitor in visitors:
    visitor.start()
doors_open.set()
for visitor in visitors:
    visitor.join()
doors_open.clear()
assert sorted(inside) == ["Ann", "Bob"]
