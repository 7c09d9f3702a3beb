"""collections.abc: which classes count as what, for built-in and own types."""
from collections import OrderedDict, deque, defaultdict, Counter, ChainMap, UserDict, UserList
from collections import abc


def generator():
    yield 1


samples = [
    ("int", 5),
    ("str", "a"),
    ("bytes", b"a"),
    ("bytearray", bytearray()),
    ("list", []),
    ("tuple", ()),
    ("dict", {}),
    ("set", set()),
    ("frozenset", frozenset()),
    ("range", range(3)),
    ("generator", generator()),
    ("iterator", iter([])),
    ("function", len),
    ("class", int),
    ("keys", {}.keys()),
    ("values", {}.values()),
    ("items", {}.items()),
    ("deque", deque()),
    ("OrderedDict", OrderedDict()),
    ("defaultdict", defaultdict()),
    ("Counter", Counter()),
    ("ChainMap", ChainMap()),
    ("UserDict", UserDict()),
    ("UserList", UserList()),
    ("None", None),
    ("map", map(str, [])),
    ("reversed", reversed([])),
]
names = "Container Hashable Iterable Iterator Reversible Generator Sized Callable Collection Sequence MutableSequence Set MutableSet Mapping MutableMapping MappingView KeysView ItemsView ValuesView".split()
for label, value in samples:
    kinds = [name for name in names if isinstance(value, getattr(abc, name))]
    print(f"{label}: {' '.join(kinds)}")


class HasLen:
    def __len__(self):
        return 0


class HasIter:
    def __iter__(self):
        return iter(())


class HasAll(HasLen, HasIter):
    def __contains__(self, item):
        return False


class Unhashable:
    __hash__ = None


class OldStyle:
    def __getitem__(self, index):
        raise IndexError


class Next:
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class NotIterable(HasIter):
    __iter__ = None


for cls in (HasLen, HasIter, HasAll, Unhashable, OldStyle, Next, NotIterable):
    print(cls.__name__, [name for name in names if issubclass(cls, getattr(abc, name))])

abc.Sequence.register(OldStyle)
print(isinstance(OldStyle(), abc.Sequence), issubclass(OldStyle, abc.Collection), issubclass(OldStyle, abc.MutableSequence))
print(issubclass(list, abc.MutableSequence), issubclass(abc.MutableSequence, abc.Sequence), issubclass(abc.Sequence, abc.Sized))
print(abc.Sequence.__name__, abc.Mapping.__module__, abc.Hashable)
