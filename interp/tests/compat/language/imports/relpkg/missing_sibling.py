# compat: module
from .not_there import thing
