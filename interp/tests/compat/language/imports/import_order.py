"""When imports run: order, only once, inside functions and conditions, import as assignment."""

print("start")
import order_first
print("between")
import order_second
import order_first
if False:
    import order_never
for _ in range(3):
    import order_loop
print("loop done")


def f():
    print("in f")
    import order_in_function
    return order_in_function.name


print("before f")
print(f(), f())
try:
    import does_not_exist_here as optional
except ImportError:
    optional = None
print(optional)
try:
    from order_first import something_missing
except ImportError:
    def something_missing():
        return "fallback"
print(something_missing())


class C:
    import order_in_class as oc
    from order_in_class import name


print(C.oc.name, C.name, C().name)
import order_first as order_second
print(order_second.name)
[x := __import__(n).name for n in ("order_first", "order_loop")]
print(x)
math = "not the module"
import math
print(math.sqrt(16))
with __import__("contextlib").suppress(ImportError):
    import nothing_of_that_name
print("end")
