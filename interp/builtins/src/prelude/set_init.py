def set_init(target, iterable):
    _move_elements(target, {item for item in iterable})
