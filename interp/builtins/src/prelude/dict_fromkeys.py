def dict_fromkeys(cls, iterable, value):
    made = cls()
    for key in iterable:
        made[key] = value
    return made
