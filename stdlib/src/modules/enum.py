"""Enumerations: Enum, IntEnum, StrEnum, Flag, IntFlag, ReprEnum, auto, unique, verify, member, nonmember,
property, global_enum, and the boundaries STRICT, CONFORM, EJECT, KEEP.

Members are plain attributes of their class, made while the class is: an object in the namespace whose
`__set_name__` builds them, so that `__init_subclass__` finds them there.  The simple-enum helpers and
pickling support beyond `__reduce_ex__` are absent.
"""

import sys

__all__ = [
    "EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
    "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS",
    "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name", "pickle_by_enum_name",
]

# Defined below; the metaclass runs for them before they exist.
Enum = Flag = ReprEnum = EJECT = None

_builtin_property = property
_builtin_bin = bin
_MappingProxy = type(type.__dict__)


class nonmember:
    """Marks a value in an enumeration's body that is not to become a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Marks a value in an enumeration's body that is to become a member although it would not."""

    def __init__(self, value):
        self.value = value


class _AutoNull:
    def __repr__(self):
        return "_auto_null"


_auto_null = _AutoNull()


class auto:
    """Stands for the value that the enumeration's `_generate_next_value_` gives."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % (self.value,)


class property:
    """A property of members; on the class, the member of that name, if there is one."""

    member = None

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.name = self.clsname = None

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass._member_map_.get(self.name)
            if found is None:
                raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))
            return found
        if self.fget is None:
            raise AttributeError("%r member has no attribute %r" % (ownerclass, self.name))
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))
        self.fdel(instance)

    def getter(self, fget):
        """The same with another function for reading."""
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        """The same with another function for writing."""
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        """The same with another function for deleting."""
        return type(self)(self.fget, self.fset, fdel, self.__doc__)


# --- names and bits ---


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith("__")


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0


def _iter_bits_lsb(number):
    if isinstance(number, Enum):
        number = number.value
    if number < 0:
        raise ValueError("%r is not a positive integer" % number)
    while number:
        bit = number & -number
        yield bit
        number ^= bit


def show_flag_values(value):
    """The powers of two that a flag's value is made of."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Two's complement digits after a sign digit.

    >>> bin(-3, 4)
    '0b1 1101'
    """
    width = max(num.bit_length(), max_bits or 0)
    digits = format(num & ((1 << width) - 1), f"0{width}b") if width else ""
    return f"0b{int(num < 0)} {digits}"


# --- the class namespace ---

_settings = (
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
    "_iter_member_by_value_", "_iter_member_by_def_",
)


class _EnumDict(dict):
    """The namespace of an enumeration's body: notes which names are members, and fills in `auto`."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _settings:
                raise ValueError(
                    "_sunder_ names, such as %r, are reserved for future Enum use" % (key,)
                )
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate_next_value = getattr(value, "__func__", value)
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError("_ignore_ cannot specify already set names: %r" % (already,))
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value):
            pass
        else:
            if key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            elif isinstance(value, auto):
                value = self._auto(key, value)
            elif type(value) is tuple and any(isinstance(v, auto) for v in value):
                parts = []
                for part in value:
                    if isinstance(part, auto):
                        part = self._auto(key, part)
                        # The next automatic value counts on from this one, not from the tuple.
                        self._last_values.append(part)
                    parts.append(part)
                value = tuple(parts)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _auto(self, key, marker):
        if marker.value is _auto_null:
            marker.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        return marker.value

    def update(self, members, **more_members):
        for key, value in members.items() if hasattr(members, "keys") else members:
            self[key] = value
        for key, value in more_members.items():
            self[key] = value


class _Members:
    """Stands in the namespace for the members, and makes them when the class exists."""

    def __init__(self, values):
        self.values = values

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        is_flag = Flag is not None and issubclass(cls, Flag)
        for name, value in self.values:
            _make_member(cls, name, value, is_flag)


