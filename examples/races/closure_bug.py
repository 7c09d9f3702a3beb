"""Two threads ask one generator of numbers, made of a closure, and get the same number."""

from threading import Thread


def numbering():
    last = 0

    def next_number():
        nonlocal last
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
