# compat: module
from . import circle, square as sq
from .circle import area
from .solid.cube import volume
from .solid import cube as c
from . import VERSION as v


def report():
    return circle.area(1), sq.area(2), area(3), volume(2), c.__name__, v, __name__, __package__
