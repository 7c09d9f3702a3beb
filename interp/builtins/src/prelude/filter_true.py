def filter_true(iterator):
    for item in iterator:
        if item:
            yield item
