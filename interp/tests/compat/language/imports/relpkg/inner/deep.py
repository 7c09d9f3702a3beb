# compat: module
from .. import marker as m
up = m
