def counter(start):
    total = start

    def add(by=1, *, times: int = 1):
        nonlocal total
        total += by * times
        return lambda: total + by

    return add
