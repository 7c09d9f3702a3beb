def enumerate_items(iterator, count):
    for item in iterator:
        yield count, item
        count += 1
