def list_fill(target, iterable):
    for item in iterable:
        target.append(item)
