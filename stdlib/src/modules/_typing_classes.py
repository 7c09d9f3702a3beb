"""The part of `typing` that rests on abstract classes or makes classes: Protocol, runtime_checkable, the
Supports protocols, NamedTuple, TypedDict, IO, TextIO, BinaryIO.

`typing` imports this on first use; programs take the names from there.
"""

import sys
from abc import ABCMeta, abstractmethod
from typing import AnyStr, Generic, NotRequired, Required, TypeVar
from typing import _AnnotatedAlias, _caller, _function, _GenericAlias, _NoneType, _type_check

import typing

# --- protocols ---

_not_members = frozenset((
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__",
    "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__parameters__", "__orig_bases__",
    "__orig_class__", "_is_protocol", "_is_runtime_protocol", "_abc_impl", "__final__", "__match_args__",
    "_generic_cache_", "_protocol_members_", "__abc_tpflags__", "__qualname__", "__firstlineno__",
    "__static_attributes__",
))


def _members(cls):
    """The names that a protocol asks for."""
    found = cls.__dict__.get("_protocol_members_")
    if found is None:
        found = set()
        for base in cls.__mro__[:-1]:
            if base.__name__ in ("Protocol", "Generic"):
                continue
            for name in [*base.__dict__, *_annotations(base)]:
                if name not in _not_members and not name.startswith("_abc_"):
                    found.add(name)
        cls._protocol_members_ = found
    return found


def _annotations(cls):
    found = cls.__dict__.get("__annotations__")
    return found if isinstance(found, dict) else {}


def _methods_only(cls):
    return all(callable(getattr(cls, name, None)) for name in _members(cls))


def _called_by_machinery(depth=3):
    """Whether a check comes from `abc` or `functools`, which may ask about any class."""
    try:
        return sys._getframe(depth).f_globals.get("__name__") in ("abc", "functools", None)
    except (AttributeError, ValueError):
        return True


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _called_by_machinery(2):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if _methods_only(cls) and issubclass(instance.__class__, cls):
            return True
        for name in _members(cls):
            if not hasattr(instance, name):
                break
            if getattr(instance, name) is None and callable(getattr(cls, name, None)):
                break
        else:
            return True
        return super().__instancecheck__(instance)


def _subclass_hook(cls):
    def __subclasshook__(other):
        if not cls.__dict__.get("_is_protocol", False):
            return NotImplemented
        if not getattr(cls, "_is_runtime_protocol", False):
            if _called_by_machinery():
                return NotImplemented
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if not _methods_only(cls):
            if _called_by_machinery():
                return NotImplemented
            raise TypeError("Protocols with non-method members don't support issubclass()")
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        for name in _members(cls):
            for base in other.__mro__:
                if name in base.__dict__:
                    if base.__dict__[name] is None:
                        return NotImplemented
                    break
                if name in _annotations(base) and getattr(other, "_is_protocol", False):
                    break
            else:
                return NotImplemented
        return True

    return __subclasshook__


