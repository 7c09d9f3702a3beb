def list_fill(target, iterable):
    append = target.append
    for item in iterable:
        append(item)
