"""A worker clears the event before it looks into the box.

A signal that comes after the clearing stays up until the worker has looked once more. At worst it looks into an
empty box.
"""

from threading import Event, Lock, Thread

lock = Lock()
box = []
has_mail = Event()
delivered = []


def work():
    while len(delivered) < 2:
        has_mail.wait()
        has_mail.clear()
        with lock:
            delivered.extend(box)
            box.clear()


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
