"""The parts of functools that call user functions."""


def functools_reduce(function, iterable):
    has_value = False
    for item in iterable:
        if has_value:
            value = function(value, item)
        else:
            value = item
            has_value = True
    if not has_value:
        raise TypeError("reduce() of empty iterable with no initial value")
    return value


def functools_reduce_from(function, iterable, value):
    for item in iterable:
        value = function(value, item)
    return value


def functools_cmp_to_key(compare):
    return _functools_key_wrapper(compare, None)


def functools_cached_call(wrapper, key, function, args, kwargs):
    result = function(*args, **kwargs)
    _functools_remember(wrapper, key, result)
    return result


def functools_cached_call_plain(wrapper, key, function, args):
    result = function(*args)
    _functools_remember(wrapper, key, result)
    return result
