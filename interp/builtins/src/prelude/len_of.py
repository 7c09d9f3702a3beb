def len_of(method, receiver):
    return _length(method(receiver))
