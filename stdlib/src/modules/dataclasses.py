"""Classes made from annotated attributes: dataclass, field, fields, Field, InitVar, KW_ONLY, MISSING,
FrozenInstanceError, asdict, astuple, replace, make_dataclass, is_dataclass.

The methods of one class are compiled together from one source text, so that they are as fast as if
written by hand and calls report the errors of an ordinary signature.
"""

import sys

try:
    from _thread import get_ident as _get_ident
except ImportError:

    def _get_ident():
        return 0


__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields",
    "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]

_GenericAlias = type(list[int])

# The objects being represented, by identity and thread, for `...` in those that hold themselves.
_running = set()


class FrozenInstanceError(AttributeError):
    """Raised for an assignment to an attribute of a frozen instance."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class InitVar:
    """Annotation of a parameter of `__init__` that goes to `__post_init__` and is not kept."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, _GenericAlias):
            return f"dataclasses.InitVar[{self.type.__name__}]"
        return f"dataclasses.InitVar[{self.type!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field; made by `field`, completed by the decorator."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
        "kw_only", "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _no_metadata if metadata is None else _MappingProxy(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        key = id(self), _get_ident()
        if key in _running:
            return "..."
        _running.add(key)
        try:
            return self._text()
        finally:
            _running.discard(key)

    def _text(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
            f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
            f"kw_only={self.kw_only!r},_field_type={self._field_type})"
        )

    def __set_name__(self, owner, name):
        # The default stands in the class body in the field's stead, so it hears of its name too.
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


_MappingProxy = type(type.__dict__)
_no_metadata = _MappingProxy({})


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (
            f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
            f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})"
        )


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    """Describe a field more closely than by a plain default value."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- fields from annotations ---


def _names_type(annotation, cls, module, is_wanted):
    """Whether a string annotation begins with the name of the type that `is_wanted` recognises,
    as seen from the class's module: `Name`, or `prefix.Name` with the prefix naming `module`."""
    head, dot, tail = annotation.split("[", 1)[0].partition(".")
    own = sys.modules.get(cls.__module__)
    if own is None:
        return False
    if not dot:
        return is_wanted(own.__dict__.get(_word(head)), module)
    if own.__dict__.get(head.strip()) is module:
        return is_wanted(module.__dict__.get(_word(tail)), module)
    return False


def _word(text):
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end]


def _is_classvar(annotation, typing):
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(annotation, dataclasses):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, dataclasses):
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default) is _member_descriptor:
            # A slot of the same name is no default.
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    textual = isinstance(annotation, str)
    typing = sys.modules.get("typing")
    if typing and (
        _is_classvar(annotation, typing) or textual and _names_type(annotation, cls, typing, _is_classvar)
    ):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation, None) or textual and _names_type(
        annotation, cls, sys.modules[__name__], _is_initvar
    ):
        f._field_type = _FIELD_INITVAR

    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory"
        )
    return f


class _Probe:
    __slots__ = ("slot",)


_member_descriptor = type(_Probe.slot)


# --- methods ---


def _init_source(cls, std_fields, kw_fields, all_fields, frozen, slots, values):
    """The lines of `__init__`; puts the defaults it refers to into `values`."""
    seen_default = False
    for f in std_fields:
        if f.init:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")

    self_name = "__dataclass_self__" if any(f.name == "self" for f in all_fields) else "self"
    body = []
    for f in all_fields:
        name = f.name
        default = f"__dataclass_dflt_{name}__"
        if f.default_factory is not MISSING:
            values[default] = f.default_factory
            value = f"{default}()"
            if f.init:
                value += f" if {name} is __dataclass_factory__ else {name}"
        else:
            if f.default is not MISSING:
                values[default] = f.default
            if f.init:
                value = name
            elif slots and f.default is not MISSING:
                # Slots take away the class attribute that would hold the default.
                value = default
            else:
                continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"  __dataclass_setattr__({self_name}, {name!r}, {value})")
        else:
            body.append(f"  {self_name}.{name} = {value}")
    if hasattr(cls, _POST_INIT_NAME):
        initvars = ", ".join(f.name for f in all_fields if f._field_type is _FIELD_INITVAR)
        body.append(f"  {self_name}.{_POST_INIT_NAME}({initvars})")

    def parameter(f):
        if f.default_factory is not MISSING:
            return f"{f.name}=__dataclass_factory__"
        if f.default is not MISSING:
            return f"{f.name}=__dataclass_dflt_{f.name}__"
        return f.name

    parameters = [self_name] + [parameter(f) for f in std_fields if f.init]
    kw_parameters = [parameter(f) for f in kw_fields if f.init]
    if kw_parameters:
        parameters += ["*"] + kw_parameters
    return [f" def __init__({', '.join(parameters)}):"] + (body or ["  pass"])


