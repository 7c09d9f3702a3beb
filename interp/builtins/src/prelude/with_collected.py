def with_collected(function, receiver, iterables):
    return function(receiver, *[_collect([], iterable) for iterable in iterables])
