def set_init(target, iterable):
    _move_elements(target, _collect({*()}, iterable))
