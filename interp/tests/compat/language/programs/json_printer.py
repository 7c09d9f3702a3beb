"""A parser and printer of JSON, round trips, and error positions."""


class JSONError(ValueError):
    def __init__(self, text, at):
        super().__init__(f"{text} at {at}")
        self.at = at


class Parser:
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

    def __init__(self, text):
        self.text, self.at = text, 0

    def parse(self):
        value = self.value()
        self.space()
        if self.at != len(self.text):
            raise JSONError("extra text", self.at)
        return value

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def peek(self):
        self.space()
        return self.text[self.at] if self.at < len(self.text) else ""

    def expect(self, c):
        if self.peek() != c:
            raise JSONError(f"expected {c!r}", self.at)
        self.at += 1

    def value(self):
        match self.peek():
            case "{":
                return dict(self.items("{", "}", self.pair))
            case "[":
                return list(self.items("[", "]", self.value))
            case '"':
                return self.string()
            case c if c and c in "-0123456789":
                return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        raise JSONError("unexpected text" if self.at < len(self.text) else "unexpected end", self.at)

    def items(self, start, end, item):
        self.expect(start)
        if self.peek() == end:
            self.at += 1
            return
        while True:
            yield item()
            if self.peek() == ",":
                self.at += 1
            else:
                self.expect(end)
                return

    def pair(self):
        if self.peek() != '"':
            raise JSONError("expected a key", self.at)
        key = self.string()
        self.expect(":")
        return key, self.value()

    def string(self):
        self.at += 1
        out = []
        while True:
            if self.at >= len(self.text):
                raise JSONError("open string", self.at)
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(out)
            if c == "\\":
                c = self.text[self.at:self.at + 1]
                self.at += 1
                if c == "u":
                    out.append(chr(int(self.text[self.at:self.at + 4], 16)))
                    self.at += 4
                elif c in self.ESCAPES and c:
                    out.append(self.ESCAPES[c])
                else:
                    raise JSONError("bad escape", self.at - 1)
            else:
                out.append(c)

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-0123456789.eE":
            self.at += 1
        text = self.text[start:self.at]
        try:
            return int(text)
        except ValueError:
            try:
                return float(text)
            except ValueError:
                raise JSONError(f"bad number {text!r}", start) from None


def dump(value, indent=None, level=0):
    pad = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    comma = "," + (pad or " ")
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c, c if c >= " " else f"\\u{ord(c):04x}") for c in value) + '"'
    if isinstance(value, (list, tuple)):
        return f"[{pad}{comma.join(dump(v, indent, level + 1) for v in value)}{end}]" if value else "[]"
    if isinstance(value, dict):
        return f"{{{pad}{comma.join(f'{dump(str(k))}: {dump(v, indent, level + 1)}' for k, v in value.items())}{end}}}" if value else "{}"
    raise TypeError(f"cannot print a {type(value).__name__}")


text = '{"name": "Ann \\"A\\"", "age": 30, "tags": ["x", "y\\n", "\\u00e9"], "nested": {"empty": {}, "list": [], "deep": [[1, [2.5e3, -0.5]]]}, "ok": true, "no": null}'
value = Parser(text).parse()
print(value)
print(dump(value))
print(dump(value, 2))
print(Parser(dump(value, 4)).parse() == value, dump((1, "a\x01")), dump([]), dump({}))
for bad in ("", "{", "[1,", "[1 2]", '{"a" 1}', "{a: 1}", '"open', '"\\q"', "tru", "1 2", "-", "1.2.3", "[1]]", '{"a":}', "nul"):
    try:
        print(bad, Parser(bad).parse())
    except JSONError as error:
        print(f"{bad!r}: {error}")
try:
    dump({"k": {1, 2}})
except TypeError as error:
    print(error)
