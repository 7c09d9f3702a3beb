"""Character constants, capwords, Template with `$` substitution, and Formatter, the rules of
`str.format` as a class to override.

Template scans by hand; only a subclass with an `idpattern` or `pattern` of its own needs `re`.
"""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Split into words, capitalize each, and join them again."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_id_start = frozenset(ascii_letters + "_")
_id_part = _id_start | frozenset(digits)
_no_mapping = {}


class Template:
    """A string with placeholders `$name` and `${name}`; `$$` is a dollar sign."""

    delimiter = "$"
    # The pattern of a name, for information: the default is scanned by hand.
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2  # re.IGNORECASE

    def __init__(self, template):
        self.template = template

    def _tokens(self):
        """Yield (kind, start, end, name): kinds are escaped, named, braced, invalid."""
        cls = type(self)
        default = Template
        if (
            cls.idpattern is not default.idpattern or cls.braceidpattern is not None
            or cls.flags != default.flags or hasattr(cls, "pattern")
        ):
            yield from _tokens_by_pattern(cls, self.template)
            return
        text = self.template
        mark = cls.delimiter
        size = len(mark)
        length = len(text)
        position = text.find(mark)
        while position >= 0:
            start = position + size
            end = start
            if text.startswith(mark, start):
                end += size
                yield "escaped", position, end, None
            elif start < length and text[start] in _id_start:
                while end < length and text[end] in _id_part:
                    end += 1
                yield "named", position, end, text[start:end]
            else:
                end = _closing_brace(text, start)
                if end:
                    yield "braced", position, end, text[start + 1 : end - 1]
                else:
                    end = start
                    yield "invalid", position, end, None
            position = text.find(mark, end)

    def _invalid(self, position):
        lines = self.template[:position].splitlines(keepends=True)
        column = position - len("".join(lines[:-1])) if lines else 1
        raise ValueError(f"Invalid placeholder in string: line {len(lines) or 1}, col {column}")

    def _fill(self, mapping, kws, value_of):
        if mapping is _no_mapping:
            mapping = kws
        elif kws:
            from collections import ChainMap

            mapping = ChainMap(kws, mapping)
        text = self.template
        parts = []
        done = 0
        for kind, start, end, name in self._tokens():
            parts.append(text[done:start])
            parts.append(value_of(mapping, kind, start, text[start:end], name))
            done = end
        parts.append(text[done:])
        return "".join(parts)

    def substitute(self, mapping=_no_mapping, /, **kws):
        """The template with all placeholders replaced; KeyError for a missing one."""

        def value_of(mapping, kind, start, text, name):
            if name is not None:
                return str(mapping[name])
            if kind == "escaped":
                return self.delimiter
            self._invalid(start + len(self.delimiter))

        return self._fill(mapping, kws, value_of)

    def safe_substitute(self, mapping=_no_mapping, /, **kws):
        """The template with the known placeholders replaced; the others stay as they are."""

        def value_of(mapping, kind, start, text, name):
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    return text
            return self.delimiter if kind == "escaped" else text

        return self._fill(mapping, kws, value_of)

    def is_valid(self):
        """Whether `substitute` would find no invalid placeholder."""
        return all(kind != "invalid" for kind, *_ in self._tokens())

    def get_identifiers(self):
        """The names of the placeholders, each once, in order."""
        return list(dict.fromkeys(name for *_, name in self._tokens() if name is not None))


def _closing_brace(text, start):
    """The end of a braced name that starts at `start`, or 0."""
    length = len(text)
    end = start + 1
    if start >= length or text[start] != "{" or end >= length or text[end] not in _id_start:
        return 0
    while end < length and text[end] in _id_part:
        end += 1
    return end + 1 if end < length and text[end] == "}" else 0


