def any_of_rest(item, iterator):
    if item:
        return True
    for item in iterator:
        if item:
            return True
    return False
