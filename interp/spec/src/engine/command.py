"""What `sesf test` runs: the servicetester of a service over an implementation, both named on the command line."""

import importlib
import sys

from _services.model import ServiceClass


def main():
    """One run. The only argument is what the command has read, as JSON."""
    options = eval(sys.argv[1], {"__builtins__": {}, "true": True, "false": False, "null": None})
    over = options["over"]
    for folder in options["folders"] + [each["folder"] for each in over if each["folder"]]:
        if folder not in sys.path:
            sys.path.insert(0, folder)
    service = find_service(options["service"], options["implementation"])
    implementation = find_implementation(options["implementation"], service)
    from _services.tester import run_test

    for each in over:
        bind_over(each)

    run_test(
        service,
        implementation,
        {name: value(text) for name, text in options["params"]},
        n_calls=options["calls"],
        n_callers=options["callers"],
        limit=options["candidates"],
        is_exact=options["is_exact"],
    )


def value(text):
    """A parameter's value as written on the command line: a literal, or a text."""
    try:
        return eval(text, {"__builtins__": {}, "True": True, "False": False, "None": None})
    except Exception:
        return text


def module_of(names):
    """The first of these modules that there is."""
    for name in names:
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            missing = error.name
            if missing is None or not (name == missing or name.startswith(missing + ".")):
                raise
    sys.exit(f"sesf: there is no module {' or '.join(names)}")


def find_service(spec, implementation):
    """The service that the command line names: the only one of its module, the one that is named, or the one that the
    implementation says it implements."""
    module = module_of(spec["modules"])
    found = {
        name: each
        for name, each in vars(module).items()
        if isinstance(each, ServiceClass) and each.__module__ == module.__name__
    }
    if len(found) > 1 and spec["class"] is None:
        module_names = vars(module_of(implementation["modules"])).values()
        wanted = [getattr(each, "_sesf_implements", None) for each in module_names]
        named = {name: each for name, each in found.items() if each in wanted}
        found = named if len(named) == 1 else found
    return only(found, spec["class"], f"service (a class marked @service) in the module {module.__name__}")


def find_implementation(spec, service):
    """The implementation of the service that the command line names."""
    module = module_of(spec["modules"])
    classes = {name: each for name, each in vars(module).items() if isinstance(each, type)}
    found = {
        name: each
        for name, each in classes.items()
        if each.__module__ == module.__name__ and (each is service or implements(each, service))
    }
    wanted = f"implementation (a class marked @implements({service.__name__})) in the module {module.__name__}"
    return only(found, spec["class"], wanted)


def implements(cls, service):
    wanted = getattr(cls, "_sesf_implements", None)
    return wanted is not None and (wanted is service or service in wanted.__mro__ or wanted in service.__mro__)


def only(found, name, what):
    if name is not None:
        if name in found:
            return found[name]
        sys.exit(f"sesf: there is no {what} called {name}: {', '.join(found) or 'there is none'}")
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        sys.exit(f"sesf: there is no {what}")
    sys.exit(f"sesf: there is more than one {what}: say which, as in FILE:{next(iter(found))} (there are {', '.join(found)})")


def bind_over(spec):
    """Has an implementation stand for the service that it implements, wherever that is used."""
    from _services import composite

    module = module_of(spec["modules"])
    found = {
        name: each
        for name, each in vars(module).items()
        if isinstance(each, type) and each.__module__ == module.__name__ and hasattr(each, "_sesf_implements")
    }
    cls = only(found, spec["class"], f"implementation (a class marked @implements) in the module {module.__name__}")
    composite.over[spec["name"] or cls._sesf_implements.__name__] = cls
