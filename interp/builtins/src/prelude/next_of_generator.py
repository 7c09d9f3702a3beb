def next_of_generator(generator, default):
    for item in generator:
        return item
    return default
