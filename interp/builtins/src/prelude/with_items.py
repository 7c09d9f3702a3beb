def with_items(function, first, iterable):
    return function(first, _collect([], iterable))
