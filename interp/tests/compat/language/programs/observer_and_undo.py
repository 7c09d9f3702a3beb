"""Small patterns together: observers, commands with undo, a plug-in registry, a fluent builder, a mixin."""


class Event:
    def __init__(self):
        self.listeners = []

    def __iadd__(self, f):
        self.listeners.append(f)
        return self

    def __isub__(self, f):
        self.listeners.remove(f)
        return self

    def __call__(self, *args, **kw):
        return [f(*args, **kw) for f in list(self.listeners)]


class Observable:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.watched = {name for name in cls.__annotations__}

    def __init__(self):
        object.__setattr__(self, "changed", Event())

    def __setattr__(self, name, value):
        old = getattr(self, name, None)
        super().__setattr__(name, value)
        if name in self.watched and old != value:
            self.changed(name, old, value)


class Model(Observable):
    title: str
    size: int

    def __init__(self):
        super().__init__()
        self.title, self.size, self.hidden = "", 0, None


m = Model()
seen = []
m.changed += lambda *a: seen.append(a)
shout = lambda name, old, new: seen.append(f"{name}!")
m.changed += shout
m.title = "first"
m.size = 5
m.size = 5
m.hidden = "not watched"
m.changed -= shout
m.size += 1
print(seen)
try:
    m.changed -= shout
except ValueError as error:
    print(error)


class Command:
    def __init__(self, do, undo, name):
        self.do, self.undo, self.name = do, undo, name


class Editor:
    def __init__(self):
        self.text, self.done, self.undone = "", [], []

    def run(self, command):
        command.do()
        self.done.append(command)
        self.undone.clear()
        return self

    def insert(self, s, at=None):
        at = len(self.text) if at is None else at

        def do():
            self.text = self.text[:at] + s + self.text[at:]

        def undo():
            self.text = self.text[:at] + self.text[at + len(s):]
        return self.run(Command(do, undo, f"insert {s!r}"))

    def delete(self, start, end):
        removed = self.text[start:end]

        def do():
            self.text = self.text[:start] + self.text[end:]

        def undo():
            self.text = self.text[:start] + removed + self.text[start:]
        return self.run(Command(do, undo, f"delete {removed!r}"))

    def undo(self, n=1):
        for _ in range(min(n, len(self.done))):
            command = self.done.pop()
            command.undo()
            self.undone.append(command)
        return self

    def redo(self):
        if self.undone:
            command = self.undone.pop()
            command.do()
            self.done.append(command)
        return self


e = Editor().insert("hello").insert(" world").insert("!").delete(0, 1).insert("J", 0)
print(e.text, [c.name for c in e.done])
print(e.undo().text, e.undo().text, e.redo().text, e.undo(10).text == "", e.redo().redo().text, e.insert("?").text, e.redo().text, len(e.undone))


class Registry(type):
    plugins = {}

    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        if bases:
            mcls.plugins[ns.get("extension", name.lower())] = cls
        return cls


class Exporter(metaclass=Registry):
    def export(self, rows):
        return self.head() + self.separator.join(self.row(r) for r in rows) + self.tail()

    def head(self):
        return ""

    tail = head
    separator = "\n"


class Csv(Exporter):
    extension = "csv"

    def row(self, r):
        return ",".join(map(str, r))


class Html(Exporter):
    head = lambda self: "<table>"
    tail = lambda self: "</table>"
    separator = ""

    def row(self, r):
        return "<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>"


class Markdown(Exporter):
    extension = "md"

    def row(self, r):
        return "| " + " | ".join(map(str, r)) + " |"


print(sorted(Registry.plugins))
for extension in ("csv", "html", "md"):
    print(Registry.plugins[extension]().export([("a", 1), ("b", 2)]))


class Query:
    def __init__(self, parts=()):
        self.parts = tuple(parts)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args: Query((*self.parts, (name.upper().replace("_", " "), args)))

    def __str__(self):
        return " ".join(f"{word} {', '.join(map(str, args))}".strip() for word, args in self.parts)


base = Query().select("name", "age").from_("people")
print(base.where("age > 5").order_by("name").limit(3))
print(base, hasattr(base, "_private"), len(base.parts))


class Comparable:
    def __lt__(self, other):
        return self.rank() < other.rank()

    def __eq__(self, other):
        return isinstance(other, Comparable) and self.rank() == other.rank()

    def __hash__(self):
        return hash(self.rank())


class Card(Comparable):
    ORDER = "23456789TJQKA"

    def __init__(self, text):
        self.value, self.suit = text

    def rank(self):
        return self.ORDER.index(self.value), "CDHS".index(self.suit)

    def __repr__(self):
        return self.value + self.suit


hand = [Card(c) for c in "TS 2H AD 2C KS TS".split()]
print(sorted(hand), max(hand), len(set(hand)), hand.index(Card("AD")), Card("2C") < Card("2H") < Card("3C"))