def _tokens_by_pattern(cls, text):
    import re

    pattern = getattr(cls, "pattern", None)
    if pattern is None:
        mark = re.escape(cls.delimiter)
        pattern = (
            f"{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})"
            f"|{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|(?P<invalid>))"
        )
    for match in re.compile(pattern, cls.flags | re.VERBOSE).finditer(text):
        name = match.group("named") or match.group("braced")
        if name is not None:
            yield "named", match.start(), match.end(), name
        elif match.group("escaped") is not None:
            yield "escaped", match.start(), match.end(), None
        elif match.group("invalid") is not None:
            yield "invalid", match.start(), match.end(), None
        else:
            raise ValueError("Unrecognized named group in pattern", pattern)


def _parse(text):
    """Yield (literal, field, spec, conversion) as `str.format` reads its template."""
    length = len(text)
    i = 0
    literal = []
    while i < length:
        start = i
        while i < length and text[i] not in "{}":
            i += 1
        literal.append(text[start:i])
        if i == length:
            break
        char = text[i]
        i += 1
        if i < length and text[i] == char:
            i += 1
            yield "".join(literal) + char, None, None, None
            literal = []
            continue
        if char == "}":
            raise ValueError("Single '}' encountered in format string")
        if i == length:
            raise ValueError("Single '{' encountered in format string")
        # The field's name ends at `!` or `:` outside brackets; specs may hold fields of their own.
        start = i
        bracket = False
        while i < length:
            c = text[i]
            if c == "[":
                bracket = True
            elif c == "]":
                bracket = False
            elif bracket:
                pass
            elif c == "{":
                raise ValueError("unexpected '{' in field name")
            elif c in "}:!":
                break
            i += 1
        else:
            raise ValueError("expected '}' before end of string")
        field = text[start:i]
        conversion = None
        if text[i] == "!":
            if i + 1 >= length:
                raise ValueError("end of string while looking for conversion specifier")
            conversion = text[i + 1]
            i += 2
            if i >= length:
                raise ValueError("unmatched '{' in format spec")
            if text[i] not in ":}":
                raise ValueError("expected ':' after conversion specifier")
        spec = ""
        if text[i] == ":":
            i += 1
            start = i
            depth = 1
            while i < length:
                if text[i] == "{":
                    depth += 1
                elif text[i] == "}":
                    depth -= 1
                    if not depth:
                        break
                i += 1
            else:
                raise ValueError("unmatched '{' in format spec")
            spec = text[start:i]
        i += 1
        yield "".join(literal), field, spec, conversion
        literal = []
    if literal and literal != [""]:
        yield "".join(literal), None, None, None


def _split_field(name):
    """The first part of a field name, and an iterator of the attributes and indices after it."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first = name[:end]
    return (int(first) if first.isdecimal() else first), _accesses(name, end)


def _accesses(name, i):
    while i < len(name):
        if name[i] == ".":
            start = i = i + 1
            while i < len(name) and name[i] not in ".[":
                i += 1
            key, is_attribute = name[start:i], True
        elif name[i] == "[":
            start = i + 1
            i = name.find("]", start)
            if i < 0:
                raise ValueError("Missing ']' in format string")
            key, is_attribute = name[start:i], False
            i += 1
            if key.isdecimal():
                key = int(key)
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == "":
            raise ValueError("Empty attribute in format string")
        yield is_attribute, key


class Formatter:
    """`str.format` in steps that subclasses may override."""

    def format(self, format_string, /, *args, **kwargs):
        """Format a template with the arguments."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same with the arguments as a sequence and a mapping."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            if field == "":
                if auto_arg_index is False:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering"
                    )
                field = str(auto_arg_index)
                auto_arg_index += 1
            elif field.isdigit():
                if auto_arg_index:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering"
                    )
                auto_arg_index = False
            value, key = self.get_field(field, args, kwargs)
            used_args.add(key)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(
                spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index
            )
            result.append(self.format_field(value, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """The argument of a number or a name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Called with the keys used, for subclasses that object to the others."""

    def format_field(self, value, format_spec):
        """The text of a value."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """The value after `!s`, `!r` or `!a`."""
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        """An iterator of (literal text, field name, format spec, conversion)."""
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        """The object a field name refers to, and the argument's key."""
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
