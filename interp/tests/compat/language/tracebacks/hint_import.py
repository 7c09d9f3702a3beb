"""ImportError for a name that a module lacks."""
# compat: traceback

from math import sqrt, floor
print(sqrt(floor(16.5)))
from tb_helper import iner
