def tuple_new(cls, iterable):
    return _tuple(cls, [item for item in iterable])
