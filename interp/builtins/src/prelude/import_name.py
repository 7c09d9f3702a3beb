def import_name(name, fromlist, result):
    for part in _import_parts(name):
        import_load(part)
    module = _import_loaded(name)
    for submodule in _import_missing(module, fromlist):
        try:
            import_load(submodule)
        except ModuleNotFoundError as error:
            if not _import_is_about(error, submodule):
                raise
    return _import_loaded(result)
