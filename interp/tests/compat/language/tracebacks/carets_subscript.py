"""Caret markers under a chain of subscripts."""
# compat: traceback

data = {"users": [{"name": "ann", "tags": ["a", "b"]}, {"name": "bob", "tags": None}]}


def first_tags(d):
    return [user["name"] for user in d["users"]], d["users"][1]["tags"][0] + "!"


print(data["users"][0]["tags"][1])
first_tags(data)
