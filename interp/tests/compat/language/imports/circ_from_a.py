# compat: module
from circ_from_b import thing_b
thing_a = 1
