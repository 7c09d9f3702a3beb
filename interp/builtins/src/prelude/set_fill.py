def set_fill(target, iterable):
    add = target.add
    for item in iterable:
        add(item)