def _make_member(cls, name, value, is_flag):
    args = value if isinstance(value, tuple) else (value,)
    member_type = cls._member_type_
    if member_type is tuple:
        args = (args,)
    if cls._use_args_:
        made = cls._new_member_(cls, *args)
    else:
        made = cls._new_member_(cls)
    if not hasattr(made, "_value_"):
        if member_type is object:
            made._value_ = value
        else:
            try:
                made._value_ = member_type(*args)
            except Exception as error:
                raise TypeError("_value_ not set in __new__, unable to create it") from error
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    if is_flag:
        cls._flag_mask_ |= value
        if _is_single_bit(value):
            cls._singles_mask_ |= value
        cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1

    known = _by_value(cls, value)
    if known is not None:
        made = known
    elif not is_flag or _is_single_bit(value):
        # Flags of several bits, or of none, are names for combinations: they are left out of iteration.
        cls._member_names_.append(name)
    cls._member_map_[name] = made
    if known is None:
        try:
            cls._value2member_map_[value] = made
        except TypeError:
            pass

    # A property of members with the member's name goes on serving the members.
    for base in cls.__mro__[1:]:
        found = base.__dict__.get(name)
        if found is None:
            continue
        if isinstance(found, property) or type(found).__name__ == "DynamicClassAttribute":
            redirect = property(found.fget, found.fset, found.fdel, found.__doc__)
            redirect.__set_name__(cls, name)
            type.__setattr__(cls, name, redirect)
            return
        if base is Enum and isinstance(found, _builtin_property):
            # `name` and `value`: the metaclass finds the member.
            return
        break
    type.__setattr__(cls, name, made)


