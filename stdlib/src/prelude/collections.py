"""What deque and Counter do with iterables whose iteration runs code of the language."""


def deque_extend(deque, iterable):
    for item in iterable:
        _deque_append(deque, item)


def deque_extend_left(deque, iterable):
    for item in iterable:
        _deque_append_left(deque, item)


def deque_extend_in_place(deque, iterable):
    for item in iterable:
        _deque_append(deque, item)
    return deque


def count_elements(mapping, iterable):
    get = mapping.get
    for element in iterable:
        mapping[element] = get(element, 0) + 1
