"""match at work: a small adventure interpreter and an expression simplifier in one program."""

from dataclasses import dataclass


@dataclass
class State:
    room: str = "hall"
    items: tuple = ()
    moves: int = 0


EXITS = {("hall", "north"): "library", ("library", "south"): "hall", ("hall", "east"): "kitchen", ("kitchen", "west"): "hall"}
THINGS = {"hall": {"lamp"}, "library": {"book", "map"}, "kitchen": set()}


def step(state, line):
    match line.split():
        case []:
            return state, "say something"
        case ["quit" | "exit" | "q"]:
            return None, "bye"
        case ["look"]:
            return state, f"{state.room}: {', '.join(sorted(THINGS[state.room])) or 'nothing'}"
        case ["go", ("north" | "south" | "east" | "west") as direction] | [("north" | "south" | "east" | "west") as direction]:
            match EXITS.get((state.room, direction)):
                case None:
                    return state, "a wall"
                case room:
                    return State(room, state.items, state.moves + 1), f"you are in the {room}"
        case ["go", *_]:
            return state, "go where?"
        case ["take", item] if item in THINGS[state.room]:
            THINGS[state.room].discard(item)
            return State(state.room, (*state.items, item), state.moves), f"taken {item}"
        case ["take", "all"]:
            found = sorted(THINGS[state.room])
            THINGS[state.room].clear()
            return State(state.room, (*state.items, *found), state.moves), f"taken {len(found)}"
        case ["take", item]:
            return state, f"no {item} here"
        case ["drop", *items] if items and set(items) <= set(state.items):
            THINGS[state.room].update(items)
            return State(state.room, tuple(i for i in state.items if i not in items), state.moves), f"dropped {' and '.join(items)}"
        case ["drop", *items]:
            return state, f"you lack {[i for i in items if i not in state.items]}"
        case ["inventory" | "i"]:
            match state:
                case State(items=()):
                    return state, "empty hands"
                case State(items=(only,), moves=m):
                    return state, f"only {only} after {m} moves"
                case State(items=(first, *rest)):
                    return state, f"{first} and {len(rest)} more"
        case [verb, *_]:
            return state, f"I cannot {verb}"


state = State()
for line in ["", "look", "take lamp", "i", "take lamp", "go up", "west", "north", "look", "take all", "inventory", "go south", "drop lamp map", "look", "drop sword", "drop", "dance wildly", "i", "east", "look", "q"]:
    state, answer = step(state, line)
    print(f"> {line}\n{answer}")
    if state is None:
        break


@dataclass(frozen=True)
class Num:
    value: int


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Bin:
    op: str
    left: object
    right: object


def simplify(e):
    match e:
        case Bin(op, l, r):
            l, r = simplify(l), simplify(r)
            match (op, l, r):
                case ("+", Num(a), Num(b)):
                    return Num(a + b)
                case ("*", Num(a), Num(b)):
                    return Num(a * b)
                case ("+", Num(0), x) | ("+", x, Num(0)) | ("*", Num(1), x) | ("*", x, Num(1)):
                    return x
                case ("*", Num(0), _) | ("*", _, Num(0)):
                    return Num(0)
                case ("-", x, y) if x == y:
                    return Num(0)
                case _:
                    return Bin(op, l, r)
        case _:
            return e


def text(e):
    match e:
        case Num(v) if v < 0:
            return f"({v})"
        case Num(v):
            return str(v)
        case Var(n):
            return n
        case Bin(op="*" as op, left=Bin(op="+" | "-") as l, right=r):
            return f"({text(l)}) {op} {text(r)}"
        case Bin(op, l, r):
            return f"{text(l)} {op} {text(r)}"


x, y = Var("x"), Var("y")
for e in (Bin("+", Num(1), Num(2)), Bin("+", x, Num(0)), Bin("*", Bin("+", x, y), Num(1)), Bin("*", Bin("+", x, y), Num(2)), Bin("-", Bin("+", x, Num(0)), x), Bin("+", Bin("*", Num(0), x), Bin("*", Num(3), Num(-4)))):
    print(text(e), "=>", text(simplify(e)))
