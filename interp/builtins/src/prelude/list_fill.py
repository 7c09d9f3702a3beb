def list_fill(target, iterable):
    _collect(target, iterable)
