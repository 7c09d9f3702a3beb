"""Tools for functions: partial, partialmethod, reduce, cmp_to_key, wraps, update_wrapper, total_ordering,
cached_property, lru_cache, cache, singledispatch, singledispatchmethod.

partial, reduce and cmp_to_key are native, and so is the wrapper of lru_cache where it exists.
"""

from _functools import cmp_to_key, partial, reduce

GenericAlias = type(list[int])
_MappingProxy = type(type.__dict__)

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache",
    "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch",
    "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Give `wrapper` the name, documentation and attributes of `wrapped`; returns `wrapper`."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, because `wrapped` may bring a `__wrapped__` of its own.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """`update_wrapper` as a decorator of the wrapper."""
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


# Each maker builds one comparison from another.  Results that are NotImplemented pass through.


def _negated(root):
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else not answer

    return compare


def _or_equal(root):
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else answer or self == other

    return compare


def _and_unequal(root):
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else answer and self != other

    return compare


def _neither(root):
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else not answer and self != other

    return compare


def _not_or_equal(root):
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else not answer or self == other

    return compare


# In the order of preference of roots.
_ORDERINGS = (
    ("__lt__", (("__gt__", _neither), ("__le__", _or_equal), ("__ge__", _negated))),
    ("__le__", (("__ge__", _not_or_equal), ("__lt__", _and_unequal), ("__gt__", _negated))),
    ("__gt__", (("__lt__", _neither), ("__ge__", _or_equal), ("__le__", _negated))),
    ("__ge__", (("__le__", _not_or_equal), ("__gt__", _and_unequal), ("__lt__", _negated))),
)


def total_ordering(cls):
    """Class decorator: supplies the missing ones of `<`, `<=`, `>`, `>=` from one that is defined."""
    defined = {op for op, _ in _ORDERINGS if getattr(cls, op, None) is not getattr(object, op, None)}
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # The maximum of the names decides between several, as in the reference.
    root = next(op for op in ("__lt__", "__le__", "__gt__", "__ge__") if op in defined)
    for op, make in dict(_ORDERINGS)[root]:
        if op not in defined:
            method = make(root)
            method.__name__ = op
            method.__qualname__ = op
            setattr(cls, op, method)
    return cls


_no_value = object()


