def next_or(iterator, default):
    try:
        return _next(iterator)
    except StopIteration:
        return default
