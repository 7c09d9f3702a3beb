# compat: module
from . import x
from . import y
