# compat: module
from ... import something
