import a.b
import a.b as c
from . import d, e as f
from g import *
