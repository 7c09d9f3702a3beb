def list_init(target, iterable):
    _move_items(target, _collect([], iterable))
