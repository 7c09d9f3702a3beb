"""Type hints: the special forms, generic aliases, Generic, TypeVar, ParamSpec, TypeVarTuple, NewType,
get_type_hints, get_origin, get_args, cast, overload, final and the rest of the reference's names.

Nothing here checks types.  The aliases of containers are made when first asked for, and so are Protocol,
NamedTuple, TypedDict and the Supports classes, which live in `_typing_classes`.
"""

import sys

_aliases = {
    # name: (module, class, number of parameters, or -1 for any)
    "List": ("builtins", "list", 1), "Dict": ("builtins", "dict", 2), "Set": ("builtins", "set", 1),
    "FrozenSet": ("builtins", "frozenset", 1), "Type": ("builtins", "type", 1),
    "Tuple": ("builtins", "tuple", -1), "Callable": ("collections.abc", "Callable", 2),
    "DefaultDict": ("collections", "defaultdict", 2), "OrderedDict": ("collections", "OrderedDict", 2),
    "Counter": ("collections", "Counter", 1), "ChainMap": ("collections", "ChainMap", 2),
    "Deque": ("collections", "deque", 1), "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
    "ContextManager": ("contextlib", "AbstractContextManager", 1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 1),
    "AbstractSet": ("collections.abc", "Set", 1),
}
for _name, _count in (
    ("Hashable", 0), ("Awaitable", 1), ("Coroutine", 3), ("AsyncIterable", 1), ("AsyncIterator", 1),
    ("AsyncGenerator", 2), ("Iterable", 1), ("Iterator", 1), ("Generator", 3), ("Reversible", 1),
    ("Sized", 0), ("Container", 1), ("Collection", 1), ("MutableSet", 1), ("Mapping", 2),
    ("MutableMapping", 2), ("Sequence", 1), ("MutableSequence", 1), ("ByteString", 0), ("MappingView", 1),
    ("KeysView", 1), ("ItemsView", 2), ("ValuesView", 1),
):
    _aliases[_name] = ("collections.abc", _name, _count)

# Not for programs, but some import them.
_variables = ("T", "KT", "VT", "T_co", "V_co", "VT_co", "T_contra")

_elsewhere = (
    "Protocol", "runtime_checkable", "NamedTuple", "TypedDict", "SupportsAbs", "SupportsBytes",
    "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "IO", "TextIO",
    "BinaryIO",
)

