def list_init(target, iterable):
    _move_items(target, [item for item in iterable])
