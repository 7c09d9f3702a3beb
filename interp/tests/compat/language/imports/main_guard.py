"""__name__ == "__main__", __file__, and a module that looks at its importer."""

import sys

print(__name__)
if __name__ == "__main__":
    print("run as a program")
print(__file__.rpartition("/")[2], sys.argv[0].rpartition("/")[2], len(sys.argv))
import guarded
print(guarded.ran_main, guarded.main())
print(sys.modules["__main__"].__dict__ is globals())
import __main__
__main__.set_from_outside = 5
print(set_from_outside, __main__.__name__)
import guarded as g2
print(g2 is guarded)
print(guarded.importer_docstring())


class Here:
    pass


print(Here, Here.__module__, guarded.There, guarded.There.__module__)
marker = "seen by the importing module"
print(guarded.main_marker())
print(__builtins__ is not None, __package__, __doc__.split(":")[0])
