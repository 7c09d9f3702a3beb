"""The closure holds a lock beside the number."""

from threading import Lock, Thread


def numbering():
    last = 0
    lock = Lock()

    def next_number():
        nonlocal last
        with lock:
            last += 1
            return last

    return next_number


next_ticket = numbering()
tickets = []


def buy():
    tickets.append(next_ticket())


threads = [Thread(target=buy) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sorted(tickets) == [1, 2], tickets
