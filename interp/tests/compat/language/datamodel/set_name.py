"""__set_name__: called for each attribute of a new class, in order, with owner and name."""


class Field:
    def __init__(self, default=None):
        self.default = default
        self.owner = self.name = None

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.owner, self.name = owner, name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


class Model:
    id = Field(0)
    title = Field("untitled")
    alias = other = Field(1)
    in_list = [Field()]


m = Model()
print(m.id, m.title, m.alias, m.other)
m.title = "set"
print(m.title, m.__dict__, Model.title.owner is Model)
print(Model.alias is Model.other, Model.alias.name, Model.in_list[0].name)


class Sub(Model):
    extra = Field()


late = Field()
Model.late = late
print(late.name)
late.__set_name__(Model, "late")
m.late = 5
print(m.late)
Dynamic = type("Dynamic", (), {"f": Field(), "g": 2})
print(Dynamic.f.name)


class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("refused")


try:
    class Broken:
        attr = Bad()
except Exception as error:
    print(type(error).__name__, error, "|", repr(error.__cause__))


class NotOnInstance:
    def __init__(self):
        self.__set_name__ = lambda owner, name: print("never")


class Quiet:
    attr = NotOnInstance()


class Collector:
    names = []

    def __set_name__(self, owner, name):
        Collector.names.append(name)


class Ordered:
    z = Collector()
    a = Collector()
    m = Collector()


print(Collector.names)


class Replacer:
    def __set_name__(self, owner, name):
        setattr(owner, name, f"{owner.__name__}.{name}")


class Replaced:
    x = Replacer()
    y = Replacer()


print(Replaced.x, Replaced.y)
