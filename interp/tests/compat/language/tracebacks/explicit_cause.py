"""raise ... from ...: the cause is shown first."""
# compat: traceback


class ConfigError(Exception):
    """Raised for a bad configuration."""


def read(key):
    return {"a": 1}[key]


def load(key):
    try:
        return read(key)
    except KeyError as error:
        raise ConfigError(f"no setting {key!r}") from error


print(load("a"))
load("b")
