def f(xs):
    total = 0
    for i, x in enumerate(xs):
        if x < 0:
            continue
        if x == 10:
            break
        total += x
    else:
        total = None
    while True:
        total = total // 2
        if not total:
            return i
