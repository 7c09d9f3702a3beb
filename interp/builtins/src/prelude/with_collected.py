def with_collected(function, receiver, iterables):
    return function(receiver, *[[item for item in iterable] for iterable in iterables])