__all__ = [
    *(name for name in _aliases if name != "AsyncContextManager"), *_elsewhere, "Annotated", "Any",
    "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional", "ParamSpec",
    "TypeVar", "TypeVarTuple", "Union", "AnyStr", "assert_never", "assert_type", "cast", "clear_overloads",
    "dataclass_transform", "final", "get_args", "get_origin", "get_overloads", "get_type_hints",
    "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator",
    "NoReturn", "NotRequired", "overload", "ParamSpecArgs", "ParamSpecKwargs", "Required", "reveal_type",
    "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]

GenericAlias = type(list[int])
_UnionType = type(int | str)
_NoneType = type(None)
_function = type(lambda: None)

TYPE_CHECKING = False
Text = str


def __getattr__(name):
    if name in _aliases:
        module, origin, count = _aliases[name]
        __import__(module)
        origin = getattr(sys.modules[module], origin)
        kind = _SpecialGenericAlias
        if name in ("Tuple", "Callable"):
            kind = _TupleType if name == "Tuple" else _CallableType
        made = kind(origin, count, name)
    elif name in _variables:
        made = TypeVar(name, covariant=name.endswith("_co"), contravariant=name.endswith("_contra"))
    elif name in _elsewhere:
        import _typing_classes

        made = getattr(_typing_classes, name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = made
    return made


# --- representation and checks of arguments ---


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


def _type_repr(obj):
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, _function):
        return obj.__name__
    return repr(obj)


def _type_convert(arg, module=None, allow_special_forms=False):
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _is_generic_base(arg):
    return arg is Generic or arg is globals().get("Protocol", Generic)


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument of an alias: None and strings converted, what cannot be one refused."""
    arg = _type_convert(arg, module, allow_special_forms)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if _is_generic_base(origin) or not allow_special_forms and (
            origin is ClassVar or is_argument and origin is Final
        ):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg
    if isinstance(arg, _SpecialForm):
        if arg in (LiteralString, NoReturn, Never, Self, TypeAlias):
            return arg
        if allow_special_forms and arg in (ClassVar, Final):
            return arg
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if isinstance(arg, type) and _is_generic_base(arg):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_parameters(arg):
    """Whether `arg` may stand for a whole parameter list."""
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _collect_parameters(args):
    """The type variables in the arguments, in order."""
    found = {}
    for arg in args:
        if isinstance(arg, type):
            # A generic class without its brackets has parameters of its own, not ours.
            if not isinstance(arg, GenericAlias):
                continue
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            found[arg] = None
        elif isinstance(arg, (tuple, list)):
            for parameter in _collect_parameters(arg):
                found[parameter] = None
        else:
            for parameter in getattr(arg, "__parameters__", ()):
                found[parameter] = None
    return tuple(found)


def _check_count(cls, actual, expected):
    if actual != expected:
        raise TypeError(
            f"Too {'many' if actual > expected else 'few'} arguments for {cls};"
            f" actual {actual}, expected {expected}"
        )


def _match(cls, parameters, args):
    """Pair type variables with arguments."""
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        # The brackets around the only parameter list may be left out.
        if not (len(args) == 1 and _is_parameters(args[0])):
            args = (args,)
    at = [i for i, p in enumerate(parameters) if isinstance(p, TypeVarTuple)]
    if at:
        if len(at) > 1:
            raise TypeError(f"More than one TypeVarTuple parameter in {cls}")
        i = at[0]
        after = len(parameters) - i - 1
        if len(args) < i + after:
            raise TypeError(
                f"Too few arguments for {cls}; actual {len(args)}, expected at least {i + after}"
            )
        end = len(args) - after
        args = (*args[:i], args[i:end], *args[end:])
    else:
        _check_count(cls, len(args), len(parameters))
    return {p: p.__typing_subst__(arg) for p, arg in zip(parameters, args)}


def _substitute(args, mapping):
    """The arguments with the type variables of `mapping` replaced."""
    result = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec)):
            result.append(mapping.get(arg, arg))
        elif isinstance(arg, _UnpackGenericAlias) and isinstance(arg.__origin__, TypeVarTuple):
            result.extend(mapping.get(arg.__origin__, (arg,)))
        elif isinstance(arg, (tuple, list)):
            result.append(tuple(_substitute(arg, mapping)))
        else:
            inner = () if _is_plain_class(arg) else getattr(arg, "__parameters__", ())
            if inner:
                given = []
                for p in inner:
                    value = mapping.get(p, p)
                    if isinstance(p, TypeVarTuple) and p in mapping:
                        given.extend(value)
                    else:
                        given.append(value)
                arg = arg[tuple(given)]
            result.append(arg)
    return result


def _is_plain_class(arg):
    return isinstance(arg, type) and not isinstance(arg, GenericAlias)


def _unpacked(args):
    """The arguments with each `Unpack[Tuple[...]]` of fixed length replaced by its elements."""
    result = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            result.extend(inner)
        else:
            result.append(arg)
    return tuple(result)


# --- special forms ---


class _Final:
    """Mixin of classes that programs may not derive from."""

    __slots__ = ()

    def __init_subclass__(cls, /, *args, **kwds):
        if cls.__module__ not in ("typing", "_typing_classes"):
            raise TypeError("Cannot subclass special typing classes")


class _Alternatives:
    """Mixin of what may stand beside `|`."""

    __slots__ = ()

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _SpecialForm(_Final, _Alternatives):
    # A name with a meaning of its own to type checkers; made from the function of its brackets.

    __slots__ = ("_name", "__doc__", "_getitem")

    # Brackets would make it iterable.
    __iter__ = None

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type compatible with every other."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _bare(name, doc):
    """A form without brackets."""

    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _bare("NoReturn", "The result of a function that never returns.")
Never = _bare("Never", "The type without values.")
Self = _bare("Self", "The class of the instance that a method is called on.")
LiteralString = _bare("LiteralString", "A string made of literals only.")
TypeAlias = _bare("TypeAlias", "Annotation of an assignment that names a type.")


def _single(name, doc, complaint, **options):
    """A form that takes one type."""

    def getitem(self, parameters):
        return _GenericAlias(self, (_type_check(parameters, f"{self} {complaint}", **options),))

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


ClassVar = _single("ClassVar", "A variable of the class, not of its instances.",
                   "accepts only single type.")
Final = _single("Final", "A name that is not to be bound again.", "accepts only single type.")
TypeGuard = _single("TypeGuard", "The result of a function that narrows its argument's type.",
                    "accepts only single type.")
Required = _single("Required", "A key that a TypedDict must have.", "accepts only a single type.",
                   allow_special_forms=True)
NotRequired = _single("NotRequired", "A key that a TypedDict may have.", "accepts only a single type.",
                      allow_special_forms=True)


@_SpecialForm
def Union(self, parameters):
    """Any one of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        p = _type_check(p, "Union[arg, ...]: each arg must be a type.")
        flat.extend(p.__args__ if isinstance(p, (_UnionGenericAlias, _UnionType)) else (p,))
    parameters = _distinct(flat)
    if len(parameters) == 1:
        return parameters[0]
    if len(parameters) == 2 and _NoneType in parameters:
        return _UnionGenericAlias(self, parameters, name="Optional")
    return _UnionGenericAlias(self, parameters)


def _distinct(values):
    result = []
    for value in values:
        if value not in result:
            result.append(value)
    return tuple(result)


@_SpecialForm
def Optional(self, parameters):
    """The type or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), _NoneType]


@_SpecialForm
def Literal(self, *parameters):
    """One of the given values."""
    (parameters,) = parameters
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        flat.extend(p.__args__ if isinstance(p, _LiteralGenericAlias) else (p,))
    try:
        flat = [value for value, _ in dict.fromkeys((p, type(p)) for p in flat)]
    except TypeError:
        # Unhashable values are no valid literals, but no error either.
        pass
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters before those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    checked = [_type_check(p, msg) for p in parameters[:-1]]
    return _ConcatenateGenericAlias(self, (*checked, parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """The elements of a TypeVarTuple or a tuple type, one by one."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


class Annotated:
    """A type with further data: `Annotated[int, ...]`."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError(
                "Annotated[...] should be used with at least two arguments (a type and an annotation)."
            )
        origin = _type_check(
            params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True
        )
        return _AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


# --- references and variables ---


class ForwardRef(_Final):
    """A type named by a string, to be looked up later."""

    __slots__ = (
        "__forward_arg__", "__forward_code__", "__forward_evaluated__", "__forward_value__",
        "__forward_is_argument__", "__forward_is_class__", "__forward_module__",
    )

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        # `*Ts` is an expression only within brackets.
        source = f"({arg},)[0]" if arg[:1] == "*" else arg
        try:
            code = compile(source, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if not self.__forward_evaluated__ or localns is not globalns:
            if globalns is None and localns is None:
                globalns = localns = {}
            elif globalns is None:
                globalns = localns
            elif localns is None:
                localns = globalns
            if self.__forward_module__ is not None:
                globalns = getattr(sys.modules.get(self.__forward_module__), "__dict__", globalns)
            value = _type_check(
                eval(self.__forward_code__, globalns, localns), "Forward references must evaluate to types.",
                is_argument=self.__forward_is_argument__, allow_special_forms=self.__forward_is_class__,
            )
            self.__forward_value__ = _eval_type(
                value, globalns, localns, recursive_guard | {self.__forward_arg__}
            )
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_arg__ != other.__forward_arg__:
            return False
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_value__ == other.__forward_value__
        return self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _caller(depth=1):
    """The module that called a function of ours, `depth` levels further up than the function itself."""
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return None


class _Variable(_Final, _Alternatives):
    """What TypeVar, ParamSpec and TypeVarTuple share."""

    def _set(self, name, depth):
        self.__name__ = name
        module = _caller(depth + 1)
        if module != "typing":
            self.__module__ = module

    def _set_bound(self, bound, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__bound__ = None if bound is None else _type_check(bound, "Bound must be a type.")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        if self.__covariant__:
            return "+" + self.__name__
        if self.__contravariant__:
            return "-" + self.__name__
        return "~" + self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__name__


class TypeVar(_Variable):
    """A type variable: `T = TypeVar("T")`, possibly with constraints or a bound."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self._set_bound(bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple([_type_check(t, msg) for t in constraints])
        self._set(name, 1)

    def __typing_subst__(self, arg):
        arg = _type_check(arg, "Parameters to generic types must be types.", is_argument=True)
        if isinstance(arg, _UnpackGenericAlias):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class ParamSpecArgs(_Final):
    """The positional arguments of a ParamSpec."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        if not isinstance(other, ParamSpecArgs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = object.__hash__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecKwargs(_Final):
    """The keyword arguments of a ParamSpec."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        if not isinstance(other, ParamSpecKwargs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = object.__hash__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpec(_Variable):
    """A variable for the parameter list of a callable."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self._set_bound(bound, covariant, contravariant)
        self._set(name, 1)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([_type_check(a, "Expected a type.") for a in arg])
        if not _is_parameters(arg):
            raise TypeError(
                f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}"
            )
        return arg


class TypeVarTuple(_Variable):
    """A variable for any number of types."""

    def __init__(self, name):
        self._set(name, 1)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        # `_match` hands over the tuple of all the types; single substitution makes no sense.
        if not isinstance(arg, tuple):
            raise TypeError("Substitution of bare TypeVarTuple is not supported")
        return arg


# --- aliases ---


class _BaseGenericAlias(_Final):
    """A class, or a form, with arguments in brackets; behaves like the class where that makes sense."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        # Generic goes in too, after the last of the bases that would bring it.
        for base in bases[bases.index(self) + 1 :]:
            if isinstance(base, _BaseGenericAlias) or issubclass(base, Generic):
                break
        else:
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_cache"):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _GenericAlias(_BaseGenericAlias, _Alternatives):
    """An origin with arguments: `List[int]`, or `Stack[T]` of a class of one's own."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if _is_generic_base(self.__origin__):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpacked([_type_convert(arg) for arg in args])
        mapping = _match(self, self.__parameters__, args)
        return self.copy_with(tuple(_substitute(self.__args__, mapping)))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join(map(_type_repr, self.__args__)) or '()'}]"

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if origin is Generic:
            if globals().get("Protocol") in bases:
                return ()
            for base in bases[bases.index(self) + 1 :]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (origin,)

    def __iter__(self):
        yield Unpack[self]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _SpecialGenericAlias(_BaseGenericAlias, _Alternatives):
    """The name of a container as such: `List`."""

    # Brackets would make it iterable.
    __iter__ = None

    def __init__(self, origin, nparams, name):
        super().__init__(origin, inst=origin.__module__ != "builtins", name=name)
        self._nparams = nparams
        self._cache = {}
        if origin.__module__ == "builtins":
            self.__doc__ = f"A generic version of {origin.__qualname__}."
        else:
            self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."
        # The instantiable ones of `collections`.
        if name in ("DefaultDict", "OrderedDict", "Counter", "ChainMap", "Deque"):
            self._inst = True

    def __getitem__(self, params):
        try:
            # One object for equal arguments; types tell 1 from True.
            key = params, tuple(map(type, params)) if type(params) is tuple else type(params)
            found = self._cache.get(key)
            if found is None:
                found = self._cache[key] = self._subscript(params)
            return found
        except TypeError:
            return self._subscript(params)

    def _subscript(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Parameters to generic types must be types."
        params = tuple([_type_check(p, msg) for p in params])
        if not self._nparams:
            raise TypeError(f"{self} is not a generic class")
        _check_count(self, len(params), self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _TupleType(_SpecialGenericAlias):
    def _subscript(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*[_type_check(p, msg) for p in params[:-1]], ...))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple([_type_check(p, msg) for p in params]))


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def _subscript(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((..., result))
        if not isinstance(args, (tuple, list)):
            args = (args,)
        return self.copy_with((*[_type_convert(arg) for arg in args], result))


class _CallableGenericAlias(_GenericAlias):
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameters(args[0]):
            return super().__repr__()
        inner = ", ".join(map(_type_repr, args[:-1]))
        return f"typing.Callable[[{inner}], {_type_repr(args[-1])}]"

    def copy_with(self, args):
        flat = []
        for arg in args:
            # What came for a ParamSpec is a list of types.
            flat.extend(arg) if isinstance(arg, tuple) else flat.append(arg)
        return super().copy_with(tuple(flat))


class _UnionGenericAlias(_GenericAlias):
    __iter__ = None

    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            return f"typing.Optional[{_type_repr(args[args[0] is _NoneType])}]"
        return f"typing.Union[{', '.join(map(_type_repr, args))}]"

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True
        return False


class _LiteralGenericAlias(_GenericAlias):
    def _typed(self):
        return {(value, type(value)) for value in self.__args__}

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return self._typed() == other._typed()

    def __hash__(self):
        return hash(frozenset(self._typed()))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(_type_repr, self.__args__))}]"

    def __getattr__(self, attr):
        raise AttributeError(attr)


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, params):
        last = params[-1]
        if isinstance(last, (list, tuple)):
            return (*params[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*params[:-1], *last.__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, args, inst=inst, name=name)
        # The form matters less than what it unpacks.
        self.__origin__ = self.__args__[0] if isinstance(self.__args__[0], TypeVarTuple) else origin

    def __repr__(self):
        return "*" + repr(self.__args__[0])

    def copy_with(self, args):
        return Unpack[args[0]]

    @property
    def __typing_unpacked_tuple_args__(self):
        arg = self.__args__[0]
        if getattr(arg, "__origin__", None) is tuple:
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias):
    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# --- generic classes ---


class Generic:
    """Base of generic classes: `class Stack(Generic[T])`."""

    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_convert(p) for p in params])
        if _is_generic_base(cls):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(p, (TypeVar, ParamSpec)) or _is_unpacked_variable(p) for p in params):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables "
                    "or parameter specification variables."
                )
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, params)
        parameters = getattr(cls, "__parameters__", ())
        if not parameters:
            raise TypeError(f"{cls} is not a generic class")
        cache = cls.__dict__.get("_generic_cache_")
        if cache is None:
            cache = cls._generic_cache_ = {}
        try:
            key = params, tuple(map(type, params))
            found = cache.get(key)
        except TypeError:
            key = found = None
        if found is None:
            mapping = _match(cls, parameters, _unpacked(params))
            args = []
            for p in parameters:
                if isinstance(p, TypeVarTuple):
                    args.extend(mapping[p])
                else:
                    args.append(mapping[p])
            found = _GenericAlias(cls, tuple(args))
            if key is not None:
                cache[key] = found
        return found

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__
        bases = own.get("__orig_bases__")
        if bases is None:
            if (
                Generic in cls.__bases__ and cls.__name__ != "Protocol"
                and type(cls).__name__ != "_TypedDictMeta"
            ):
                raise TypeError("Cannot inherit from plain Generic")
            cls.__parameters__ = ()
            return
        if Generic in bases:
            raise TypeError("Cannot inherit from plain Generic")
        variables = _collect_parameters(bases)
        listed = None
        for base in bases:
            if isinstance(base, _GenericAlias) and _is_generic_base(base.__origin__):
                if listed is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                listed = base.__parameters__
                by_name = base.__origin__.__name__
        if listed is not None:
            missing = [v for v in variables if v not in listed]
            if missing:
                raise TypeError(
                    f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                    f"{by_name}[{', '.join(map(str, listed))}]"
                )
            variables = listed
        cls.__parameters__ = variables


def _is_unpacked_variable(arg):
    return isinstance(arg, _UnpackGenericAlias) and isinstance(arg.__origin__, TypeVarTuple)


AnyStr = TypeVar("AnyStr", bytes, str)
AnyStr.__module__ = "typing"


# --- functions ---


def cast(typ, val):
    """The value as it is; type checkers take it to have the type."""
    return val


def assert_type(val, typ, /):
    """The value as it is; type checkers check that it has exactly the type."""
    return val


def assert_never(arg, /):
    """Fail; type checkers check that this cannot be reached."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Print the class of a value to standard error; returns the value."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def get_origin(tp):
    """What stands before the brackets of a type: `list` for `List[int]`; None without brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, _UnpackGenericAlias):
        return Unpack
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _UnionType):
        return _UnionType
    return None


def get_args(tp):
    """What stands in the brackets of a type; the parameters of a Callable as a list."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if _is_callable_alias(tp) and not (len(args) == 2 and _is_parameters(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, _UnionType):
        return tp.__args__
    return ()


def _is_callable_alias(tp):
    if isinstance(tp, _CallableGenericAlias):
        return True
    abstract = sys.modules.get("collections.abc")
    return abstract is not None and tp.__origin__ is abstract.Callable


def is_typeddict(tp):
    """Whether a class was made with TypedDict."""
    return type(tp).__name__ == "_TypedDictMeta" and tp is not globals().get("TypedDict")


def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
    """The type with the references in it looked up."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, recursive_guard)
    if isinstance(t, GenericAlias):
        args = [_type_convert(arg) if isinstance(arg, str) else arg for arg in t.__args__]
    elif isinstance(t, (_GenericAlias, _UnionType)):
        args = t.__args__
    else:
        return t
    new = tuple([_eval_type(arg, globalns, localns, recursive_guard) for arg in args])
    if new == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, new)
    if isinstance(t, _UnionType):
        result = new[0]
        for arg in new[1:]:
            result = result | arg
        return result
    return t.copy_with(new)


def _strip_annotations(t):
    """The type without Annotated, Required and NotRequired."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, _UnionType)):
        args = tuple([_strip_annotations(arg) for arg in t.__args__])
        if args == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, args)
        if isinstance(t, _UnionType):
            result = args[0]
            for arg in args[1:]:
                result = result | arg
            return result
        return t.copy_with(args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, module or function with strings replaced by what they name."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            if globalns is None:
                base_globals = getattr(sys.modules.get(base.__module__), "__dict__", {})
            else:
                base_globals = globalns
            annotations = base.__dict__.get("__annotations__", {})
            if not isinstance(annotations, dict):
                annotations = {}
            base_locals = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                # Names of the module win over those of the class, as ever.
                base_globals, base_locals = base_locals, base_globals
            for name, value in annotations.items():
                if value is None:
                    value = _NoneType
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                hints[name] = _eval_type(value, base_globals, base_locals)
    else:
        if globalns is None:
            if isinstance(obj, type(sys)):
                globalns = obj.__dict__
            else:
                inner = obj
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                globalns = getattr(inner, "__globals__", {})
            if localns is None:
                localns = globalns
        elif localns is None:
            localns = globalns
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, (
                _function, type(len), type(sys), type([].append), type(str.join), type(object.__init__),
                type(object().__str__), type(dict.__dict__["fromkeys"]),
            )):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, value in annotations.items():
            if value is None:
                value = _NoneType
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=not isinstance(obj, type(sys)), is_class=False)
            hints[name] = _eval_type(value, globalns, localns)
    if include_extras:
        return hints
    return {name: _strip_annotations(value) for name, value in hints.items()}


