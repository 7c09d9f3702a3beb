def sorted_items(iterable, key, reverse):
    items = _collect([], iterable)
    keys = None if key is None else [key(item) for item in items]
    _sort_by_keys(items, keys, reverse)
    return items
