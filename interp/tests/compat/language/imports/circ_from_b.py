# compat: module
from circ_from_a import thing_a
thing_b = 2
