"""Importing by name: import_module, reload, invalidate_caches.

The machinery (finders, loaders, specs, importlib.util) is absent.
"""

import sys

__all__ = ["import_module", "invalidate_caches", "reload", "__import__"]

_ModuleType = type(sys)
__import__ = __import__


def invalidate_caches():
    """There are no caches to be invalidated."""


def _resolve(name, package, level):
    """The absolute name of what `name` means `level` packages up from inside `package`."""
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


def import_module(name, package=None):
    """Import a module and return it; `package` is what a relative name starts from."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}"
            )
        name = _resolve(name[level:], package, level)
    if not name:
        raise ValueError("Empty module name")
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Run the body of a module that was imported from a file once more, in its old namespace."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    parent = name.rpartition(".")[0]
    if parent and parent not in sys.modules:
        raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
    file = getattr(module, "__file__", None)
    if file is not None and not file.startswith("<"):
        with open(file, "rb") as source:
            code = compile(source.read(), file, "exec")
        exec(code, module.__dict__)
    return sys.modules[name]
