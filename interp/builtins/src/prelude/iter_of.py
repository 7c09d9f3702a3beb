def iter_of(method, receiver):
    return _iterator(method(receiver))
