"""Builtins that call back (sorted, map, max) have no frames of their own."""
# compat: traceback


def key(item):
    return -item["rank"]


def order(items):
    return sorted(items, key=key)


print([i["name"] for i in order([{"name": "a", "rank": 1}, {"name": "b", "rank": 2}])])
list(map(lambda items: order(items), [[{"rank": 3}], [{"rank": 1}, {"name": "c"}]]))
