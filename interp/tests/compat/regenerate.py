"""Store what CPython 3.11 prints for every compatibility program.

    python3 regenerate.py                  write NAME.out beside every NAME.py
    python3 regenerate.py --check          write nothing; fail if a stored result is missing or differs
    python3 regenerate.py [--check] PATH   only the programs at or below PATH (several may be given)

A program is any *.py below this folder, except this script and the files that say `# compat: module` in
their first five lines (what programs import). It runs as `python3 NAME.py` in its own folder, with
`NAME.in` as standard input and the words of `NAME.args` as arguments, where these exist. The environment
is empty but for a fixed hash seed and locale, so nothing of the user's settings gets in; the program's own
folder is on the module path, as it is for users.

NAME.out holds the exact standard output, a line `--- exit CODE` (as a shell gives it), and the last
non-empty line of standard error (an empty line if there is none). With `# compat: traceback` in the first
five lines of the program, the whole standard error follows the marker instead. The program's own folder is
removed from file names in standard error, so a traceback says `File "NAME.py"` on every machine.
"""

import argparse
import difflib
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
MARKER = "--- exit "
TIMEOUT = 60  # seconds; every program ends within one


def head(program):
    """The first five lines of a program."""
    with open(program, encoding="utf-8", errors="replace") as file:
        return [line.strip() for _, line in zip(range(5), file)]


def programs(paths):
    """All programs at or below the paths, in order of their names."""
    found = set()
    for path in paths:
        found.update([path] if path.is_file() else path.rglob("*.py"))
    found.discard(ROOT / "regenerate.py")
    return sorted(path for path in found if path.suffix == ".py" and "# compat: module" not in head(path))


def orphans(paths):
    """Stored results whose program is gone."""
    folders = [path for path in paths if path.is_dir()]
    stored = {result for folder in folders for result in folder.rglob("*.out")}
    return sorted(result for result in stored if not result.with_suffix(".py").exists())


def run(program):
    """The text of NAME.out: what the program prints and how it ends."""
    stdin, args = program.with_suffix(".in"), program.with_suffix(".args")
    words = shlex.split(args.read_text(encoding="utf-8")) if args.exists() else []
    environment = {
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    done = subprocess.run(
        [sys.executable, program.name, *words],
        cwd=program.parent,
        env=environment,
        input=stdin.read_bytes() if stdin.exists() else b"",
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    code = done.returncode if done.returncode >= 0 else 128 - done.returncode
    out = done.stdout.decode("utf-8")
    err = done.stderr.decode("utf-8").replace(f"{program.parent}{os.sep}", "")
    refuse_unportable(out, err)
    if "# compat: traceback" not in head(program):
        lines = [line for line in err.splitlines() if line.strip()]
        err = (lines[-1] if lines else "") + "\n"
    return f"{out}{MARKER}{code}\n{err}"


def refuse_unportable(out, err):
    """Refuse results that another machine could not reproduce, or that NAME.out cannot hold."""
    if out and not out.endswith("\n"):
        raise ValueError("standard output does not end with a newline")
    if any(line.startswith(MARKER) for line in out.splitlines()):
        raise ValueError(f"standard output has a line that starts with {MARKER!r}")
    for stream in (out, err):
        if " at 0x" in stream:
            raise ValueError("the result shows an address")
        for place in (str(ROOT), sys.base_prefix + os.sep + "lib"):
            if place in stream:
                raise ValueError(f"the result names a folder of this machine: {place}")


def judge(program, check):
    """Write or compare one stored result; the complaint, or None."""
    name = program.relative_to(ROOT)
    stored = program.with_suffix(".out")
    try:
        actual = run(program)
    except (ValueError, subprocess.TimeoutExpired) as error:
        return f"{name}: {error}"
    if not check:
        stored.write_bytes(actual.encode("utf-8"))
        return None
    if not stored.exists():
        return f"{name}: no stored result"
    expected = stored.read_bytes().decode("utf-8")
    if expected == actual:
        return None
    diff = difflib.unified_diff(expected.split("\n"), actual.split("\n"), "stored", "actual", lineterm="", n=1)
    return f"{name}: differs\n" + "\n".join(diff)


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit(f"regenerate.py: the reference is CPython 3.11, this is {sys.version.split()[0]}")
    if sys.implementation.name != "cpython":
        sys.exit(f"regenerate.py: the reference is CPython 3.11, this is {sys.implementation.name}")
    parser = argparse.ArgumentParser(description="Store what CPython 3.11 prints for every compatibility program.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a stored result differs")
    parser.add_argument("paths", nargs="*", type=Path, help="programs or folders (default: all)")
    options = parser.parse_args()
    paths = [path.resolve() for path in options.paths] or [ROOT]
    found = programs(paths)
    if not found:
        sys.exit("regenerate.py: no program there")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = [text for text in pool.map(lambda p: judge(p, options.check), found) if text]
    complaints += [f"{stale.relative_to(ROOT)}: a result without its program" for stale in orphans(paths)]
    for text in complaints:
        print(text, file=sys.stderr)
    done = "checked" if options.check else "stored"
    print(f"{len(found)} programs {done}, {len(complaints)} complaints")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
