def zip_strict(iterators):
    while True:
        items = []
        for iterator in iterators:
            for item in iterator:
                items.append(item)
                break
            else:
                _check_zip_end(iterators, len(items))
                return
        yield (*items,)
