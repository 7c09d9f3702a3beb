"""Helpers for the with statement: contextmanager, closing, suppress, redirect_stdout, redirect_stderr,
ExitStack, nullcontext, chdir, ContextDecorator, AbstractContextManager.

The asynchronous ones are absent with `async`.
"""

import sys
from functools import wraps

__all__ = [
    "contextmanager", "closing", "nullcontext", "AbstractContextManager", "ContextDecorator", "ExitStack",
    "redirect_stdout", "redirect_stderr", "suppress", "chdir",
]


def __getattr__(name):
    # The abstract class brings the module `abc`, which contextmanager can do without.
    if name != "AbstractContextManager":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from abc import ABC, abstractmethod

    class AbstractContextManager(ABC):
        """Base class of context managers; any class with `__enter__` and `__exit__` counts as derived."""

        __class_getitem__ = classmethod(type(list[int]))

        def __enter__(self):
            return self

        @abstractmethod
        def __exit__(self, exc_type, exc_value, traceback):
            return None

        @classmethod
        def __subclasshook__(cls, C):
            if cls is not AbstractContextManager:
                return NotImplemented
            for method in ("__enter__", "__exit__"):
                for base in C.__mro__:
                    if method in base.__dict__:
                        if base.__dict__[method] is None:
                            return NotImplemented
                        break
                else:
                    return NotImplemented
            return True

    AbstractContextManager.__qualname__ = name
    globals()[name] = AbstractContextManager
    return AbstractContextManager


class ContextDecorator:
    """Mixin that lets a context manager decorate functions: each call runs inside it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class _GeneratorContextManager(ContextDecorator):
    """What a function decorated with contextmanager returns."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        if doc is not None:
            self.__doc__ = doc

    def _recreate_cm(self):
        # A generator runs once, so every call of a decorated function needs a new one.
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        # The arguments are needed no more, unless this is a decorator, which recreates before entering.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(typ, value, traceback)
        except StopIteration as error:
            # The generator ended: the exception is handled, unless it is this very StopIteration.
            return error is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if isinstance(value, StopIteration) and error.__cause__ is value:
                # The interpreter turned a StopIteration leaving the generator into this error.
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


def contextmanager(func):
    """Make a context manager of a generator function that yields once.

    >>> @contextmanager
    ... def section(name):
    ...     print("begin", name)
    ...     try:
    ...         yield name
    ...     finally:
    ...         print("end", name)
    """

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


class closing:
    """Context manager that calls `close` of a thing at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class _RedirectStream:
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # A stack, for one object may be entered more than once.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Context manager that sends standard output to another file-like object."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Context manager that sends standard error output to another file-like object."""

    _stream = "stderr"


class suppress:
    """Context manager that swallows the given exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext:
    """Context manager that does nothing but hand over its argument."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass


class chdir:
    """Context manager that changes the working directory and back."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._old_cwd.pop())


# Makes a bound method, which adds no frame to tracebacks.
_bind = type(nullcontext().__enter__)


class _BaseExitStack:
    """What the kinds of exit stacks share: collecting."""

    def __init__(self):
        self._exits = []

    def pop_all(self):
        """Move everything collected to a new stack and return that."""
        new = type(self)()
        new._exits, self._exits = self._exits, []
        return new

    def push(self, exit):
        """Add the `__exit__` of a context manager, or a function with its signature; returns `exit`."""
        cls = type(exit)
        try:
            method = cls.__exit__
        except AttributeError:
            self._exits.append(exit)
        else:
            self._exits.append(_bind(method, exit))
        return exit

    def enter_context(self, cm):
        """Enter a context manager, to be left with the stack; returns what its `__enter__` returns."""
        cls = type(cm)
        try:
            enter = cls.__enter__
            leave = cls.__exit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
            ) from None
        result = enter(cm)
        self._exits.append(_bind(leave, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Add a call to be made when the stack is left; returns the function."""

        def leave(exc_type, exc, tb):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._exits.append(leave)
        return callback


class ExitStack(_BaseExitStack):
    """Context manager that collects others, and callbacks, and leaves them in reverse order."""

    def close(self):
        """Leave everything now."""
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        received = details[0] is not None
        # The exception that nested with statements would find in their context.
        outer = sys.exc_info()[1]
        suppressed = False
        pending = False
        while self._exits:
            leave = self._exits.pop()
            try:
                if leave(*details):
                    suppressed = True
                    pending = False
                    details = (None, None, None)
            except BaseException as error:
                _chain(error, details[1], outer)
                pending = True
                details = (type(error), error, error.__traceback__)
        if pending:
            # Raising sets the context again; keep the one worked out above.
            context = details[1].__context__
            try:
                raise details[1]
            except BaseException:
                details[1].__context__ = context
                raise
        return received and suppressed


def _chain(error, previous, outer):
    """Make `previous` the context of `error`, at the end of the chain `error` already has."""
    while True:
        context = error.__context__
        if context is None or context is previous:
            return
        if context is outer:
            error.__context__ = previous
            return
        error = context