def _tuple_source(obj, fields):
    return "(" + "".join(f"{obj}.{f.name}, " for f in fields) + ")"


def _compare_source(name, operator, fields):
    return [
        f" def {name}(self, other):",
        "  if other.__class__ is self.__class__:",
        f"   return {_tuple_source('self', fields)} {operator} {_tuple_source('other', fields)}",
        "  return NotImplemented",
    ]


def _repr_source(fields):
    inner = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields)
    return [
        " def __repr__(self):",
        "  key = __dataclass_id__(self), __dataclass_ident__()",
        "  if key in __dataclass_running__:",
        "   return '...'",
        "  __dataclass_running__.add(key)",
        "  try:",
        f'   return f"{{self.__class__.__qualname__}}({inner})"',
        "  finally:",
        "   __dataclass_running__.discard(key)",
    ]


def _frozen_methods(cls, fields):
    names = frozenset(f.name for f in fields)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _compile(cls, sources, values, module_globals):
    """Define the methods of `sources`, a list of lines for each, and return them."""
    values.update(
        __dataclass_factory__=_HAS_DEFAULT_FACTORY, __dataclass_setattr__=object.__setattr__,
        __dataclass_running__=_running, __dataclass_id__=id, __dataclass_ident__=_get_ident,
    )
    lines = [f"def __dataclass_create__({', '.join(values)}):"]
    names = []
    for source in sources:
        lines += source
        names.append(source[0].split("(", 1)[0].removeprefix(" def "))
    lines.append(f" return {', '.join(names)},")
    namespace = {}
    exec("\n".join(lines), module_globals, namespace)
    return dict(zip(names, namespace["__dataclass_create__"](**values)))


def _set_new(cls, name, value):
    """Set an attribute unless the class body did; returns whether it did."""
    if name in cls.__dict__:
        return True
    if isinstance(value, _function):
        value.__qualname__ = f"{cls.__qualname__}.{value.__name__}"
    setattr(cls, name, value)
    return False


_function = type(lambda: None)


def _annotation_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", None):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def _signature_text(cls, init_made, std_fields, kw_fields):
    """The class's signature, for its documentation."""
    if not init_made:
        if cls.__init__ is object.__init__:
            return "()"
        try:
            from inspect import signature

            return str(signature(cls)).replace(" -> None", "")
        except (ImportError, TypeError, ValueError):
            return "()"
    parts = []
    for fs in (std_fields, kw_fields):
        for f in fs:
            if not f.init:
                continue
            if fs is kw_fields and "*" not in parts:
                parts.append("*")
            text = f"{f.name}: {_annotation_text(f.type)}"
            if f.default_factory is not MISSING:
                text += " = <factory>"
            elif f.default is not MISSING:
                text += f" = {f.default!r}"
            parts.append(text)
    return f"({', '.join(parts)})"


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    module = sys.modules.get(cls.__module__)
    module_globals = module.__dict__ if module is not None else {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))

    # Fields of bases first, those of the farthest base before all; a field keeps its place when redefined.
    fields = {}
    any_frozen_base = False
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            fields.update(base_fields)
            if getattr(base, _PARAMS).frozen:
                any_frozen_base = True

    annotations = cls.__dict__.get("__annotations__", {})
    own_fields = []
    kw_only_seen = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or isinstance(annotation, str) and _names_type(
            annotation, cls, sys.modules[__name__], _is_kw_only
        ):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = kw_only = True
        else:
            own_fields.append(_get_field(cls, name, annotation, kw_only))
    for f in own_fields:
        fields[f.name] = f
        # A Field in the class body gives way to the default itself.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")

    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and not any_frozen_base:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)

    # The class statement itself sets `__hash__` to None beside an `__eq__`: that one is not explicit.
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    init_fields = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    std_fields = [f for f in init_fields if not f.kw_only]
    kw_fields = [f for f in init_fields if f.kw_only]
    field_list = [f for f in init_fields if f._field_type is _FIELD]
    compared = [f for f in field_list if f.compare]

    own = cls.__dict__
    values = {}
    sources = []
    init_made = init and "__init__" not in own
    if init:
        source = _init_source(cls, std_fields, kw_fields, init_fields, frozen, slots, values)
        if init_made:
            sources.append(source)
    if repr and "__repr__" not in own:
        sources.append(_repr_source([f for f in field_list if f.repr]))
    if eq and "__eq__" not in own:
        sources.append(_compare_source("__eq__", "==", compared))
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if name in own:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                    "Consider using functools.total_ordering"
                )
            sources.append(_compare_source(name, operator, compared))
    if frozen:
        for method in _frozen_methods(cls, field_list):
            if _set_new(cls, method.__name__, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
    drop_hash = False
    if unsafe_hash or eq and frozen:
        if not has_explicit_hash:
            hashed = [f for f in field_list if (f.compare if f.hash is None else f.hash)]
            sources.append([" def __hash__(self):", f"  return hash({_tuple_source('self', hashed)})"])
        elif unsafe_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif eq and not has_explicit_hash:
        drop_hash = True

    if sources:
        for name, method in _compile(cls, sources, values, module_globals).items():
            # Tells `pprint` that the representation is ours.
            method._is_generated = True
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
        if init_made:
            annotated = {f.name: f.type for f in std_fields + kw_fields if f.init}
            annotated["return"] = None
            cls.__init__.__annotations__ = annotated
    if drop_hash:
        cls.__hash__ = None

    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls, init_made, std_fields, kw_fields)
    if match_args:
        _set_new(cls, "__match_args__", tuple(f.name for f in std_fields if f.init))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods

        update_abstractmethods(cls)
    return cls


