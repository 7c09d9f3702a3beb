#!/usr/bin/env python3
"""Checks that `sesf test` finds the bug in every mutant, and none in the implementations that they come from.

    impls/check_mutants.py SESF [--runs N] [--only WORD] [--timeout SECONDS]

Each patch in impls/SERVICE/mutants/IMPLEMENTATION is applied to a copy of services/ and impls/, which is then tested.
Fails if a mutant is not found, or if an original is blamed.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What `sesf test` is told beyond the names, one test after another; impls/README.md says why.
FIFO = [["--callers", "1", "--steps", "20000"], ["--callers", "2", "--steps", "20000"]]
OPTIONS = {
    "bounded_buffer/channels": [["--points", "access", "--calls", "4", "--callers", "2"]],
    "fifo_channel/alternating_bit": FIFO,
    "fifo_channel/sliding_window": FIFO,
    "lock/peterson": [["--param", "n=2"]],
}


def main():
    arguments = parse()
    rows = [check(arguments, *case) for case in cases() if arguments.only in f"{case[0]}/{case[1]}"]
    n_wrong = sum(not is_right for is_right in rows)
    print(f"\n{len(rows)} tested, {n_wrong} not as they should be")
    sys.exit(1 if n_wrong or not rows else 0)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sesf", type=pathlib.Path, help="the binary")
    parser.add_argument("--runs", type=int, default=2000, help="how many runs each may take [default: 2000]")
    parser.add_argument("--only", default="", help="only implementations and mutants whose names contain this")
    parser.add_argument("--timeout", type=float, default=1800, help="seconds for each [default: 1800]")
    return parser.parse_args()


def cases():
    """Each implementation with None, then with each of its patches."""
    for path in sorted(ROOT.glob("impls/*/*.sesf")):
        name = f"{path.parent.name}/{path.stem}"
        yield name, None
        for patch in sorted((path.parent / "mutants" / path.stem).glob("*.patch")):
            yield name, patch


def check(arguments, name, patch):
    """Tests one implementation or mutant and prints its row; whether it is as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        for part in ("services", "impls"):
            shutil.copytree(ROOT / part, pathlib.Path(folder, part))
        if patch is not None:
            subprocess.run(["patch", "-s", "-p0", "-i", patch], cwd=folder, check=True)
        for options in OPTIONS.get(name, [[]]):
            verdict, seen_as = test(arguments, name, folder, options)
            if not verdict.startswith("clean"):
                break
    is_right = verdict.startswith("found" if patch else "clean")
    print(f"{name:28} {patch.stem if patch else '-':32} {verdict:22} {seen_as}", flush=True)
    return is_right


def test(arguments, name, folder, options):
    """What `sesf test` says: the verdict, and what it has seen."""
    service, _, implementation = name.partition("/")
    command = ["nice", "-n", "5", arguments.sesf.resolve(), "test", "--jobs", "1", "--runs", str(arguments.runs)]
    command += ["--trace", f"{folder}/trace", *options, service, f"{service}.{implementation}"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=arguments.timeout)
    except subprocess.TimeoutExpired:
        return f"NO END in {arguments.timeout:g} s", ""
    if clean := re.search(r"^No failure in ([\d,]+) schedule", done.stdout, re.M):
        return f"clean in {clean[1]}" if done.returncode == 0 else f"EXIT CODE {done.returncode}", ""
    failed = re.search(r"^FAILED in schedule ([\d,]+)", done.stdout, re.M)
    blamed = re.search(r"(Output|Input)Violation: (.*)", done.stdout)
    if failed and blamed:
        return f"found in {failed[1]}", blamed[2]
    return "NO VERDICT", (done.stdout + done.stderr).strip().partition("\n")[0]


if __name__ == "__main__":
    main()
