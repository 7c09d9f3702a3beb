def sort_list(target, items, key, reverse):
    is_done = False
    try:
        keys = [key(item) for item in items]
        _sort_by_keys(items, keys, reverse)
        is_done = True
    finally:
        _end_sort(target, items, is_done)
