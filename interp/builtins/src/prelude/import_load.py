def import_load(name):
    body = _import_begin(name)
    if body is not None:
        try:
            body()
        except BaseException:
            _import_failed(name)
            raise
        _import_end(name)
