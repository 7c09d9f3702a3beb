def sum_items(total, iterable):
    for item in iterable:
        total = total + item
    return total
