"""Writes the scopes of the named files, one a line and sorted, in the form of tests/common/scopes.rs."""

import sys
import symtable
import warnings

SCOPES = {1: "Local", 2: "GlobalExplicit", 3: "GlobalImplicit", 4: "Free", 5: "Cell"}


def lines(table, path):
    path = f"{path}/{table.get_name() if table.get_type() != 'module' else 'top'}"
    symbols = []
    for symbol in table.get_symbols():
        name = symbol.get_name()
        if name.startswith(".") or name == "__class__" and table.get_type() == "class":
            continue
        scope = SCOPES[symbol._Symbol__scope]
        if table.get_type() == "module" and scope == "GlobalExplicit":
            if not symbol.is_assigned() and not symbol.is_referenced():
                continue
            scope = "Local"
        symbols.append(f"{name}:{scope}{'*' if symbol.is_parameter() else ''}")
    yield f"{path} {table.get_type()} {' '.join(sorted(symbols))}"
    for child in table.get_children():
        yield from lines(child, path)


def main():
    for path in sys.argv[1:]:
        print("==", path)
        try:
            if b"import annotations" in open(path, "rb").read():
                print("skip")
                continue
            table = symtable.symtable(open(path, "rb").read(), path, "exec")
            print("\n".join(sorted(lines(table, ""))))
        except (SyntaxError, ValueError) as error:
            print("error", error)


warnings.simplefilter("ignore")
sys.stdout.reconfigure(encoding="utf-8")
main()
