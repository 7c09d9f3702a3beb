"""Relative imports that fail: beyond the top, outside a package, from a script."""

for source in ("from . import x", "from .mod import y", "from .. import z", "from .shapes import circle"):
    try:
        exec(source)
    except ImportError as error:
        print(source, "->", type(error).__name__, error)
try:
    import relpkg.beyond
except ImportError as error:
    print(type(error).__name__, error)
try:
    import relpkg.missing_sibling
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    import relpkg.missing_name
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
import relpkg.good
print(relpkg.good.names)
ns = {"__package__": "relpkg", "__name__": "relpkg.virtual"}
exec("from . import good; from .good import names as n2", ns)
print(ns["n2"], ns["good"].__name__)
