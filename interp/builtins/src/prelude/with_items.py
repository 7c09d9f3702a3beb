def with_items(function, first, iterable):
    items = []
    for item in iterable:
        items.append(item)
    return function(first, items)
