# compat: module
from . import marker
from .inner.deep import up
names = [marker, up]
