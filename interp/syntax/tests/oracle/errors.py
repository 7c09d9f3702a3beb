"""Rewrites the expected parts of the table of errors with what this Python prints.

A case is a source, a line of dashes, the expected text, and a line of equal signs. Usage: errors.py TABLE [check]
"""

import pathlib
import subprocess
import sys
import tempfile
import warnings


def main():
    path = pathlib.Path(sys.argv[1])
    sources = [case.split("\n-----\n")[0] for case in path.read_text("utf-8").split("\n=====\n") if case]
    table = "".join(f"{source}\n-----\n{expected(source)}\n=====\n" for source in sources)
    if sys.argv[2:] == ["check"]:
        sys.exit(table != path.read_text("utf-8"))
    path.write_text(table, "utf-8")


def expected(source):
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "t.py")
        program.write_text(source.replace("\\e", "") + ("" if source.endswith("\\e") else "\n"), "utf-8")
        try:
            compile(program.read_bytes(), str(program), "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            command = [sys.executable, "-W", "ignore", "-X", "utf8", str(program)]
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
            return done.stderr.replace(str(program), "t.py").rstrip("\n")
        return ""


warnings.simplefilter("ignore")
main()
