# compat: module
__all__ = ["public", "_listed_private", "shadowed"]
public = 1
_listed_private = 2
unlisted = 3
_hidden = 4
shadowed = "after"
