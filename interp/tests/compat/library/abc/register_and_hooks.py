"""abc: register, virtual subclasses, __subclasshook__, __instancecheck__ by inheritance."""
from abc import ABC, ABCMeta, abstractmethod


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Drawable(ABC):
    @abstractmethod
    def draw(self): ...


class Foreign:
    pass


class Child(Foreign):
    pass


print(isinstance(Foreign(), Drawable), issubclass(Foreign, Drawable))
print(Drawable.register(Foreign) is Foreign, isinstance(Foreign(), Drawable), issubclass(Child, Drawable), Drawable in Foreign.__mro__)
attempt(lambda: Foreign().draw())
Drawable.register(int)
print(isinstance(5, Drawable), isinstance(True, Drawable), isinstance("a", Drawable))


@Drawable.register
class Decorated:
    pass


print(issubclass(Decorated, Drawable), Decorated.__name__)
attempt(lambda: Drawable.register(5))
attempt(lambda: issubclass(5, Drawable))
print(Drawable.register(Decorated) is Decorated)


class Special(Drawable):
    pass


attempt(lambda: Special.register(Drawable))
print(issubclass(Drawable, Special))
Special.register(str)
print(isinstance("a", Drawable), isinstance("a", Special), isinstance(5, Special))

print("-- hooks")
calls = []


class HasLength(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        calls.append(other.__name__)
        if cls is HasLength:
            if any("__len__" in base.__dict__ for base in other.__mro__):
                return True
            if other.__name__.startswith("Not"):
                return False
        return NotImplemented


class Sized:
    def __len__(self):
        return 1


class NotThis:
    pass


class Other:
    pass


class Sub(HasLength):
    pass


print([issubclass(c, HasLength) for c in (Sized, NotThis, Other, list, int, Sub)])
print(isinstance([], HasLength), isinstance(5, HasLength), issubclass(Sized, Sub))
HasLength.register(Other)
print(issubclass(Other, HasLength), "Sized" in calls, "NotThis" in calls)


class Wrong(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return "yes"


attempt(lambda: issubclass(int, Wrong))


class Meta(ABCMeta):
    def __instancecheck__(cls, instance):
        return super().__instancecheck__(instance) or getattr(instance, "duck", False)


class Duck(metaclass=Meta):
    pass


class Quack:
    duck = True


class Fake(Duck):
    pass


print(isinstance(Quack(), Duck), isinstance(Fake(), Duck), isinstance(5, Duck), issubclass(Quack, Duck))


class Liar:
    @property
    def __class__(self):
        return Foreign


print(isinstance(Liar(), Drawable), type(Liar()).__name__, isinstance(Liar(), Foreign))
try:
    raise Child
except TypeError as error:
    print("TypeError:", error)
print(isinstance(5, (str, Drawable)), issubclass(bool, (str, Drawable)), isinstance(None, (str, (list, Drawable))))
