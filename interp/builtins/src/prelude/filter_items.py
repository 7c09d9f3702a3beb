def filter_items(function, iterator):
    for item in iterator:
        if function(item):
            yield item
