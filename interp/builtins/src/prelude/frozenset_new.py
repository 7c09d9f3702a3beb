def frozenset_new(cls, iterable):
    return _frozenset(cls, _collect([], iterable))
