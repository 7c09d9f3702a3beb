"""ImportError and ModuleNotFoundError texts, fallbacks, and what stays bound."""

import sys

for source in ("import nothing_here", "import nothing_here.sub", "from nothing_here import x", "from nothing_here.sub import x", "from math import nothing", "from math import sqrt, nothing, floor", "import math.nothing", "from math.nothing import x", "from . import x", "from .x import y", "from .. import x", "from sys import nothing as alias", "import sys.path", "from collections import Nothing", "from collections.nothing import x", "from __main__ import nothing_in_main", "import nothing_a, math", "import math, nothing_b"):
    try:
        exec(source, {"__name__": "__main__"})
        print(source, "fine")
    except ImportError as error:
        print(source, "->", type(error).__name__, str(error).split(" (")[0], "|", error.name)
from math import sqrt
try:
    from math import sqrt as root, missing
except ImportError:
    print("root" in globals())
try:
    import fast_version as impl
except ImportError:
    import math as impl
print(impl.__name__)
try:
    import nothing_here
except ImportError as error:
    try:
        raise RuntimeError("optional part missing") from error
    except RuntimeError as wrapped:
        print(wrapped, repr(wrapped.__cause__), isinstance(wrapped.__cause__, ModuleNotFoundError))
sys.modules["hidden"] = None
try:
    import hidden
except ImportError as error:
    print(type(error).__name__, error)
try:
    from hidden import x
except ImportError as error:
    print(type(error).__name__, error)
try:
    raise ImportError("my text", name="n", path="p")
except ImportError as error:
    print(error, error.name, error.path, error.msg, error.args, repr(error))
print(ImportError().msg, ImportError(1, 2), ImportError("a").name, repr(ModuleNotFoundError("m", name="q")))
for bad in ("ImportError(x=1)", "ImportError('a', wrong=1)", "__import__()", "__import__(5)", "__import__('')", "__import__('x', level=-1)", "__import__('math', fromlist=5).__name__"):
    try:
        print(bad, repr(eval(bad))[:24])
    except Exception as error:
        print(bad, "->", type(error).__name__, error)
