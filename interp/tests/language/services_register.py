"""The verdict of the candidate states on histories of a register, against a brute-force search for an order in which the
calls can have taken effect (Wing and Gong, Testing and verifying concurrent objects, 1993)."""

import random
import sys

from _services.candidates import Candidates
from _services.model import new_state
from services.register import Register

VALUES = range(2)


def operate(value, name, args):
    """The register's value and the call's result."""
    if name == "read":
        return value, value
    if name == "write":
        return args[0], None
    return (args[1], True) if value == args[0] else (value, False)


def history(rng):
    """Events of a run: ("call", number, name, args) and ("return", number, result), with a few wrong results."""
    events, calls, open_calls, value = [], {}, [], 0
    n_calls = rng.randrange(2, 7)
    while n_calls or open_calls:
        if n_calls and len(open_calls) < 3 and rng.random() < 0.6:
            number = len(calls)
            name = rng.choice(["read", "write", "cas"])
            args = tuple(rng.choice(VALUES) for _ in range({"read": 0, "write": 1, "cas": 2}[name]))
            calls[number] = [name, args, None, False]
            open_calls.append(number)
            events.append(("call", number, name, args))
            n_calls -= 1
        elif open_calls:
            number = rng.choice(open_calls)
            call = calls[number]
            if not call[3]:
                value, call[2] = operate(value, call[0], call[1])
                call[3] = True
            if rng.random() < 0.5:
                result = call[2]
                if rng.random() < 0.15 and call[0] != "write":
                    result = (not result) if call[0] == "cas" else 1 - result
                events.append(("return", number, result))
                open_calls.remove(number)
    return events


def brute(events):
    """Whether the calls can be put in an order that respects time and explains the results."""
    calls = {event[1]: event[2:] for event in events if event[0] == "call"}
    results = {event[1]: event[2] for event in events if event[0] == "return"}
    begins = {event[1]: place for place, event in enumerate(events) if event[0] == "call"}
    ends = {event[1]: place for place, event in enumerate(events) if event[0] == "return"}

    def search(value, left):
        if not left:
            return True
        first_end = min(ends[number] for number in left)
        for number in left:
            if begins[number] < first_end:
                after, result = operate(value, *calls[number])
                if result == results[number] and search(after, [other for other in left if other != number]):
                    return True
        return False

    return search(0, list(calls))


def judged(events):
    """Whether the candidate states explain the history."""
    state = new_state(Register, (2,))
    candidates = Candidates(state)
    functions = Register._sesf_functions
    for event in events:
        if event[0] == "call":
            assert candidates.call(event[1], functions[event[2]], event[1], None, event[3])
        elif not candidates.returned(event[1], ("returns", event[2])):
            return False
    return True


def main(n):
    rng = random.Random(4)
    wrong = 0
    for _ in range(n):
        events = history(rng)
        expected = brute(events)
        wrong += not expected
        if judged(events) != expected:
            raise AssertionError(f"the search says {expected}: {events}")
    print(n, "histories,", wrong, "of them wrong")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
