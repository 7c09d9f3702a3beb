"""Two doctors leave at once, each because the other one is there.

Each reads what the other one says and changes only its own entry, both properly locked. The rule is about the two
entries together, and no lock covers both.
"""

from threading import Lock, Thread


class Doctor:
    def __init__(self):
        self.lock = Lock()
        self.is_on_call = True

    def asked(self):
        with self.lock:
            return self.is_on_call

    def leave(self):
        with self.lock:
            self.is_on_call = False


def leave_if_covered(me, other):
    if other.asked():
        me.leave()


ann, bob = Doctor(), Doctor()
threads = [Thread(target=leave_if_covered, args=(ann, bob)), Thread(target=leave_if_covered, args=(bob, ann))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert ann.is_on_call or bob.is_on_call, "nobody is on call"
