"""__prepare__: the namespace in which a class body runs."""


class Recorder(dict):
    def __init__(self):
        super().__init__()
        self.order = []

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.order.append(key)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        print("prepare", mcls.__name__, name, [b.__name__ for b in bases], kwargs)
        return Recorder()

    def __new__(mcls, name, bases, ns, **kwargs):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.order = ns.order
        return cls

    def __init__(cls, name, bases, ns, **kwargs):
        super().__init__(name, bases, ns)


class A(metaclass=Meta):
    z = 1
    a = 2
    z = 3

    def method(self):
        pass

    for i in range(2):
        pass
    del i


print(A.order)


class B(A, tag="t"):
    q = 1


print(B.order)


class NoOverwrite(dict):
    def __setitem__(self, key, value):
        if key in self and not key.startswith("__"):
            raise TypeError(f"{key} defined twice")
        super().__setitem__(key, value)


class Strict(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return NoOverwrite()


try:
    class Twice(metaclass=Strict):
        def f(self):
            pass

        def f(self):
            pass
except TypeError as error:
    print(error)


class AutoNumber(dict):
    def __init__(self):
        super().__init__()
        self.next = 0

    def __missing__(self, key):
        if key.startswith("__"):
            raise KeyError(key)
        self[key] = self.next
        self.next += 1
        return self[key]


class Enumerating(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return AutoNumber()


class Color(metaclass=Enumerating):
    RED
    GREEN
    BLUE


print(Color.RED, Color.GREEN, Color.BLUE)


class Predefined(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return {"helper": lambda x: x * 10, "count": 3}


class Uses(metaclass=Predefined):
    value = helper(count)
    values = [helper(i) for i in range(2)] if False else None


print(Uses.value, Uses.count)


class BadPrepare(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return 5


try:
    class Bad(metaclass=BadPrepare):
        pass
except TypeError as error:
    print(error)
print(type.__prepare__(), type.__prepare__("x", (), k=1))
