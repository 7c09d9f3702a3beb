"""What `sesf test` runs: the servicetester of a service over an implementation, both named on the command line."""

import importlib
import sys
import threading

from _services.model import ServiceClass
from sesf import atomic


def main():
    """One run. The only argument is what the command has read, as JSON."""
    options = read(sys.argv[1])
    add_folders(options["folders"])
    service = find_service(options["service"], options["implementation"])
    implementation = find_implementation(options["implementation"], service)
    import _services.program
    from _services.tester import run_test

    make_a_decision()

    run_test(
        service,
        implementation,
        {name: value(text) for name, text in options["params"]},
        n_calls=options["calls"],
        n_callers=options["callers"],
        limit=options["candidates"],
        is_exact=options["is_exact"],
        pauses=options["pauses"],
    )


def make_a_decision():
    """The runs of a campaign begin at the first decision about threads: here, with everything imported."""
    helper = threading.Thread(target=int, name=".first", daemon=True)
    helper.start()
    with atomic:
        pass
    helper.join()


def read(text):
    """What the command has written as JSON."""
    return eval(text, {"__builtins__": {}, "true": True, "false": False, "null": None})


def add_folders(folders):
    for folder in folders:
        if folder is not None and folder not in sys.path:
            sys.path.insert(0, folder)


def bind(text):
    """Binds the services that a program uses, before it runs."""
    bind_all(read(text))


def bind_all(bindings):
    add_folders([each["folder"] for each in bindings])
    for each in bindings:
        bind_service(each)


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
    # A module may only give a service another name.
    found = found or {name: each for name, each in vars(module).items() if isinstance(each, ServiceClass)}
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
    # A tester that was printed as a program of its own stands for the service of its name.
    return wanted is not None and (
        wanted in service.__mro__ or service in wanted.__mro__ or service._sesf_is_tester and wanted.__name__ == service.__name__
    )


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


def bind_service(spec):
    """Has an implementation stand for the service that it implements, wherever that is used."""
    from _services import composite

    module = module_of(spec["modules"])
    found = {
        name: each
        for name, each in vars(module).items()
        if isinstance(each, type)
        and each.__module__ == module.__name__
        and spec["name"] in ("", service_name(each), module_name(each))
    }
    wanted = f"implementation (a class marked @implements) of {spec['name'] or 'a service'} in the module {module.__name__}"
    cls = only({name: each for name, each in found.items() if hasattr(each, "_sesf_implements")}, spec["class"], wanted)
    composite.bound[cls._sesf_implements.__name__] = (cls, spec["is_monitored"])


def service_name(cls):
    """The name of the service that a class implements."""
    return getattr(getattr(cls, "_sesf_implements", None), "__name__", None)


def module_name(cls):
    """The last word of the module of that service."""
    return getattr(getattr(cls, "_sesf_implements", None), "__module__", "").rpartition(".")[2]
