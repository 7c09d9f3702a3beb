def collect(iterable):
    return _collect([], iterable)
