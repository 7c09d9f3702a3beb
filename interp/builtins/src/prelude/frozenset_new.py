def frozenset_new(cls, iterable):
    return _frozenset(cls, [item for item in iterable])
