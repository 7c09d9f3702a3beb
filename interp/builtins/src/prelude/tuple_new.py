def tuple_new(cls, iterable):
    return _tuple(cls, _collect([], iterable))
