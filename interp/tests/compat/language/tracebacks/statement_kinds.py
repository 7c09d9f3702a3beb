"""Which line and marker a failing statement shows: del, augmented assignment, return, f-string, comparison."""
# compat: traceback


def step1(d):
    del d["a"], d["b"]


def step2(d):
    try:
        step1(d)
    finally:
        d["c"] += 1


def step3(d):
    try:
        step2(d)
    finally:
        text = f"{d['x']:>10} and {d['y'] + 1}"


def step4(d):
    try:
        step3(d)
    finally:
        return_value = 1 < 2 < d["z"] < "text"


step4({"a": 1, "x": 1, "y": "s", "z": 4})