def _add_slots(cls, is_frozen, weakref_slot):
    """A class like `cls` with slots for its fields: slots cannot be added to a class that exists."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = [f.name for f in fields(cls)]
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        if isinstance(slots, str):
            slots = (slots,)
        elif hasattr(slots, "__next__"):
            raise TypeError(f"Slots of '{base.__name__}' cannot be determined")
        inherited.update(slots)
    wanted = names + ["__weakref__"] if weakref_slot else names
    namespace["__slots__"] = tuple(name for name in wanted if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if is_frozen:
        # Copies have to get around the frozen attributes.
        if "__getstate__" not in namespace:
            cls.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            cls.__setstate__ = _dataclass_setstate
    return cls


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Class decorator: adds `__init__`, `__repr__`, `__eq__` and others from the annotated attributes.

    >>> @dataclass
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1)
    Point(x=1, y=0)
    """

    def wrap(cls):
        return _process_class(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
        )

    return wrap if cls is None else wrap(cls)


# --- functions on data classes and instances ---


def fields(class_or_instance):
    """The fields of a data class or an instance, in order."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether `obj` is a data class or an instance of one."""
    cls = obj if isinstance(obj, type) and not isinstance(obj, _GenericAlias) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The instance as a dictionary, nested data classes, lists, tuples and dictionaries included."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The instance as a tuple, nested data classes, lists, tuples and dictionaries included."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


_atomic = frozenset((type(None), bool, int, float, complex, str, bytes))


def _convert(obj, make):
    cls = type(obj)
    if cls in _atomic:
        return obj
    if hasattr(cls, _FIELDS):
        return make([(f.name, _convert(getattr(obj, f.name), make)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return cls(*[_convert(value, make) for value in obj])
    if isinstance(obj, (list, tuple)):
        return cls(_convert(value, make) for value in obj)
    if isinstance(obj, dict):
        pairs = ((_convert(k, make), _convert(v, make)) for k, v in obj.items())
        if hasattr(cls, "default_factory"):
            result = cls(obj.default_factory)
            for key, value in pairs:
                result[key] = value
            return result
        return cls(pairs)
    from copy import deepcopy

    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False):
    """A new data class; a field is a name, (name, type), or (name, type, Field or default)."""
    from keyword import iskeyword
    from types import new_class

    namespace = {} if namespace is None else namespace
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[name] = item[0], item[1], item[2]
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


def replace(obj, /, **changes):
    """A new instance with some fields changed; `__init__` and `__post_init__` run."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()"
                )
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
