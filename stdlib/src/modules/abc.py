"""Abstract base classes: ABC, ABCMeta, abstractmethod (and the older abstractproperty,
abstractclassmethod, abstractstaticmethod), get_cache_token, update_abstractmethods.

Refusing to instantiate a class with abstract methods left is done by `object.__new__`, which reads
the class's `__abstractmethods__`.  The private registry dumps of other implementations are absent;
caches hold their classes strongly, because there are no weak references.
"""

# Bumped by every registration: negative answers cached under an older number are forgotten.
_registrations = 0


def abstractmethod(funcobj):
    """Mark a method that subclasses have to define before they can be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Older spelling of `@classmethod` over `@abstractmethod`."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Older spelling of `@staticmethod` over `@abstractmethod`."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Older spelling of `@property` over `@abstractmethod`."""

    __isabstractmethod__ = True


class _State:
    """What one abstract class knows: registered classes, and answers already computed."""

    __slots__ = ("registry", "yes", "no", "no_as_of")

    def __init__(self):
        self.registry = []
        self.yes = set()
        self.no = set()
        self.no_as_of = _registrations


def _abstract_names(cls, own, bases):
    names = {name for name, value in own if getattr(value, "__isabstractmethod__", False)}
    for base in bases:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass of abstract base classes: virtual subclasses by `register` and `__subclasshook__`."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace.items(), bases)
        cls._abc_impl = _State()
        return cls

    def register(cls, subclass):
        """Make `subclass` a virtual subclass of this class; returns it, so it is a decorator too."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.append(subclass)
        _registrations += 1
        flags = getattr(cls, "__abc_tpflags__", 0)
        if flags:
            # Sequence and Mapping: patterns of the match statement take the subclass for one.
            try:
                subclass.__abc_tpflags__ = flags
            except TypeError:
                pass
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if subclass in cls._abc_impl.yes:
            return True
        actual = type(instance)
        if actual is subclass:
            return cls.__subclasscheck__(subclass)
        # A proxy may claim a class of its own: either answer will do.
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        state = cls._abc_impl
        if subclass in state.yes:
            return True
        if state.no_as_of != _registrations:
            state.no = set()
            state.no_as_of = _registrations
        elif subclass in state.no:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = cls in subclass.__mro__ or _is_virtual(cls, state, subclass)
        elif answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        (state.yes if answer else state.no).add(subclass)
        return answer


def _is_virtual(cls, state, subclass):
    for registered in state.registry:
        if issubclass(subclass, registered):
            return True
    for derived in cls.__subclasses__():
        if issubclass(subclass, derived):
            return True
    return False


def get_cache_token():
    """A value that changes with every registration, for callers that cache subclass answers."""
    return _registrations


def update_abstractmethods(cls):
    """Recompute `__abstractmethods__` after methods were added to a class; returns the class."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__.items(), cls.__bases__)
    return cls


class ABC(metaclass=ABCMeta):
    """Inherit from this to use ABCMeta without naming a metaclass."""

    __slots__ = ()
