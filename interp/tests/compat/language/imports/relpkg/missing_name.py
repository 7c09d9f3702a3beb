# compat: module
from .good import not_a_name
