"""What of the threads' natives calls user functions."""


def condition_wait_for(condition, predicate, timeout):
    rest = timeout
    end = None
    result = predicate()
    while not result:
        if rest is not None:
            if end is None:
                end = _clock() + rest
            else:
                rest = end - _clock()
                if rest <= 0:
                    break
        condition.wait(rest)
        result = predicate()
    return result


def thread_run(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as error:
        _thread_failed(function, error)


def local_get(init, args, kwargs, local, name):
    init(local, *args, **(kwargs or {}))
    return getattr(local, name)


def local_set(init, args, kwargs, local, name, value):
    init(local, *args, **(kwargs or {}))
    setattr(local, name, value)


def local_delete(init, args, kwargs, local, name):
    init(local, *args, **(kwargs or {}))
    delattr(local, name)


def local_dir(local):
    return [*dict.fromkeys([*dir(type(local)), *local.__dict__])]
