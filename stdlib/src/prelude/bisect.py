"""Binary search with a key, or in a sequence that is no list."""


def bisect_right(a, x, lo, hi, key):
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        item = a[middle] if key is None else key(a[middle])
        if x < item:
            hi = middle
        else:
            lo = middle + 1
    return lo


def bisect_left(a, x, lo, hi, key):
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        item = a[middle] if key is None else key(a[middle])
        if item < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


def insort_right(a, x, lo, hi, key):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key), x)


def insort_left(a, x, lo, hi, key):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key), x)
