"""property: getter, setter, deleter, inheritance, documentation, errors."""


class Temperature:
    def __init__(self, celsius=0):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees Celsius."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("reset")
        self._celsius = 0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    def _get_k(self):
        return self._celsius + 273.15

    def _set_k(self, value):
        self.celsius = value - 273.15

    kelvin = property(_get_k, _set_k, doc="Kelvin.")


t = Temperature(100)
print(t.celsius, t.fahrenheit, t.kelvin)
t.kelvin = 300.15
print(round(t.celsius, 2))
del t.celsius
print(t.celsius)
t.celsius += 5
print(t.celsius, t.__dict__)
for action in ("t.celsius = -300", "t.fahrenheit = 1", "del t.fahrenheit", "del t.kelvin", "Temperature(-1000)", "t.fahrenheit += 1"):
    try:
        exec(action)
    except (ValueError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)
print(Temperature.celsius.__doc__, Temperature.kelvin.__doc__, Temperature.fahrenheit.__doc__)
print(Temperature.celsius.fget.__name__, Temperature.fahrenheit.fset, type(Temperature.celsius).__name__)
print(Temperature.celsius.fget(t), Temperature.celsius.__get__(t))


class Precise(Temperature):
    @property
    def fahrenheit(self):
        return round(super().fahrenheit, 1)

    @Temperature.celsius.setter
    def celsius(self, value):
        print("checked", end=" ")
        Temperature.celsius.fset(self, value)


p = Precise(36.6)
print(p.celsius, p.fahrenheit)
p.celsius = 37
print(p.celsius)


class WriteOnly:
    @property
    def x(self):
        raise AttributeError("write only")

    @x.setter
    def x(self, value):
        self.stored = value

    hidden = property()
    setter_only = property(None, lambda self, v: print("set to", v))


w = WriteOnly()
w.x = 5
print(w.stored, hasattr(w, "x"))
for action in ("w.x", "w.hidden", "w.hidden = 1", "del w.hidden", "w.setter_only", "del w.setter_only"):
    try:
        exec(action)
    except AttributeError as error:
        print(action, "->", error)
w.setter_only = 3
try:
    WriteOnly.hidden()
except TypeError as error:
    print(error)
w.__dict__["x"] = "in dict"
print(hasattr(w, "x"), w.__dict__["x"])


class Meta(type):
    @property
    def label(cls):
        return f"<{cls.__name__}>"


class K(metaclass=Meta):
    pass


print(K.label, hasattr(K(), "label"))
lazy = property(lambda self: self.v, lambda self, v: setattr(self, "v", v))
Dyn = type("Dyn", (), {"p": lazy})
d = Dyn()
d.p = 9
print(d.p, d.v, isinstance(lazy, property))
print(property(len).fget is len, property(doc="only doc").__doc__)


class Sub(property):
    pass


class UsesSub:
    @Sub
    def value(self):
        return "sub property"


print(UsesSub().value, type(UsesSub.value).__name__)
