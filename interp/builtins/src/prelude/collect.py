def collect(iterable):
    return [item for item in iterable]
