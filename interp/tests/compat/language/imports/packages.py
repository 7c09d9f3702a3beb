"""Packages: __init__, submodules, dotted imports, __path__, attributes bound on the parent."""

import sys
import shapes
print("--- shapes imported")
print(shapes.VERSION, hasattr(shapes, "circle"), hasattr(shapes, "solid"))
import shapes.solid.cube
print(shapes.solid.cube.volume(3), shapes.solid.__name__, shapes.solid.cube.__name__)
import shapes.square as sq
print(sq.area(4), shapes.square is sq)
from shapes import square, circle as ci
print(square is sq, ci.area(2))
from shapes.solid import cube
from shapes.solid.cube import volume as vol
print(cube.volume(2), vol(1), cube.__package__, shapes.__package__, shapes.solid.__package__)
print([p.rpartition("/")[2] for p in shapes.__path__], hasattr(cube, "__path__"), shapes.__file__.split("/")[-2:])
print(sorted(n for n in sys.modules if n.startswith("shapes")))


def bind():
    import shapes.solid.cube
    return shapes.__name__, shapes.solid.cube.__name__


print(bind())
for source in ("import shapes.missing", "from shapes import missing", "import shapes.solid.nothing.deep", "from shapes.solid import nope", "import shapes.circle.x", "from shapes.circle import area, nope"):
    try:
        exec(source)
    except ImportError as error:
        print(source, "->", type(error).__name__, str(error).split(" (")[0])
print(__import__("shapes.solid.cube").__name__, __import__("shapes.solid.cube", fromlist=["volume"]).__name__)
from shapes.uses_relative import report
print(report())
print(shapes.solid.make(2), shapes.solid.parent_version)
