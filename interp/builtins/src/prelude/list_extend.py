def list_extend(target, iterable, result=None):
    append = target.append
    for item in iterable:
        append(item)
    return target if result is None else result
