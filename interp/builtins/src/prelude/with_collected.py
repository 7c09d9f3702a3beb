def with_collected(function, receiver, iterables):
    return function(receiver, *[[*iterable] for iterable in iterables])
