"""Pretty-printing: pprint, pp, pformat, PrettyPrinter, isreadable, isrecursive, saferepr.

Knows the built-in containers, strings and bytes, the containers of `collections`, SimpleNamespace and
data classes with the generated representation.
"""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Print a value over as many lines as it takes to stay within the width."""
    PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """The same as a string."""
    return PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """`pprint` with dictionaries in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The representation on one line, with containers inside themselves marked."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether the representation could be read back."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether a container is inside itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Sorts anything: things without an order by their type and identity."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class _Text:
    """Collects what is written."""

    def __init__(self):
        self.parts = []
        self.write = self.parts.append


class PrettyPrinter:
    """Pretty-prints values with given settings; `format` may be overridden."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Print a value."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """The text that `pprint` would print, without the last newline."""
        text = _Text()
        self._format(object, text, 0, 0, {}, 0)
        return "".join(text.parts)

    def isrecursive(self, object):
        """Whether a container is inside itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether the representation could be read back."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The representation, whether it is readable, and whether the value contains itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        """Write a value at column `indent`, leaving `allowance` columns after its last line."""
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        room = self._width - indent - allowance
        if len(text) > room:
            printer = self._printer(object)
            if printer is not None:
                context[key] = 1
                printer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _printer(self, object):
        cls = type(object)
        printer = _printers.get(getattr(cls, "__repr__", None))
        if printer is None:
            printer = _named_printers().get(cls.__repr__)
        if printer is not None:
            return printer
        if hasattr(cls, "__dataclass_fields__") and getattr(cls.__repr__, "_is_generated", False):
            return PrettyPrinter._pprint_dataclass
        return None

    # --- contents ---

    def _format_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        separator = ",\n" + " " * indent
        between = ""
        width = room = self._width - indent + 1
        items = list(items)
        last = len(items) - 1
        for i, item in enumerate(items):
            if i == last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                w = len(text) + 2
                if width < w:
                    width = room
                    if between:
                        between = separator
                if width >= w:
                    width -= w
                    write(between)
                    between = ", "
                    write(text)
                    continue
            write(between)
            between = separator
            self._format(item, stream, indent, allowance if i == last else 1, context, level)

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            stream.write(text + ": ")
            self._format(
                value, stream, indent + len(text) + 2, allowance if i == last else 1, context, level
            )
            if i != last:
                stream.write(",\n" + " " * indent)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            stream.write(key + "=")
            if id(value) in context:
                # Namespaces mark themselves as their own representation does.
                stream.write("...")
            else:
                self._format(
                    value, stream, indent + len(key) + 1, allowance if i == last else 1, context, level
                )
            if i != last:
                stream.write(",\n" + " " * indent)

    # --- types ---

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else list(object.items())
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__ + "("
        stream.write(name)
        self._format(
            list(object.items()), stream, indent + len(name), allowance + 1, context, level
        )
        stream.write(")")

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        cls = object.__class__
        if cls is set:
            start, end = "{", "}"
        else:
            start, end = cls.__name__ + "({", "})"
            indent += len(cls.__name__) + 1
        stream.write(start)
        self._format_items(
            sorted(object, key=_safe_key), stream, indent, allowance + len(end), context, level
        )
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        pieces = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = last_room = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                last_room -= allowance
            if len(text) <= last_room:
                pieces.append(text)
                continue
            # Too long: break after runs of whitespace.
            parts = _words_with_space(line)
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    room -= allowance
                if len(repr(candidate)) > room:
                    if current:
                        pieces.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            stream.write(text)
            return
        text = ("\n" + " " * indent).join(pieces)
        stream.write(f"({text})" if level == 1 else text)

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parenthesized = level == 1
        if parenthesized:
            indent += 1
            allowance += 1
            stream.write("(")
        between = ""
        for text in _wrap_bytes(object, self._width - indent, allowance):
            stream.write(between)
            stream.write(text)
            between = "\n" + " " * indent
        if parenthesized:
            stream.write(")")

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        cls = type(object)
        name = "namespace" if cls.__module__ == "types" else cls.__name__
        indent += len(name) + 1
        stream.write(name + "(")
        self._format_namespace_items(
            list(object.__dict__.items()), stream, indent, allowance, context, level
        )
        stream.write(")")

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields

        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent, allowance, context, level)
        stream.write(")")

    def _pprint_defaultdict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(
            object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level
        )
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not object.maps:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        stream.write("[")
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            maxlen = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={maxlen})")

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # --- on one line ---

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        method = getattr(cls, "__repr__", None)
        if isinstance(object, int) and method is int.__repr__:
            if self._underscore_numbers:
                return f"{object:_d}", True, False
            return repr(object), True, False
        if issubclass(cls, dict) and method is dict.__repr__:
            return self._safe_dict(object, context, maxlevels, level)
        if issubclass(cls, list) and method is list.__repr__:
            return self._safe_sequence(object, context, maxlevels, level, "[", "]")
        if issubclass(cls, tuple) and method is tuple.__repr__:
            right = ",)" if len(object) == 1 else ")"
            return self._safe_sequence(object, context, maxlevels, level, "(", right)
        if object and (cls is set or cls is frozenset):
            # In the order in which longer sets are shown, whatever order the set has.
            text = "{" + ", ".join(map(repr, sorted(object, key=_safe_key))) + "}"
            return (text if cls is set else f"frozenset({text})"), "<" not in text, False
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_dict(self, object, context, maxlevels, level):
        if not object:
            return "{}", True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return "{...}", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable = True
        recursive = False
        parts = []
        level += 1
        items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
        for k, v in items:
            ktext, kreadable, krecursive = self.format(k, context, maxlevels, level)
            vtext, vreadable, vrecursive = self.format(v, context, maxlevels, level)
            parts.append(f"{ktext}: {vtext}")
            readable = readable and kreadable and vreadable
            recursive = recursive or krecursive or vrecursive
        del context[key]
        return "{%s}" % ", ".join(parts), readable, recursive

    def _safe_sequence(self, object, context, maxlevels, level, left, right):
        if not object:
            return left + right[-1], True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return f"{left}...{right}", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable = True
        recursive = False
        parts = []
        for item in object:
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
            parts.append(text)
            readable = readable and item_readable
            recursive = recursive or item_recursive
        del context[key]
        return left + ", ".join(parts) + right, readable, recursive


def _words_with_space(line):
    """The pieces of a line, each a word with the whitespace after it."""
    parts = []
    start = 0
    i = 0
    length = len(line)
    while i < length:
        while i < length and not line[i].isspace():
            i += 1
        while i < length and line[i].isspace():
            i += 1
        parts.append(line[start:i])
        start = i
    return parts


def _wrap_bytes(object, width, allowance):
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i : i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


# Printers go by the representation method, so that subclasses with one of their own are left alone.
_printers = {
    dict.__repr__: PrettyPrinter._pprint_dict,
    list.__repr__: PrettyPrinter._pprint_list,
    tuple.__repr__: PrettyPrinter._pprint_tuple,
    set.__repr__: PrettyPrinter._pprint_set,
    frozenset.__repr__: PrettyPrinter._pprint_set,
    str.__repr__: PrettyPrinter._pprint_str,
    bytes.__repr__: PrettyPrinter._pprint_bytes,
    bytearray.__repr__: PrettyPrinter._pprint_bytearray,
    type(type.__dict__).__repr__: PrettyPrinter._pprint_mappingproxy,
}


def _named_printers():
    """The printers of library classes, as far as their modules are loaded: there are no values of the
    others."""
    found = {}
    for module, name, printer in (
        ("types", "SimpleNamespace", PrettyPrinter._pprint_simplenamespace),
        ("collections", "OrderedDict", PrettyPrinter._pprint_ordered_dict),
        ("collections", "defaultdict", PrettyPrinter._pprint_defaultdict),
        ("collections", "Counter", PrettyPrinter._pprint_counter),
        ("collections", "deque", PrettyPrinter._pprint_deque),
        ("collections._wrappers", "ChainMap", PrettyPrinter._pprint_chain_map),
        ("collections._wrappers", "UserDict", PrettyPrinter._pprint_user),
        ("collections._wrappers", "UserList", PrettyPrinter._pprint_user),
        ("collections._wrappers", "UserString", PrettyPrinter._pprint_user),
    ):
        loaded = sys.modules.get(module)
        if loaded is not None:
            found[getattr(loaded, name).__repr__] = printer
    return found
