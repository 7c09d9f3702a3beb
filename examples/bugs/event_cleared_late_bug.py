"""A worker clears the event after its work, and with it the next signal.

A producer may put something in and set the event after the worker has emptied the box and before it clears the
event. The worker then waits, though there is something in the box.
"""

from threading import Event, Lock, Thread

lock = Lock()
box = []
has_mail = Event()
delivered = []


def work():
    while len(delivered) < 2:
        has_mail.wait()
        with lock:
            delivered.extend(box)
            box.clear()
        has_mail.clear()


def send(letter):
    with lock:
        box.append(letter)
    has_mail.set()


worker = Thread(target=work)
worker.start()
send("first")
send("second")
worker.join()
assert delivered == ["first", "second"]
