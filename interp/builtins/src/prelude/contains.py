def contains(container, item):
    for other in container:
        if other is item or other == item:
            return True
    return False
