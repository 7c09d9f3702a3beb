"""Writes the trees of the named files, one node a line, in the form of tests/common/tree.rs."""

import ast
import warnings
import struct
import sys


def text_of(constant):
    if constant is None or constant is True or constant is False:
        return repr(constant)
    if constant is ...:
        return "Ellipsis"
    if isinstance(constant, int):
        return "int " + hex(constant)
    if isinstance(constant, float):
        return "float " + struct.pack(">d", constant).hex()
    if isinstance(constant, complex):
        return "complex " + struct.pack(">d", constant.imag).hex()
    if isinstance(constant, bytes):
        return "bytes " + constant.hex()
    return "str " + ".".join("%x" % ord(c) for c in constant)


class Writer:
    def __init__(self, source):
        self.starts = [0]
        for line in source.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.lines = []
        self.source = source
        self.private = None

    def span(self, node):
        if not hasattr(node, "lineno"):
            return ""
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        return f" {start}..{end}"

    def line(self, depth, text):
        self.lines.append(" " * depth + text)

    def node(self, node, depth, spans=True):
        name = type(node).__name__
        if isinstance(node, ast.Constant):
            name += " " + text_of(node.value)
        self.line(depth, name + (self.span(node) if spans else ""))
        inner = spans and not isinstance(node, ast.JoinedStr)
        if isinstance(node, ast.Module):
            self.is_future = any(
                isinstance(s, ast.ImportFrom) and s.module == "__future__" and any(a.name == "annotations" for a in s.names)
                for s in node.body
            )
        if isinstance(node, ast.FormattedValue):
            self.line(depth + 1, f"conversion {node.conversion}")
        for field, value in ast.iter_fields(node):
            if field in ("ctx", "type_comment", "type_ignores", "kind", "simple", "conversion"):
                continue
            if isinstance(node, ast.Constant):
                continue
            if self.is_future and field in ("annotation", "returns") and value is not None:
                value = ast.copy_location(ast.Constant(self.annotation(value)), value)
            outer = self.private
            if isinstance(node, ast.ClassDef) and field == "body":
                self.private = node.name
            if self.is_mangled(node, field):
                value = [self.mangle(v) for v in value] if isinstance(value, list) else self.mangle(value)
            self.field(field, value, depth + 1, inner)
            self.private = outer

    def annotation(self, node):
        if isinstance(node, ast.Name):
            return node.id
        text = self.source[self.offset(node.lineno, node.col_offset) : self.offset(node.end_lineno, node.end_col_offset)]
        names = {}
        exec(b"from __future__ import annotations\ndef f(*x: " + text + b"): pass", names)
        return names["f"].__annotations__["x"]

    def offset(self, line, column):
        return self.starts[line - 1] + column

    def is_mangled(self, node, field):
        if isinstance(node, ast.keyword | ast.alias | ast.FunctionDef | ast.ClassDef):
            return False
        return field in ("id", "attr", "arg", "names", "name", "rest") and not isinstance(
            node, ast.Import | ast.ImportFrom
        )

    def mangle(self, name):
        if self.private is None or name is None or not name.startswith("__") or name.endswith("__"):
            return name
        stripped = self.private.lstrip("_")
        return f"_{stripped}{name}" if stripped else name

    def field(self, field, value, depth, spans):
        if isinstance(value, ast.operator | ast.unaryop | ast.boolop):
            self.line(depth, f"{field} {type(value).__name__}")
        elif isinstance(value, ast.AST):
            self.line(depth, field)
            self.node(value, depth + 1, spans)
        elif isinstance(value, list):
            if value:
                self.line(depth, field)
            for item in value:
                self.item(item, depth + 1, spans)
        elif value is not None and field != "value":
            self.line(depth, f"{field} {value}")
        elif field == "value" and value is not None:
            self.line(depth, text_of(value))

    def item(self, item, depth, spans):
        if isinstance(item, ast.cmpop):
            self.line(depth, type(item).__name__)
        elif isinstance(item, ast.AST):
            self.node(item, depth, spans)
        else:
            self.line(depth, str(item))


def main():
    for path in sys.argv[1:]:
        source = open(path, "rb").read()
        writer = Writer(source)
        print("==", path)
        try:
            compile(source, path, "exec", dont_inherit=True)
            tree = ast.parse(source)
            writer.node(tree, 0)
            sys.stdout.buffer.write("\n".join(writer.lines).encode("utf-8", "backslashreplace") + b"\n")
        except (SyntaxError, ValueError) as error:
            print("error", error)


warnings.simplefilter("ignore")
sys.stdout.reconfigure(encoding="utf-8", line_buffering=False, write_through=True)
main()
