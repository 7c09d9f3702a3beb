"""Short representations of big values: Repr, repr, aRepr; and recursive_repr, which guards a
`__repr__` method against containers that hold themselves.

Repr covers the built-in containers, str, int, bytes-like values by the general rule, array and deque.
"""

try:
    from _thread import get_ident
except ImportError:

    def get_ident():
        return 0


__all__ = ["Repr", "repr", "recursive_repr"]


def recursive_repr(fillvalue="..."):
    """Decorate a `__repr__` so that a nested call on the same object gives `fillvalue`."""

    def decorate(user_function):
        running = set()

        def wrapper(self):
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        wrapper.__module__ = user_function.__module__
        wrapper.__doc__ = user_function.__doc__
        wrapper.__name__ = user_function.__name__
        wrapper.__qualname__ = user_function.__qualname__
        wrapper.__annotations__ = getattr(user_function, "__annotations__", {})
        return wrapper

    return decorate


class Repr:
    """Representation with limits on depth, on the number of elements, and on length."""

    def __init__(self):
        self.fillvalue = "..."
        self.maxlevel = 6
        self.maxtuple = 6
        self.maxlist = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxset = 6
        self.maxfrozenset = 6
        self.maxdeque = 6
        self.maxstring = 30
        self.maxlong = 40
        self.maxother = 30

    def repr(self, x):
        """The shortened representation of `x`."""
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        """The same for a value with `level` levels still allowed: goes by the name of its type."""
        method = getattr(self, "repr_" + type(x).__name__.replace(" ", "_"), None)
        return method(x, level) if method else self.repr_instance(x, level)

    def _sequence(self, x, level, left, right, limit, trail=""):
        count = len(x)
        if level <= 0 and count:
            inner = self.fillvalue
        else:
            parts = []
            for element in x:
                if len(parts) == limit:
                    break
                parts.append(self.repr1(element, level - 1))
            if count > limit:
                parts.append(self.fillvalue)
            inner = ", ".join(parts)
            if count == 1 and trail and limit >= 1:
                right = trail + right
        return left + inner + right

    def repr_tuple(self, x, level):
        return self._sequence(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._sequence(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return "array('%s')" % x.typecode
        return self._sequence(x, level, "array('%s', [" % x.typecode, "])", self.maxarray)

    def repr_set(self, x, level):
        if not x:
            return "set()"
        return self._sequence(_ordered(x), level, "{", "}", self.maxset)

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        return self._sequence(_ordered(x), level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._sequence(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        parts = []
        for key in _ordered(x)[: self.maxdict]:
            parts.append(self.repr1(key, level - 1) + ": " + self.repr1(x[key], level - 1))
        if len(x) > self.maxdict:
            parts.append(self.fillvalue)
        return "{" + ", ".join(parts) + "}"

    def _clip(self, text, limit):
        if len(text) <= limit:
            return text
        head = max(0, (limit - 3) // 2)
        tail = max(0, limit - 3 - head)
        return text[:head] + self.fillvalue + text[len(text) - tail :]

    def repr_str(self, x, level):
        text = _repr(x[: self.maxstring])
        if len(text) <= self.maxstring and len(x) <= self.maxstring:
            return text
        # Both ends are kept, quoted again so that no escape is cut in two at the start.
        head = max(0, (self.maxstring - 3) // 2)
        tail = max(0, self.maxstring - 3 - head)
        text = _repr(x[:head] + x[len(x) - tail :])
        return text[:head] + self.fillvalue + text[len(text) - tail :]

    def repr_int(self, x, level):
        return self._clip(_repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = _repr(x)
        except Exception:
            return "<%s instance at %#x>" % (x.__class__.__name__, id(x))
        return self._clip(text, self.maxother)


def _ordered(values):
    try:
        return sorted(values)
    except Exception:
        return list(values)


_repr = repr
aRepr = Repr()
repr = aRepr.repr
