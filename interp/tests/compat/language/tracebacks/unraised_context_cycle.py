"""Chains that meet an exception twice end instead of looping."""
# compat: traceback

first = ValueError("first")
second = KeyError("second")
first.__cause__ = second
second.__context__ = first
try:
    raise first
except ValueError as error:
    raise TypeError("third") from error
