"""Warnings: warn, warn_explicit, filters (filterwarnings, simplefilter, resetwarnings), catch_warnings,
showwarning, formatwarning, WarningMessage.

Message and module patterns of filters need `re`; a filter without them does not.
"""

import sys

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter",
    "resetwarnings", "catch_warnings",
]

_actions = ("default", "always", "ignore", "module", "once", "error")

defaultaction = "default"
onceregistry = {}
# (action, message pattern, category, module pattern, line); the first that fits decides.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
# Registries of modules remember what they have shown under one version of the filters.
_filters_version = 1


def _filters_mutated():
    global _filters_version
    _filters_version += 1


class WarningMessage:
    """One warning, as `catch_warnings(record=True)` keeps it."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self._category_name, self.filename, self.lineno, self.line,
        )


def _source_line(filename, lineno):
    try:
        import linecache

        return linecache.getline(filename, lineno)
    except ImportError:
        pass
    try:
        with open(filename) as source:
            for number, line in enumerate(source, 1):
                if number == lineno:
                    return line
    except Exception:
        # No source is no reason to lose the warning.
        pass
    return ""


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning: where, what, and the line of source."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        line = _source_line(filename, lineno)
    if line:
        line = line.strip()
        text += "  %s\n" % line
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, standard error by default; programs may replace this."""
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


_showwarning = showwarning


def _show(msg):
    current = showwarning
    if current is not _showwarning:
        # A function of the program's own.
        if not callable(current):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        current(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
        return
    _showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Put a filter before the others, or after them: `message` and `module` are patterns."""
    if action not in _actions:
        raise AssertionError("invalid action: %r" % (action,))
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    if message or module:
        import re

        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    _add_filter((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put a filter for all messages and modules before the others, or after them."""
    if action not in _actions:
        raise AssertionError("invalid action: %r" % (action,))
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add_filter((action, None, category, None, lineno), append)


def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Remove all filters, those of the beginning too."""
    filters[:] = []
    _filters_mutated()


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning, from the line `stacklevel` calls up."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(
            "category must be a Warning subclass, not '{:s}'".format(type(category).__name__)
        )
    try:
        frame = sys._getframe(max(stacklevel, 1))
        module_globals = frame.f_globals
        filename = frame.f_code.co_filename
        lineno = frame.f_lineno
    except (AttributeError, ValueError):
        module_globals = sys.__dict__
        filename = "sys"
        lineno = 1
    module = module_globals.get("__name__", "<string>")
    registry = module_globals.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, module_globals, source)


def _fits(pattern, text):
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text) is not None)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None,
                  source=None):
    """Issue a warning for a given place."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    for action, pattern, wanted, where, line in filters:
        if (
            _fits(pattern, text) and issubclass(category, wanted) and _fits(where, module)
            and (line == 0 or line == lineno)
        ):
            break
    else:
        action = defaultaction
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        if onceregistry.get((text, category)):
            return
        onceregistry[text, category] = 1
    elif action == "module":
        registry[key] = 1
        anywhere = text, category, 0
        if registry.get(anywhere):
            return
        registry[anywhere] = 1
    elif action == "default":
        registry[key] = 1
    elif action != "always":
        raise RuntimeError("Unrecognized action (%r) in warnings.filters:\n %s" % (action, filters))
    _show(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Context manager that restores the filters and `showwarning` afterwards; with `record=True` it
    gives a list that warnings are put into instead of being shown."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append("module=" + repr(self._module))
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        _filters_mutated()
        self._showwarning = module.showwarning
        self._show = module._show
        log = None
        if self._record:
            log = []
            # A function set inside the block is to be called all the same.
            module.showwarning = _showwarning

            def show(msg):
                if module.showwarning is _showwarning:
                    log.append(msg)
                else:
                    self._show(msg)

            module._show = show
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        module = self._module
        module.filters = self._filters
        _filters_mutated()
        module.showwarning = self._showwarning
        module._show = self._show