class cached_property:
    """A property computed once and then kept in the instance's `__dict__`."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property."
            ) from None
        value = cache.get(name, _no_value)
        if value is _no_value:
            value = self.func(instance)
            try:
                cache[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {name!r} property."
                ) from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# --- caches ---

_CacheInfo = None


def _cache_info(hits, misses, maxsize, currsize):
    # The tuple's class is made when someone first asks, to keep `collections` out of start-up.
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple

        _CacheInfo = namedtuple(
            "CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools"
        )
    return _CacheInfo(hits, misses, maxsize, currsize)


_keyword_mark = object()


def _make_key(args, kwds, typed):
    if kwds:
        key = args + (_keyword_mark,)
        for item in kwds.items():
            key += item
    else:
        if not typed and len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        key = args
    if typed:
        key += tuple(map(type, args)) + tuple(map(type, kwds.values()))
    return key


try:
    from _functools import _lru_cache_wrapper
except ImportError:

    def _lru_cache_wrapper(user_function, maxsize, typed, cache_info):
        cache = {}
        hits = misses = 0
        make_key = _make_key

        if maxsize == 0:

            def wrapper(*args, **kwds):
                nonlocal misses
                misses += 1
                return user_function(*args, **kwds)

        elif maxsize is None:
            get = cache.get

            def wrapper(*args, **kwds):
                nonlocal hits, misses
                key = make_key(args, kwds, typed)
                result = get(key, _no_value)
                if result is _no_value:
                    misses += 1
                    result = cache[key] = user_function(*args, **kwds)
                else:
                    hits += 1
                return result

        else:
            # The dictionary's order is the order of use: the first key is the one to drop.
            pop = cache.pop

            def wrapper(*args, **kwds):
                nonlocal hits, misses
                key = make_key(args, kwds, typed)
                result = pop(key, _no_value)
                if result is not _no_value:
                    hits += 1
                    cache[key] = result
                    return result
                misses += 1
                result = user_function(*args, **kwds)
                if key not in cache and len(cache) >= maxsize:
                    del cache[next(iter(cache))]
                cache[key] = result
                return result

        def info():
            """Report cache statistics"""
            return cache_info(hits, misses, maxsize, len(cache))

        def clear():
            """Clear the cache and cache statistics"""
            nonlocal hits, misses
            cache.clear()
            hits = misses = 0

        wrapper.cache_info = info
        wrapper.cache_clear = clear
        return wrapper


def lru_cache(maxsize=128, typed=False):
    """Decorator: remembers the results of the last `maxsize` different calls, or of all with None."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda user_function: _cached(user_function, maxsize, typed)


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """Decorator: remembers the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


# --- partial methods ---


class partialmethod:
    """A method with some arguments already given, for use in a class body."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError("{!r} is not callable or a descriptor".format(func))
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        cls = self.__class__
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join(f"{k}={v!r}" for k, v in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                # The function's own binding (a class method, say) is the one that counts.
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


# --- generic functions ---


def _merge(sequences):
    """C3: the one order that keeps the order of every sequence."""
    result = []
    while True:
        sequences = [s for s in sequences if s]
        if not sequences:
            return result
        for s in sequences:
            head = s[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(head)
        for s in sequences:
            if s[0] is head:
                del s[0]


def _virtual_mro(cls, abstract):
    """The order of resolution of `cls` with the given abstract classes put where they would stand,
    had they been bases: after the explicit bases that are abstract, before the others."""
    bases = list(cls.__bases__)
    cut = 0
    for i, base in enumerate(bases):
        if hasattr(base, "__abstractmethods__"):
            cut = i + 1
    inserted = [
        a for a in abstract if issubclass(cls, a) and not any(issubclass(b, a) for b in cls.__bases__)
    ]
    rest = [a for a in abstract if a not in inserted]
    explicit, other = bases[:cut], bases[cut:]
    orders = [_virtual_mro(b, rest) for part in (explicit, inserted, other) for b in part]
    return _merge([[cls]] + orders + [explicit, inserted, other])


def _resolution(cls, registered):
    """`cls.__mro__` extended with the registered classes of which `cls` is a virtual subclass."""
    actual = set(cls.__mro__)
    virtual = [
        t for t in registered
        if t not in actual and hasattr(t, "__mro__") and not isinstance(t, GenericAlias) and issubclass(cls, t)
    ]
    # A class that another candidate derives from comes in with that one.
    virtual = [t for t in virtual if not any(t is not o and t in o.__mro__ for o in virtual)]
    if not virtual:
        return cls.__mro__
    wanted = []
    for t in virtual:
        # More specific relatives of `t` that `cls` also has decide where `t` stands.
        found = [
            [s for s in sub.__mro__ if s in registered] for sub in t.__subclasses__()
            if sub not in actual and issubclass(cls, sub)
        ]
        if not found:
            wanted.append(t)
            continue
        for chain in sorted(found, key=len, reverse=True):
            for s in chain:
                if s not in wanted:
                    wanted.append(s)
    return _virtual_mro(cls, wanted)


def _find_impl(cls, registry):
    match = None
    for t in _resolution(cls, registry):
        if match is not None:
            if (
                t in registry and t not in cls.__mro__ and match not in cls.__mro__
                and not issubclass(match, t)
            ):
                raise RuntimeError("Ambiguous dispatch: {} or {}".format(match, t))
            break
        if t in registry:
            match = t
    return registry.get(match)


def _union_members(cls):
    """The classes of `A | B` or `Union[A, B]`, or None if `cls` is not a union."""
    if type(cls).__name__ in ("UnionType", "_UnionGenericAlias"):
        return cls.__args__
    return None


def _is_class(cls):
    return isinstance(cls, type) and not isinstance(cls, GenericAlias)


def singledispatch(func):
    """Make a function generic in the class of its first argument; `register` adds implementations."""
    registry = {}
    cache = {}
    token = None
    funcname = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal token
        if token is not None:
            from abc import get_cache_token

            current = get_cache_token()
            if token != current:
                cache.clear()
                token = current
        impl = cache.get(cls)
        if impl is None:
            impl = registry.get(cls) or _find_impl(cls, registry)
            cache[cls] = impl
        return impl

    def register(cls, func=None):
        """Add the implementation for a class, a union of classes, or the annotation of `cls`."""
        nonlocal token
        members = _union_members(cls)
        if _is_class(cls) or members and all(map(_is_class, members)):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(
                    f"Invalid first argument to `register()`. {cls!r} is not a class or union type."
                )
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            annotations = func.__annotations__
            if any(isinstance(value, str) for value in annotations.values()):
                from typing import get_type_hints

                annotations = get_type_hints(func)
            argname, cls = next(iter(annotations.items()))
            members = _union_members(cls)
            if not _is_class(cls) and not (members and all(map(_is_class, members))):
                if members:
                    raise TypeError(
                        f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes."
                    )
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for member in members or (cls,):
            registry[member] = func
            if token is None and hasattr(member, "__abstractmethods__"):
                from abc import get_cache_token

                token = get_cache_token()
        cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _MappingProxy(registry)
    wrapper._clear_cache = cache.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """`singledispatch` for methods: goes by the class of the argument after self or cls."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Add an implementation, as the function's `register` does."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