def no_type_check(arg):
    """Decorator: the annotations are not type hints."""
    if isinstance(arg, type):
        for key in dir(arg):
            value = getattr(arg, key)
            value = getattr(value, "__func__", value)
            # Only what the class body itself defines, not what it merely refers to.
            if (
                isinstance(value, (_function, type))
                and value.__qualname__ == f"{arg.__qualname__}.{value.__name__}"
                and value.__module__ == arg.__module__
            ):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Make a decorator whose results have no type hints."""

    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    wrapped.__name__ = decorator.__name__
    wrapped.__doc__ = decorator.__doc__
    wrapped.__wrapped__ = decorator
    return wrapped


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a "
        "stub module should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    """Decorator of the signatures before the implementation of a function."""
    f = getattr(func, "__func__", func)
    try:
        by_line = _overloads.setdefault((f.__module__, f.__qualname__), {})
        by_line[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The functions decorated with `overload` under the name of `func`."""
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overloads.clear()


def final(f):
    """Decorator: not to be derived from, or overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(),
                        **kwargs):
    """Decorator: what it is applied to makes classes like `dataclass`."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


class NewType(_Alternatives):
    """A distinct type to type checkers that is the other type when running."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        # Only the class that is refused knows its name.
        parent = self.__name__

        class Refusal:
            def __init_subclass__(cls):
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {parent})`"
                )

        return (Refusal,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__