def _no_instances(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if type(self).__init__ is not _no_instances:
        # Called by way of super() from an __init__ of the subclass.
        return
    # An explicit subclass got this from the protocol: its proper __init__ is further on.
    for base in type(self).__mro__:
        init = base.__dict__.get("__init__", _no_instances)
        if init is not _no_instances:
            return init(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of protocol classes, which stand for every class with their members."""

    __module__ = "typing"
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__
        if not own.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in own:
            cls.__subclasshook__ = _subclass_hook(cls)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if base in (object, Generic) or base.__module__ == "collections.abc" and base.__name__ in (
                "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "Hashable", "Sized",
                "Container", "Collection", "Reversible",
            ) or base.__name__ == "AbstractContextManager" and base.__module__ == "contextlib":
                continue
            if not (issubclass(base, Generic) and base._is_protocol):
                raise TypeError("Protocols can only inherit from other protocols, got %r" % (base,))
        if "__init__" not in own:
            cls.__init__ = _no_instances


typing.Protocol = Protocol


def runtime_checkable(cls):
    """Class decorator: `isinstance` and `issubclass` may ask a protocol which members are there."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and cls._is_protocol):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % (cls,))
    cls._is_runtime_protocol = True
    return cls


_T_co = TypeVar("T_co", covariant=True)


def _supports(name, method, parameters, doc):
    def abstract(self):
        pass

    def rounding(self, ndigits=0):
        pass

    function = rounding if method == "__round__" else abstract
    function.__name__ = method
    function.__qualname__ = f"{name}.{method}"
    bases = (Protocol[parameters],) if parameters else (Protocol,)
    from types import new_class

    return runtime_checkable(new_class(name, bases, {}, lambda body: body.update({
        "__module__": "typing", "__doc__": doc, "__slots__": (), method: abstractmethod(function),
    })))


SupportsInt = _supports("SupportsInt", "__int__", None, "Protocol of what `int` accepts.")
SupportsFloat = _supports("SupportsFloat", "__float__", None, "Protocol of what `float` accepts.")
SupportsComplex = _supports("SupportsComplex", "__complex__", None, "Protocol of what `complex` accepts.")
SupportsBytes = _supports("SupportsBytes", "__bytes__", None, "Protocol of what `bytes` accepts.")
SupportsIndex = _supports("SupportsIndex", "__index__", None, "Protocol of what serves as an index.")
SupportsAbs = _supports("SupportsAbs", "__abs__", _T_co, "Protocol of what `abs` accepts.")
SupportsRound = _supports("SupportsRound", "__round__", _T_co, "Protocol of what `round` accepts.")


# --- named tuples ---

_reserved = frozenset((
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types",
    "_make", "_replace", "_asdict", "_source",
))


def _make_named_tuple(name, types, module, defaults=(), bases=(tuple,), extra=None):
    from collections import namedtuple

    types = [(n, _type_check(t, f"field {n} annotation must be a type")) for n, t in types]
    made = namedtuple(name, [n for n, _ in types], defaults=defaults, module=module)
    types = dict(types)
    if bases != (tuple,):
        body = dict(made.__dict__)
        body.pop("__dict__", None)
        body.pop("__weakref__", None)
        body.update(extra)
        # That of tuple comes first in the order of resolution, and knows no type variables.
        body["__class_getitem__"] = classmethod(Generic.__dict__["__class_getitem__"].__func__)
        made = type(made)(name, bases, body)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class _NamedTupleMeta(type):
    def __new__(cls, name, bases, body):
        originals = body.get("__orig_bases__", bases)
        if "_root" in body:
            return super().__new__(cls, name, bases, body)
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = body.get("__annotations__", {})
        with_default = []
        for field in types:
            if field in body:
                with_default.append(field)
            elif with_default:
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field"
                    f"{'s' if len(with_default) > 1 else ''} {', '.join(with_default)}"
                )
        made = _make_named_tuple(
            name, types.items(), body["__module__"], [body[n] for n in with_default], bases,
            {"__orig_bases__": originals},
        )
        for key, value in body.items():
            if key in _reserved:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__name__", "__annotations__") and key not in made._fields:
                setattr(made, key, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, made, key)
        return made


class _NamedTuple(metaclass=_NamedTupleMeta):
    _root = True


class _NamedTupleMaker:
    """NamedTuple: a base class to the class statement, a function to callers."""

    __name__ = __qualname__ = "NamedTuple"
    __module__ = "typing"

    def __call__(self, typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
        made = _make_named_tuple(typename, fields, _caller())
        made.__orig_bases__ = (self,)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return "<function NamedTuple at %#x>" % id(self)


NamedTuple = _NamedTupleMaker()


# --- typed dictionaries ---


class _TypedDictMeta(type):
    def __new__(cls, name, bases, body, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), body)

        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        annotations = {}
        required = set()
        optional = set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            more = base.__dict__.get("__required_keys__", frozenset())
            required |= more
            optional -= more
            more = base.__dict__.get("__optional_keys__", frozenset())
            required -= more
            optional |= more
        for key, value in body.get("__annotations__", {}).items():
            value = _type_check(value, msg, module=made.__module__, allow_special_forms=True)
            annotations[key] = value
            inner = value.__origin__ if isinstance(value, _AnnotatedAlias) else value
            origin = getattr(inner, "__origin__", None)
            if origin is Required or total and origin is not NotRequired:
                required.add(key)
                optional.discard(key)
            else:
                optional.add(key)
                required.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if not hasattr(made, "__total__"):
            made.__total__ = total
        return made

    # A call makes a plain dictionary.
    __call__ = dict

    def __init__(cls, *args, **kwargs):
        pass

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})


class _TypedDictMaker:
    """TypedDict: a base class to the class statement, a function to callers."""

    __name__ = __qualname__ = "TypedDict"
    __module__ = "typing"

    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        if fields is None:
            fields = kwargs
        elif kwargs:
            raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
        body = {"__annotations__": dict(fields)}
        module = _caller()
        if module is not None:
            body["__module__"] = module
        made = _TypedDictMeta(typename, (), body, total=total)
        made.__orig_bases__ = (self,)
        return made

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return "<function TypedDict at %#x>" % id(self)


TypedDict = _TypedDictMaker()


# --- files ---


class IO(Generic[AnyStr]):
    """The type of what `open` returns, for annotations."""

    __module__ = "typing"
    __slots__ = ()


class TextIO(IO[str]):
    """The type of files opened in text mode."""

    __module__ = "typing"
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """The type of files opened in binary mode."""

    __module__ = "typing"
    __slots__ = ()
