def least_by_key(iterable, key, default):
    is_first = True
    for item in iterable:
        measure = key(item)
        if is_first:
            best, best_measure = item, measure
            is_first = False
        elif measure < best_measure:
            best, best_measure = item, measure
    if not is_first:
        return best
    return default[0] if default else _no_items("min")
