"""An event is set and cleared at once, and a thread that comes a moment later waits for ever.

A pulse reaches only those that wait already. An event is meant for a state that lasts, not for a moment.
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
doors_open.clear()
for visitor in visitors:
    visitor.join()
assert sorted(inside) == ["Ann", "Bob"]
