"""Whether two builds of sesf replay the same failing runs alike, event for event.

    python3 interp/bench/replay.py SESF OTHER_SESF    # e.g. target/debug/sesf target/release/sesf

For each of 200 seeds one build finds a failing run of a program of examples/bugs, the other one finds it with other `--jobs`; both
traces must be equal, and so must the event streams of ten replays, five by each build.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

BUGS = Path(__file__).parent.parent.parent / "examples/bugs"
SEEDS = 200
REPLAYS = 5


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60)


def trace(sesf, program, seed, jobs, file):
    """The trace of the failing run that is found with a seed."""
    done = run(sesf, "check", "--seed", seed, "--jobs", jobs, "--races", "off", "--trace", file, program)
    assert done.returncode == 1, f"{sesf} finds no failure in {program} with seed {seed}: {done.stdout}{done.stderr}"
    return file.read_text()


def streams(sesf, file):
    """The event streams of some replays."""
    return {run(sesf, "replay", "--events", file).stdout for _ in range(REPLAYS)}


def main():
    first, second = sys.argv[1:]
    programs = sorted(BUGS.glob("*_bug.py"))
    n_events = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trace"
        for seed in range(SEEDS):
            program = programs[seed % len(programs)]
            found = trace(first, program, seed, 1, file)
            assert found == trace(second, program, seed, 3, file), f"{program}, seed {seed}: other traces"
            seen = streams(first, file) | streams(second, file)
            assert len(seen) == 1, f"{program}, seed {seed}: {len(seen)} event streams"
            n_events += seen.pop().count("\n")
    print(f"{SEEDS} seeds of {len(programs)} programs, {2 * REPLAYS} replays each: the same {n_events:,} events")


main()
