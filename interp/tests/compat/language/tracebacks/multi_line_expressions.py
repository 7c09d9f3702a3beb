"""Failures in expressions that span lines: the line shown is that of the failing part."""
# compat: traceback


def build(*parts):
    return "-".join(
        parts
    )


def prepare():
    settings = {
        "name": "x",
        "size": [
            1,
            2,
        ],
        "text": build(
            "a",
            "b",
            3,
        ),
    }
    return settings


prepare(
)
