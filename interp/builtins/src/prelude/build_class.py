def build_class(function, name, bases, keywords):
    resolved = _class_bases(bases)
    metaclass = _class_metaclass(resolved, keywords)
    prepare = _class_prepare(metaclass)
    namespace = {} if prepare is None else prepare(name, resolved, **keywords)
    cell = _class_body(function, metaclass, namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    made = metaclass(name, resolved, namespace, **keywords)
    _class_check_cell(cell, made, name)
    return made
