def run_exit_functions():
    """Calls what was registered with atexit, newest first; the last exception goes on once all have run."""
    failure = None
    while True:
        entry = _next_exit_function()
        if entry is None:
            break
        function, args, kwargs = entry
        try:
            function(*args, **kwargs)
        except BaseException as error:
            failure = error
    if failure is not None:
        raise failure
