"""Container types: namedtuple, Counter, OrderedDict, deque, defaultdict, and, built on first use,
ChainMap, UserDict, UserList and UserString; `collections.abc` is a submodule.

deque and defaultdict are native.  OrderedDict is a dict with the order-changing methods: moving a key to
the front copies the dictionary, everything else costs what it costs in a dict.
"""

import sys as _sys
from _collections import _count_elements, _odict_items, _odict_iter, _odict_keys, _odict_values, _tuplegetter
from _collections import defaultdict, deque
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from operator import eq as _eq, itemgetter as _itemgetter

from keyword import iskeyword as _iskeyword
from reprlib import recursive_repr as _recursive_repr


__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque",
    "namedtuple",
]


def __getattr__(name):
    # The wrappers rest on the abstract classes, which most programs that import us do not need.
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        from collections import _wrappers

        for wrapper in ("ChainMap", "UserDict", "UserList", "UserString"):
            globals()[wrapper] = getattr(_wrappers, wrapper)
        return globals()[name]
    if name == "abc":
        import collections.abc

        return _sys.modules["collections.abc"]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class OrderedDict(dict):
    """A dictionary whose order counts in comparisons and can be changed."""

    __iter__, keys, values, items = _odict_iter, _odict_keys, _odict_values, _odict_items

    def __init__(self, /, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f"expected at most 1 arguments, got {len(args)}")
        if type(self).__setitem__ is dict.__setitem__:
            dict.__init__(self, *args, **kwds)
        else:
            self.update(*args, **kwds)

    def update(self, /, *args, **kwds):
        """Set items from a mapping or from pairs, and from keyword arguments."""
        if type(self).__setitem__ is dict.__setitem__:
            dict.update(self, *args, **kwds)
        else:
            for key, value in dict(*args, **kwds).items():
                self[key] = value

    def move_to_end(self, key, last=True):
        """Move a key to the end, or with `last=False` to the front; KeyError if it is absent."""
        value = dict.__getitem__(self, key)
        dict.__delitem__(self, key)
        if last:
            dict.__setitem__(self, key, value)
        else:
            rest = list(dict.items(self))
            dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, rest)

    def popitem(self, last=True):
        """Remove and return the last pair, or with `last=False` the first."""
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(iter(self))
        return key, dict.pop(self, key)

    def copy(self):
        """A shallow copy of the same class."""
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """A dictionary with the keys of `iterable`, all with the same value."""
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(map(_eq, self, other))
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    @_recursive_repr()
    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        return f"{self.__class__.__name__}({list(self.items())!r})"

    def __reduce__(self):
        getter = getattr(self, "__getstate__", None)
        state = getter() if getter is not None else self.__dict__ or None
        return self.__class__, (), state, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


def _checked_fields(typename, fields, rename):
    """The names of a named tuple as strings, invalid ones replaced or refused."""
    if isinstance(fields, str):
        fields = fields.replace(",", " ").split()
    fields = list(map(str, fields))
    if rename:
        seen = set()
        for index, name in enumerate(fields):
            if not name.isidentifier() or _iskeyword(name) or name.startswith("_") or name in seen:
                fields[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + fields:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in fields:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return tuple(map(_sys.intern, fields))


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new tuple class whose elements also have names.

    >>> Point = namedtuple("Point", ["x", "y"])
    >>> Point(11, y=22)
    Point(x=11, y=22)
    """
    typename = _sys.intern(str(typename))
    fields = _checked_fields(typename, field_names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(fields[len(fields) - len(defaults) :], defaults))

    count = len(fields)
    names = "".join(f"{name}, " for name in fields)
    new_tuple = tuple.__new__

    # Built from source so that the fields are ordinary parameters, with the errors of any call.
    __new__ = eval(
        f"lambda _cls, {names}: _new_tuple(_cls, ({names}))",
        {"_new_tuple": new_tuple, "__builtins__": {}, "__name__": f"namedtuple_{typename}"},
    )
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"
    if defaults is not None:
        __new__.__defaults__ = defaults

    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"

    template = "(" + ", ".join(f"{name}=%r" for name in fields) + ")"

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + template % self

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"

    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, _sys.intern(f"Alias for field number {index}"))
    result = type(typename, (tuple,), namespace)

    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        result.__module__ = module
    return result


class Counter(dict):
    """A dictionary of counts: absent elements count zero.

    >>> Counter("banana").most_common(2)
    [('a', 3), ('n', 2)]
    """

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The `n` most frequent elements with their counts, or all; equal counts keep their order."""
        by_count = sorted(self.items(), key=_itemgetter(1), reverse=True)
        if n is None:
            return by_count
        return by_count[: max(n, 0)]

    def elements(self):
        """An iterator over the elements, each as often as it is counted."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add counts: of a mapping, of the elements of an iterable, and of the keyword arguments."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    get = self.get
                    for element, count in iterable.items():
                        self[element] = count + get(element, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Subtract counts, as `update` adds them; counts may become negative."""
        if iterable is not None:
            get = self.get
            if _is_mapping(iterable):
                for element, count in iterable.items():
                    self[element] = get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, element):
        if element in self:
            super().__delitem__(element)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            counts = dict(self.most_common())
        except TypeError:
            counts = dict(self)
        return f"{self.__class__.__name__}({counts!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    # The operators of multisets keep positive counts only.

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            new = count + other[element]
            if new > 0:
                result[element] = new
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            new = count - other[element]
            if new > 0:
                result[element] = new
        for element, count in other.items():
            if element not in self and count < 0:
                result[element] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            theirs = other[element]
            new = theirs if count < theirs else count
            if new > 0:
                result[element] = new
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            theirs = other[element]
            new = count if count < theirs else theirs
            if new > 0:
                result[element] = new
        return result

    def __pos__(self):
        return _positive(Counter(), self, 1)

    def __neg__(self):
        return _positive(Counter(), self, -1)

    def _keep_positive(self):
        for element in [e for e, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, theirs in other.items():
            if theirs > self[element]:
                self[element] = theirs
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            theirs = other[element]
            if theirs < count:
                self[element] = theirs
        return self._keep_positive()


def _positive(result, counter, sign):
    for element, count in counter.items():
        if count * sign > 0:
            result[element] = count * sign
    return result


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    if type(value) in (str, list, tuple) or "collections.abc" not in _sys.modules:
        return False
    from collections.abc import Mapping

    return isinstance(value, Mapping)
