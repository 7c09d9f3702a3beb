# threading.local: attributes that belong to the thread that asks.
import threading
from threading import Thread, local


def attempt(action):
    try:
        print("gives", action())
    except Exception as error:
        print(type(error).__name__, "-", error)


def in_thread(function, *args):
    thread = Thread(target=function, args=args)
    thread.start()
    thread.join()


data = local()
data.x = 1
print(data.x, data.__dict__, hasattr(data, "y"))


def other():
    print("x" in vars(data), hasattr(data, "x"), data.__dict__)
    attempt(lambda: data.x)
    data.x = "other"
    data.y = [1]
    print(sorted(data.__dict__.items()))
    del data.y
    attempt(lambda: delattr(data, "y"))
    attempt(lambda: data.y)


in_thread(other)
print(data.x, data.__dict__)
attempt(lambda: data.y)
attempt(lambda: setattr(data, "__dict__", {}))
attempt(lambda: delattr(data, "__dict__"))
attempt(lambda: local(1))
attempt(lambda: local(a=1))
print(getattr(data, "nothing", "default"), "x" in dir(data))
data.__dict__["z"] = 26
print(data.z)


# A subclass: __init__ runs once in every thread, with the arguments of the first.
class Settings(local):
    kind = "settings"
    calls = 0

    def __init__(self, *args, **kwargs):
        Settings.calls += 1
        self.args = args
        self.__dict__.update(kwargs)

    def doubled(self):
        return self.size * 2

    @property
    def area(self):
        return self.size * self.size

    @area.setter
    def area(self, value):
        self.size = int(value ** 0.5)


settings = Settings("a", size=3)
print(settings.args, settings.size, settings.doubled(), settings.area, settings.kind, Settings.calls)
settings.size = 10


def use_settings():
    print(settings.args, settings.size, Settings.calls)
    settings.area = 49
    settings.kind = "own"
    print(settings.size, settings.area, settings.kind, Settings.kind)
    print(sorted(settings.__dict__))


in_thread(use_settings)
in_thread(use_settings)
print(settings.size, settings.area, settings.kind, Settings.calls)


class Setter(local):
    def __init__(self):
        self.log = ["init"]


setter = Setter()
in_thread(lambda: (setattr(setter, "v", 1), print(setter.log, setter.v)))
print(setter.log, hasattr(setter, "v"))


# Slots are shared by all threads.
class Slotted(local):
    __slots__ = ("shared",)


slotted = Slotted()
slotted.shared = "for all"
slotted.own = "mine"
in_thread(lambda: print(slotted.shared, hasattr(slotted, "own")))


class Fallback(local):
    def __getattr__(self, name):
        if name.startswith("f"):
            return f"fallback {name}"
        raise AttributeError(name)


fallback = Fallback()
fallback.fine = 1
print(fallback.fine, fallback.fun)
attempt(lambda: fallback.other)
in_thread(lambda: print(fallback.fine, fallback.fun))

# Many threads, many values.
results = []


def count(n):
    data.total = 0
    for i in range(n):
        data.total += i
    results.append((n, data.total))


threads = [Thread(target=count, args=(n,)) for n in range(0, 200, 40)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results), hasattr(data, "total"))

# Two objects do not share.
first, second = local(), local()
first.v, second.v = 1, 2
print(first.v, second.v, first == second, first == first, len({first, second}))
print(type(data).__name__, type(data).__module__, isinstance(settings, local))
