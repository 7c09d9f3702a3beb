"""How many schedules `sesf check` needs to find each bug of this folder, as the table of README.md.

    python3 examples/bugs/measure.py SESF            # the table: medians over the seeds 0 to 20
    python3 examples/bugs/measure.py SESF --twins    # the corrected programs: 20,000 random schedules, 5,000 of pct
"""

import argparse
import ast
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

FOLDER = Path(__file__).parent
SEEDS = range(21)
RUNS = 2_000
TWIN_RUNS = {"random": 20_000, "pct": 5_000}


def options(program):
    """The options that a program is checked with, as its docstring says."""
    found = re.search(r"^Checked with: (.*)$", program.read_text(), re.MULTILINE)
    return found[1].split() if found else []


def check(sesf, program, strategy, seed, runs):
    """What `sesf check` prints, and its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sesf, "check", "--strategy", strategy, "--seed", str(seed), "--runs", str(runs),
                   "--trace", f"{folder}/trace", *options(program), str(program)]
        done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout + done.stderr, done.returncode


def n_schedules(sesf, program, strategy, seed):
    """How many schedules until the bug is found; infinity if it is not."""
    output, _ = check(sesf, program, strategy, seed, RUNS)
    found = re.search(r"FAILED in schedule ([\d,]+)", output)
    return int(found[1].replace(",", "")) if found else float("inf")


def show_table(sesf):
    print("| program | what goes wrong | random | pct |")
    print("|---|---|---:|---:|")
    for program in sorted(FOLDER.glob("*_bug.py")):
        summary = ast.get_docstring(ast.parse(program.read_text())).splitlines()[0]
        numbers = [[n_schedules(sesf, program, strategy, seed) for seed in SEEDS] for strategy in ("random", "pct")]
        cells = " | ".join(f"{median(n):,} (up to {max(n):,})" for n in numbers)
        print(f"| `{program.stem.removesuffix('_bug')}` | {summary} | {cells} |", flush=True)


def check_twins(sesf):
    """Whether all corrected programs are clean."""
    is_clean = True
    for program in sorted(FOLDER.glob("*_fixed.py")):
        for strategy, runs in TWIN_RUNS.items():
            output, code = check(sesf, program, strategy, 0, runs)
            is_clean &= code == 0
            print(f"{program.stem}, {strategy}: {output}", flush=True)
    return is_clean


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sesf", help="the program sesf")
    parser.add_argument("--twins", action="store_true", help="check the corrected programs instead")
    arguments = parser.parse_args()
    if not arguments.twins:
        show_table(arguments.sesf)
    elif not check_twins(arguments.sesf):
        sys.exit(1)


main()
