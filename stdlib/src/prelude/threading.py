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
