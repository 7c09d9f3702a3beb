"""graphlib.TopologicalSorter: static order, step by step use, cycles, errors."""
from graphlib import CycleError, TopologicalSorter


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


graph = {"d": ["b", "c"], "c": ["a"], "b": ["a"]}
print(list(TopologicalSorter(graph).static_order()))
print(list(TopologicalSorter().static_order()), list(TopologicalSorter({1: []}).static_order()), list(TopologicalSorter({3: [2], 2: [1], 1: [0]}).static_order()))

t = TopologicalSorter()
t.add("shirt")
t.add("tie", "shirt")
t.add("jacket", "tie", "belt")
t.add("belt", "trousers")
t.add("shoes", "trousers", "socks")
t.add("jacket", "shirt")
t.prepare()
step = 0
while t.is_active():
    ready = sorted(t.get_ready())
    print(step, ready, t.get_ready(), bool(t))
    t.done(*ready)
    step += 1
print(t.is_active(), bool(t), t.get_ready())

print("-- partial progress")
t = TopologicalSorter({"end": ["left", "right"], "left": ["start"], "right": ["start"]})
t.prepare()
print(t.get_ready(), t.get_ready())
t.done("start")
first, second = sorted(t.get_ready())
t.done(second)
print(t.get_ready(), t.is_active())
t.done(first)
print(t.get_ready(), t.is_active())
t.done("end")
print(t.is_active())

print("-- cycles")
for cyclic in ({"a": ["b"], "b": ["a"]}, {1: [1]}, {"x": ["y"], "y": ["z"], "z": ["x"], "free": ["x"]}):
    try:
        TopologicalSorter(cyclic).prepare()
    except CycleError as error:
        cycle = error.args[1]
        print(error.args[0], len(cycle), cycle[0] == cycle[-1], sorted(set(map(str, cycle))), isinstance(error, ValueError))
    print(issubclass(CycleError, Exception), type(cycle).__name__)
t = TopologicalSorter({"ok": ["loop"], "loop": ["loop2"], "loop2": ["loop"], "free": []})
try:
    t.prepare()
except CycleError:
    print("still usable:", t.get_ready())

print("-- errors")
t = TopologicalSorter({"b": ["a"]})
attempt(lambda: t.get_ready())
attempt(lambda: t.done("a"))
attempt(lambda: t.is_active())
t.prepare()
attempt(lambda: t.prepare())
attempt(lambda: t.add("c"))
attempt(lambda: t.done("a"))
attempt(lambda: t.done("unknown"))
t.get_ready()
t.done("a")
attempt(lambda: t.done("a"))
attempt(lambda: t.done("b"))
attempt(lambda: TopologicalSorter({"a": [[]]}))
attempt(lambda: TopologicalSorter(5))
attempt(lambda: TopologicalSorter({"a": 5}))


# A build in waves with a limit on workers.
def waves(graph, workers):
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    waiting, out = [], []
    while sorter.is_active():
        waiting = sorted(waiting + list(sorter.get_ready()))
        batch, waiting = waiting[:workers], waiting[workers:]
        out.append(batch)
        sorter.done(*batch)
    return out


modules = {"app": {"ui", "core"}, "ui": {"core", "fonts"}, "core": {"base"}, "fonts": {"base"}, "tests": {"app"}, "docs": ()}
print(waves(modules, 2), waves(modules, 10))
order = list(TopologicalSorter(modules).static_order())
print(all(order.index(need) < order.index(name) for name, needs in modules.items() for need in needs), len(order))
