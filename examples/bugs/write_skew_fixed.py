"""One of two doctors stays, since they decide one after the other.

The rule is about both, so that one lock, that of the ward, is held from the question to the change.
"""

from threading import Lock, Thread


class Doctor:
    def __init__(self):
        self.is_on_call = True


def leave_if_covered(me, other):
    with ward_lock:
        if other.is_on_call:
            me.is_on_call = False


ward_lock = Lock()
ann, bob = Doctor(), Doctor()
threads = [Thread(target=leave_if_covered, args=(ann, bob)), Thread(target=leave_if_covered, args=(bob, ann))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert ann.is_on_call or bob.is_on_call, "nobody is on call"
