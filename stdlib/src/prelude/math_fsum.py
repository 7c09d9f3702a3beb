def math_fsum(iterable):
    items = []
    for item in iterable:
        items.append(item)
    return _math_fsum(items)
