def iterate(iterator):
    while True:
        try:
            item = _next(iterator)
        except StopIteration:
            return
        yield item
