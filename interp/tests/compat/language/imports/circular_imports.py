"""Circular imports: partially initialised modules, what works and what does not."""

import circ_a
print(circ_a.result(), circ_a.circ_b.result())
print(circ_a.seen_in_b)
try:
    import circ_from_a
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
import circ_pkg
print(circ_pkg.x.get(), circ_pkg.y.get())
try:
    import circ_attr_a
except AttributeError as error:
    print(str(error).split(" (")[0], "|", "most likely due to a circular import" in str(error))
