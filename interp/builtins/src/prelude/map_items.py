def map_items(function, iterator):
    for item in iterator:
        try:
            value = function(item)
        except StopIteration:
            return
        yield value
