"""Single inheritance: overriding, extending, class attributes, isinstance, __init__ chains, abstract steps."""


class Animal:
    legs = 4
    sounds = []

    def __init__(self, name):
        self.name = name

    def speak(self):
        return "..."

    def intro(self):
        return f"{self.name} says {self.speak()} on {self.legs} legs"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other):
        return type(self) is type(other) and self.name == other.name

    __hash__ = object.__hash__


class Dog(Animal):
    def speak(self):
        return "woof"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak() + "!" * self.age


class Bird(Animal):
    legs = 2

    def __init__(self, *args, can_fly=True, **kw):
        Animal.__init__(self, *args, **kw)
        self.can_fly = can_fly

    def speak(self):
        return "tweet" if self.can_fly else super().speak()


class Silent(Dog):
    speak = Animal.speak


zoo = [Animal("Generic"), Dog("Rex"), Puppy("Bit", 3), Bird("Tweety"), Bird("Pingu", can_fly=False), Silent("Mute")]
for a in zoo:
    print(repr(a), a.intro(), isinstance(a, Dog), issubclass(type(a), Animal))
print(Dog("a") == Dog("a"), Dog("a") == Puppy("a", 1), Dog("a") != Dog("b"))
Animal.legs = 5
print(Dog("x").legs, Bird("y").legs)
Dog.legs = 3
print(Animal.legs, Puppy("z", 1).legs)
del Dog.legs
print(Puppy("z", 1).legs)
Dog.sounds.append("shared")
print(Animal.sounds, Bird.sounds is Animal.sounds)
Bird.sounds = ["own"]
print(Animal.sounds, Bird.sounds)
Animal.late = lambda self: f"late {self.name}"
print(zoo[2].late())


class Template:
    def run(self):
        return [self.first(), self.second(), self.third()]

    def first(self):
        return "first"

    def second(self):
        raise NotImplementedError(f"{type(self).__name__} must define second")

    def third(self):
        return "third"


class Partial(Template):
    def third(self):
        return "other third"


class Complete(Partial):
    def second(self):
        return "second"


print(Complete().run())
try:
    Partial().run()
except NotImplementedError as error:
    print(error)


class NoInit(Animal):
    pass


class ForgotSuper(Animal):
    def __init__(self):
        self.other = 1


print(NoInit("n").name)
try:
    ForgotSuper().intro()
except AttributeError as error:
    print(error)
try:
    NoInit()
except TypeError as error:
    print(error)


class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def peek(self):
        return self[-1]

    def pop(self, *args):
        print("pop", end=" ")
        return super().pop(*args)


s = Stack([1]).push(2).push(3)
print(s, s.pop(), s.peek(), len(s), s == [1, 2], isinstance(s, list), s + [9], sorted(s, reverse=True))


class LowerDict(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.lower())

    def __contains__(self, k):
        return super().__contains__(k.lower())


d = LowerDict()
d["ABC"] = 1
print(d, d["aBc"], "Abc" in d, d.get("ABC"), d.get("abc"))


class MyError(ValueError):
    def __init__(self, code, *args):
        super().__init__(*args)
        self.code = code


try:
    raise MyError(5, "text", 1)
except ValueError as error:
    print(error, error.code, error.args, type(error).__mro__[1].__name__)


class Positive(int):
    def __new__(cls, v):
        if v < 0:
            raise ValueError("negative")
        return super().__new__(cls, v)

    def __add__(self, other):
        return Positive(super().__add__(other))


print(Positive(3) + 4, type(Positive(3) + 4).__name__, type(Positive(3) - 1).__name__, Positive(3) == 3)
try:
    Positive(-1)
except ValueError as error:
    print(error)
print(super(Puppy, zoo[2]).speak(), Dog.speak(zoo[2]), Animal.speak(zoo[2]), super(Dog, Puppy("q", 1)).speak())
print(Puppy.__base__.__name__, [c.__name__ for c in Puppy.__mro__], Puppy.__init__ is Dog.__init__, Dog.__init__ is Animal.__init__)
