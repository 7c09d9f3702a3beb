class C:
  def f(self, a, /, b:int=1, *c, d=2, **e) -> x:
    return (yield), f"{a!r:>{b}}" "x"
match x:
  case {1: a, **r} | C(a, b=r) if z: pass
  case None | True | -1+2j | "a" | a.b: pass
import a.b as c
from ..x import y
try: pass
except* E as e: pass
x: int = 5
{**a, 1:2}
[i for i in a if b]
a < b < c
