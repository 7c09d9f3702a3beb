def all_of_rest(item, iterator):
    if not item:
        return False
    for item in iterator:
        if not item:
            return False
    return True
