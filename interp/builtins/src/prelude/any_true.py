def any_true(iterable):
    for item in iterable:
        if item:
            return True
    return False