def _by_value(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for known in cls._member_map_.values():
            if known._value_ == value:
                return known
        return None


def _class_attribute(name):
    """A property of the classes: the member called `name`, for the members' own `name` and `value`
    properties would else be what the class answers with."""

    def get(cls):
        found = cls.__dict__.get("_member_map_", {}).get(name)
        if found is not None:
            return found
        for base in cls.__mro__:
            found = base.__dict__.get(name)
            if found is not None and base is not Enum:
                return found.__get__(None, cls) if hasattr(found, "__get__") else found
        raise AttributeError(name)

    return _builtin_property(get)


_replaceable = ("__repr__", "__str__", "__format__", "__reduce_ex__")
_flag_operators = ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__")


class EnumType(type):
    """Metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        names = classdict._member_names
        ignored = classdict._ignore
        invalid = [name for name in names if name in ("mro", "")]
        if invalid:
            raise ValueError("invalid enum member name(s) %s" % ",".join(map(repr, invalid)))
        namespace = {
            key: value for key, value in classdict.items()
            if key not in names and key not in ignored and key not in ("_ignore_", "_order_")
        }
        order = classdict.get("_order_")
        generate = namespace.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            namespace["_generate_next_value_"] = staticmethod(generate)

        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        namespace["_new_member_"] = new_member
        namespace["_use_args_"] = use_args
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_member_type_"] = member_type
        namespace["_value_repr_"] = metacls._find_data_repr_(cls, bases)
        namespace["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
        namespace["_flag_mask_"] = 0
        namespace["_singles_mask_"] = 0
        namespace["_all_bits_"] = 0
        namespace["_inverted_"] = None
        namespace["_members_"] = _Members([(name, classdict[name]) for name in names])
        try:
            self = super().__new__(metacls, cls, bases, namespace, **kwds)
        except RuntimeError as error:
            # An error of `__set_name__` may come wrapped.
            if error.__cause__ is None:
                raise
            raise error.__cause__ from None

        # Methods that the data type brings give way to those of the enumeration.
        for name in _replaceable:
            if name in namespace or first_enum is None:
                continue
            found = getattr(self, name, None)
            if found == getattr(member_type, name, None) or found == getattr(object, name, None):
                type.__setattr__(self, name, getattr(first_enum, name))
        if ReprEnum is not None and ReprEnum in bases:
            if "__format__" not in namespace:
                self.__format__ = member_type.__format__
            if "__str__" not in namespace:
                method = member_type.__str__
                self.__str__ = member_type.__repr__ if method == object.__str__ else method
        if Flag is not None and issubclass(self, Flag):
            if member_type is not object:
                for name in _flag_operators:
                    if name not in namespace and getattr(self, name, None) == getattr(member_type, name, None):
                        type.__setattr__(self, name, getattr(Flag, name))
            values = [found._value_ for found in self]
            if values != sorted(values):
                self._iter_member_ = self._iter_member_by_def_
        if Enum is not None:
            # Calling the class looks members up; the `__new__` of the body made them.
            if save_new:
                self.__new_member__ = new_member
            self.__new__ = Enum.__new__

        if order is not None:
            if isinstance(order, str):
                order = order.replace(",", " ").split()
            order = [name for name in order if name in self._member_names_ or name not in self._member_map_]
            if order != self._member_names_:
                raise TypeError(
                    "member order does not match _order_:\n  %r\n  %r" % (self._member_names_, order)
                )
        return self

    def __init__(cls, *args, **kwds):
        # Keyword arguments of the class statement were used up by `__new__`.
        pass

    name = _class_attribute("name")
    value = _class_attribute("value")

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is not None:
            return cls._create_(
                value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary
            )
        try:
            found = cls._value2member_map_.get(value)
        except TypeError:
            found = None
        return cls.__new__(cls, value) if found is None else found

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(
                "unsupported operand type(s) for 'in': '%s' and '%s'"
                % (type(member).__qualname__, cls.__class__.__qualname__)
            )
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __dir__(cls):
        interesting = {
            "__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__",
            "__module__", "__name__", "__qualname__", *cls._member_names_,
        }
        if cls._new_member_ is not object.__new__:
            interesting.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            interesting.add("__init_subclass__")
        if cls._member_type_ is not object:
            interesting |= set(dir(cls._member_type_))
        return sorted(interesting)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        members = cls._member_map_
        return (members[name] for name in cls._member_names_)

    def __reversed__(cls):
        members = cls._member_map_
        return (members[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        """The members by name, aliases included, in a mapping that cannot be changed."""
        return _MappingProxy(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Make an enumeration by a call: `Enum("Color", "RED GREEN")`."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            pairs = []
            for count, name in enumerate(names):
                value = first_enum._generate_next_value_(name, start, count, values[:])
                values.append(value)
                pairs.append((name, value))
            names = pairs
        if names is None:
            names = ()
        for item in names:
            if isinstance(item, str):
                name, value = item, names[item]
            else:
                name, value = item
            namespace[name] = value
        if module is None:
            try:
                # The caller of the class, above `__call__`.
                module = sys._getframe(2).f_globals["__name__"]
            except (AttributeError, ValueError, KeyError):
                pass
        if module is not None:
            namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError("<enum %r> cannot extend %r" % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type of the members, and the enumeration derived from."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError(
                "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`"
            )
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.append(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        found = set(found)
        if len(found) > 1:
            raise TypeError("too many data types for %r: %r" % (class_name, found))
        return found.pop() if found else None

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes members, whether to keep it for subclasses, and whether it wants the values."""
        new = classdict.get("__new__")
        save_new = first_enum is not None and new is not None
        if new is None:
            ordinary = (None, object.__new__, getattr(Enum, "__new__", None))
            for method in ("__new_member__", "__new__"):
                for possible in (member_type, first_enum):
                    target = getattr(possible, method, None)
                    if new is None and target not in ordinary:
                        new = target
            if new is None:
                new = object.__new__
        elif isinstance(new, staticmethod):
            new = new.__func__
        use_args = first_enum is not None and new not in (Enum.__new__, object.__new__)
        return new, save_new, use_args


EnumMeta = EnumType


def _reader(name):
    def set_attribute(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute %r" % name)

    return set_attribute


class Enum(metaclass=EnumType):
    """Base of enumerations: a class of named constants.

    >>> class Color(Enum):
    ...     RED = 1
    ...     BLUE = auto()
    >>> Color.RED, Color(2), Color["BLUE"].value
    (<Color.RED: 1>, <Color.BLUE: 2>, 2)
    """

    # Hashing by identity, as for any object, is faster than a method here and as good.

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _by_value(cls, value)
        if found is not None:
            return found
        if not cls._member_map_:
            raise TypeError("%r has no members defined" % cls)
        try:
            error = None
            result = cls._missing_(value)
        except Exception as e:
            error = e
            result = None
        if isinstance(result, cls) or (
            Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int)
        ):
            return result
        invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if result is None and error is None:
            raise invalid
        if error is None:
            error = TypeError(
                "error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, result)
            )
        if not isinstance(error, ValueError):
            error.__context__ = invalid
        raise error

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        """The value of `auto()`: one more than the largest so far."""
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            pass
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        """Called with a value that no member has: may return a member."""
        return None

    def __repr__(self):
        cls = self.__class__
        return "<%s.%s: %s>" % (cls.__name__, self._name_, (cls._value_repr_ or repr)(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        cls = self.__class__
        found = set() if cls._member_type_ is object else set(object.__dir__(self))
        found |= {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        found |= {name for name in getattr(self, "__dict__", ()) if name[0] != "_"}
        for base in cls.mro():
            for name, attribute in base.__dict__.items():
                if name[0] == "_":
                    continue
                if name not in cls._member_map_ or isinstance(attribute, property) and attribute.fget:
                    found.add(name)
                else:
                    found.discard(name)
        return sorted(found)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    name = _builtin_property(lambda self: self._name_, _reader("name"), doc="The name of the member.")
    value = _builtin_property(lambda self: self._value_, _reader("value"), doc="The value of the member.")


class ReprEnum(Enum):
    """Only the representation is an enumeration's: `str` and `format` are the data type's."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are integers."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    def _generate_next_value_(name, start, count, last_values):
        """The value of `auto()`: the name in lower case."""
        return name.lower()


class FlagBoundary(StrEnum):
    """What a flag does with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members combine with `|`, `&`, `^` and `~`."""

    _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        """The value of `auto()`: the next power of two."""
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The combination with this value, made and remembered; the boundary says what else may be in it."""
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask = cls._flag_mask_
        singles = cls._singles_mask_
        all_bits = cls._all_bits_
        boundary = cls._boundary_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    "%r invalid value %r\n    given %s\n  allowed %s"
                    % (cls, value, bin(value, width), bin(mask, width))
                )
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 2 ** value.bit_length())
        if value < 0:
            value += all_bits + 1
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known

        member_type = cls._member_type_
        made = object.__new__(cls) if member_type is object else member_type.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        parts = list(cls._iter_member_(value & singles)) if value & singles else []
        covered = value & singles
        if value & ~singles:
            # Some bits belong to no member of their own: members of several bits may cover them.
            for found in cls._member_map_.values():
                bits = found._value_
                if bits and bits & value == bits and found not in parts:
                    parts.append(found)
                    covered |= bits
        if parts:
            made._name_ = "|".join([part._name_ for part in parts])
            if value & ~covered:
                made._name_ += "|%s" % cls._numeric_repr_(value & ~covered)
        else:
            made._name_ = None
        # Another thread may have made the same combination meanwhile: there is to be one only.
        return cls._value2member_map_.setdefault(value, made)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                "unsupported operand type(s) for 'in': %r and %r"
                % (type(other).__qualname__, self.__class__.__qualname__)
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__
        text = (cls._value_repr_ or repr)(self._value_)
        if self._name_ is None:
            return "<%s: %s>" % (cls.__name__, text)
        return "<%s.%s: %s>" % (cls.__name__, self._name_, text)

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _bits(self, other):
        cls = self.__class__
        if isinstance(other, cls):
            return other._value_
        if cls._member_type_ is not object and isinstance(other, cls._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        bits = self._bits(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ ^ bits)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are integers, and combine with integers."""


# --- decorators ---


def unique(enumeration):
    """Class decorator: no two names for one value."""
    aliases = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if aliases:
        details = ", ".join(["%s -> %s" % pair for pair in aliases])
        raise ValueError("duplicate values found in %r: %s" % (enumeration, details))
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Class decorator: checks an enumeration when it is made."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
                if aliases:
                    details = ", ".join(["%s -> %s" % pair for pair in aliases])
                    raise ValueError("aliases found in %r: %s" % (enumeration, details))
            elif check is CONTINUOUS:
                values = {m.value for m in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if is_flag:
                    wanted = (1 << i for i in range(low.bit_length(), high.bit_length() - 1))
                else:
                    wanted = range(low + 1, high)
                missing = [str(value) for value in wanted if value not in values]
                if missing:
                    text = "invalid %s %r: missing values %s" % (
                        "flag" if is_flag else "enum", name, ", ".join(missing)
                    )
                    raise ValueError(text[:256])
            elif check is NAMED_FLAGS:
                self._check_named(enumeration, name)
        return enumeration

    @staticmethod
    def _check_named(enumeration, name):
        singles = {m._value_ for m in enumeration}
        bad = []
        missing = 0
        for alias, m in enumeration._member_map_.items():
            if alias in enumeration._member_names_ or m._value_ < 0:
                continue
            unnamed = [bit for bit in _iter_bits_lsb(m._value_) if bit not in singles]
            if unnamed:
                bad.append(alias)
                for bit in unnamed:
                    missing |= bit
        if bad:
            if len(bad) == 1:
                aliases = "alias %s is" % bad[0]
            else:
                aliases = "aliases %s and %s are" % (", ".join(bad[:-1]), bad[-1])
            raise ValueError(
                "invalid Flag %r: %s missing %s %#x [use enum.show_flag_values(value) for details]"
                % (name, aliases, "value" if _is_single_bit(missing) else "combined values of", missing)
            )


def global_enum_repr(self):
    """Representation as a name of the module."""
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    """Representation as names of the module, joined by `|`."""
    cls = self.__class__
    module = cls.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, cls.__name__, self._value_)
    if _is_single_bit(self._value_):
        return "%s.%s" % (module, self._name_)
    parts = []
    for name in self._name_.split("|"):
        parts.append(name if name[0].isdigit() else "%s.%s" % (module, name))
    return "|".join(parts)


def global_str(self):
    """The name alone."""
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Class decorator: the members become names of the module, and look like that."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    """A `__reduce_ex__` that names a member of the module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """A `__reduce_ex__` that goes by the member's name."""
    return getattr, (self.__class__, self._name_)
