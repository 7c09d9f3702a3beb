def greatest_of_rest(best, item, iterator):
    if item > best:
        best = item
    for item in iterator:
        if item > best:
            best = item
    return best
