def set_extend(target, iterable):
    add = target.add
    for item in iterable:
        add(item)
    return target
