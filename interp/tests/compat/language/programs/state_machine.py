"""A table-driven state machine: a vending machine and a regular-expression-like matcher."""

from enum import Enum, auto


class State(Enum):
    IDLE = auto()
    COINS = auto()
    SERVING = auto()
    BROKEN = auto()


class Machine:
    transitions = {}

    def __init__(self):
        self.state, self.coins, self.stock, self.log = State.IDLE, 0, {"tea": (2, 30), "coffee": (1, 50)}, []

    @classmethod
    def on(cls, state, event):
        def register(f):
            cls.transitions[state, event] = f
            return f
        return register

    def send(self, event, *args):
        handler = self.transitions.get((self.state, event))
        if handler is None:
            self.log.append(f"{self.state.name}: {event} ignored")
            return
        before, self.state = self.state, handler(self, *args) or self.state
        self.log.append(f"{before.name} --{event}{args or ''}--> {self.state.name} ({self.coins})")


on = Machine.on


@on(State.IDLE, "coin")
@on(State.COINS, "coin")
def insert(m, value):
    if value not in (10, 20, 50):
        return State.BROKEN
    m.coins += value
    return State.COINS


@on(State.COINS, "choose")
def choose(m, drink):
    left, price = m.stock.get(drink, (0, 0))
    if not left:
        m.log.append(f"no {drink}")
    elif m.coins < price:
        m.log.append(f"{price - m.coins} more for {drink}")
    else:
        m.coins -= price
        m.stock[drink] = (left - 1, price)
        return State.SERVING


@on(State.SERVING, "taken")
def taken(m):
    change, m.coins = m.coins, 0
    m.log.append(f"change {change}")
    return State.IDLE


@on(State.COINS, "cancel")
def cancel(m):
    m.coins = 0
    return State.IDLE


@on(State.BROKEN, "reset")
def reset(m):
    m.__init__()


m = Machine()
for event in [("coin", 20), ("choose", "tea"), ("coin", 20), ("choose", "tea"), ("coin", 10), ("taken",), ("coin", 50), ("choose", "coffee"), ("taken",), ("coin", 50), ("choose", "coffee"), ("choose", "milk"), ("cancel",), ("choose", "tea"), ("coin", 3), ("coin", 10)]:
    m.send(*event)
print(*m.log, sep="\n")
m.send("reset")
print(m.state, m.log, len(Machine.transitions))


def match(pattern, text):
    """Letters, . and the suffixes * + ? over single characters, by a set of positions."""
    items, i = [], 0
    while i < len(pattern):
        suffix = pattern[i + 1:i + 2] if pattern[i + 1:i + 2] in ("*", "+", "?") else ""
        items.append((pattern[i], suffix))
        i += 1 + len(suffix)

    def close(states):
        todo, seen = list(states), set(states)
        while todo:
            s = todo.pop()
            if s < len(items) and items[s][1] in ("*", "?") and s + 1 not in seen:
                seen.add(s + 1)
                todo.append(s + 1)
        return seen

    states = close({0})
    for c in text:
        new = set()
        for s in states:
            if s < len(items) and items[s][0] in (c, "."):
                new.add(s + 1)
                if items[s][1] in ("*", "+"):
                    new.add(s)
        states = close(new)
    return len(items) in states


for pattern, texts in {"ab*c": ["ac", "abbc", "ab"], "a.c": ["abc", "ac"], ".*x": ["aax", "x", ""], "a?b+": ["b", "abb", "aab", "a"], "": ["", "a"]}.items():
    print(repr(pattern), {t: match(pattern, t) for t in texts})


class Traffic:
    def __iter__(self):
        while True:
            yield from (("red", 3), ("green", 2), ("yellow", 1))


clock = 0
for colour, seconds in Traffic():
    print(f"{clock}:{colour}", end=" ")
    clock += seconds
    if clock > 12:
        break
print()
