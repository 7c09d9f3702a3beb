"""Shallow and deep copies: copy, deepcopy, Error.

Objects copy by `__copy__` and `__deepcopy__`, by a reduce method of their own, or else by a new object of
their class with the same state (`__getstate__`, the attribute dictionary, slots) and contents.
"""

import sys

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """Raised for a reduce method that gives nothing usable."""


error = Error

_function = type(lambda: None)
_method = type(Error().with_traceback)
_immutable = frozenset((
    type(None), int, float, bool, complex, str, bytes, type, range, slice, property, _function, type(len),
    type(Ellipsis), type(NotImplemented), type(_function.__code__), type((lambda: None).__code__),
))
_immutable_if_flat = (tuple, frozenset)
_uncopyable = frozenset((
    type(_ for _ in ()), type(sys), type({}.keys()), type({}.values()), type({}.items()),
    type(type.__dict__), memoryview,
))
# Native bases whose value goes to the constructor of a copy.
_by_value = (int, float, complex, str, bytes, tuple, bytearray, set, frozenset)
_shallow = {list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy}


def copy(x):
    """A shallow copy of `x`."""
    cls = type(x)
    if cls in _immutable or cls in _immutable_if_flat:
        return x
    copier = _shallow.get(cls)
    if copier is not None:
        return copier(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _copy_instance(x, cls, None)


_absent = object()


def deepcopy(x, memo=None, _nil=_absent):
    """A copy of `x` and of everything it holds; `memo` maps the identities of things already copied."""
    cls = type(x)
    if cls in _immutable:
        return x
    if memo is None:
        memo = {}
    else:
        y = memo.get(id(x), _absent)
        if y is not _absent:
            return y
    copier = _deep.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        copier = getattr(x, "__deepcopy__", None)
        y = copier(memo) if copier is not None else _copy_instance(x, cls, memo)
    if y is not x:
        memo[id(x)] = y
        # An object that died would leave its identity to another while the memo still lives.
        alive = memo.get(id(memo))
        if alive is None:
            memo[id(memo)] = [x]
        else:
            alive.append(x)
    return y


def _deep_list(x, memo):
    y = []
    # Entered before its elements are copied, for they may refer back to it.
    memo[id(x)] = y
    append = y.append
    for element in x:
        append(deepcopy(element, memo))
    return y


def _deep_tuple(x, memo):
    elements = [deepcopy(element, memo) for element in x]
    # A cycle through this tuple has copied it already.
    y = memo.get(id(x), _absent)
    if y is not _absent:
        return y
    for old, new in zip(x, elements):
        if old is not new:
            return tuple(elements)
    return x


def _deep_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deep_set(x, memo):
    elements = [deepcopy(element, memo) for element in x]
    y = memo.get(id(x), _absent)
    return type(x)(elements) if y is _absent else y


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _Probe:
    def method(self):
        pass


_deep = {
    list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, set: _deep_set, frozenset: _deep_set,
    bytearray: lambda x, memo: bytearray(x), type(_Probe().method): _deep_method,
}


def _copy_instance(x, cls, memo):
    """Copy an object without a copy method; deeply, if there is a memo."""
    reducer = _registered(cls)
    if reducer is not None:
        return _reconstruct(x, reducer(x), memo)
    if _overrides(cls, "__reduce_ex__"):
        return _reconstruct(x, x.__reduce_ex__(4), memo)
    if _overrides(cls, "__reduce__"):
        return _reconstruct(x, x.__reduce__(), memo)
    if cls in _uncopyable:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")

    if isinstance(x, BaseException):
        args = x.args if memo is None else deepcopy(x.args, memo)
        y = cls(*args)
    elif hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = x.__getnewargs_ex__()
        if memo is not None:
            args, kwargs = deepcopy(args, memo), deepcopy(kwargs, memo)
        y = cls.__new__(cls, *args, **kwargs)
    else:
        y = _new_instance(x, cls, memo)
    if memo is not None:
        memo[id(x)] = y
    _set_state(y, _state(x, cls), memo)
    if isinstance(x, list):
        if memo is None:
            y.extend(x)
        else:
            for element in x:
                y.append(deepcopy(element, memo))
    elif isinstance(x, dict):
        if memo is None:
            for key, value in x.items():
                y[key] = value
        else:
            for key, value in x.items():
                y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _new_instance(x, cls, memo):
    getter = getattr(cls, "__getnewargs__", None)
    base = next((base for base in _by_value if isinstance(x, base)), None)
    if getter is not None and (base is None or getter is not getattr(base, "__getnewargs__", None)):
        args = getter(x)
    elif base is None:
        return cls.__new__(cls)
    else:
        args = (base(x),)
    if memo is not None:
        args = [deepcopy(arg, memo) for arg in args]
    if base in (set, frozenset, bytearray):
        # Their contents are set by `__init__` as well, as the reduce protocol has it.
        return cls(*args)
    return cls.__new__(cls, *args)


def _registered(cls):
    registry = sys.modules.get("copyreg")
    return registry.dispatch_table.get(cls) if registry else None


def _overrides(cls, name):
    """Whether a class, and not just one of the native types handled above, defines a reduce method."""
    for base in cls.__mro__:
        if name in base.__dict__:
            if base is object or base in _by_value or base in (list, dict):
                return False
            return not (issubclass(base, BaseException) and base.__module__ == "builtins")
    return False


def _state(x, cls):
    getter = getattr(cls, "__getstate__", None)
    if getter is not None and getter is not getattr(object, "__getstate__", None):
        return getter(x)
    state = getattr(x, "__dict__", None) or None
    slots = None
    for base in cls.__mro__:
        if "__slots__" in base.__dict__:
            from copyreg import _slotnames

            slots = {name: getattr(x, name) for name in _slotnames(cls) if hasattr(x, name)}
            break
    return (state, slots) if slots else state


def _set_state(y, state, memo):
    if state is None:
        return
    if memo is not None:
        state = deepcopy(state, memo)
    setter = getattr(y, "__setstate__", None)
    if setter is not None:
        setter(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(y, name, value)


def _reconstruct(x, reduced, memo):
    """The object that the result of a reduce method describes."""
    if isinstance(reduced, str):
        return x
    func, args, state, items, pairs, *_ = (*reduced, None, None, None)
    if memo is not None:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if memo is not None:
        memo[id(x)] = y
    _set_state(y, state, memo)
    if items is not None:
        for item in items:
            y.append(item if memo is None else deepcopy(item, memo))
    if pairs is not None:
        for key, value in pairs:
            if memo is None:
                y[key] = value
            else:
                y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y
