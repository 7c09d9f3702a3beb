def zip_two(first, second):
    for a in first:
        for b in second:
            yield a, b
            break
        else:
            return
