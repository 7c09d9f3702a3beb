def map_tuples(function, tuples):
    for items in tuples:
        try:
            value = function(*items)
        except StopIteration:
            return
        yield value
