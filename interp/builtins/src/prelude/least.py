def least(iterable, default):
    is_first = True
    for item in iterable:
        if is_first:
            best = item
            is_first = False
        elif item < best:
            best = item
    if not is_first:
        return best
    return default[0] if default else _no_items("min")
