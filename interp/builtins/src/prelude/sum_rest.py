def sum_rest(total, item, iterator):
    total = total + item
    for item in iterator:
        total = total + item
    return total
