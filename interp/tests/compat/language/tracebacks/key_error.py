"""KeyError shows the repr of its key."""
# compat: traceback

table = {"it's": 1, ("a", 1): 2}
for key in ("no\nsuch", ("b", 2), 5):
    try:
        table[key]
    except KeyError as error:
        print(error)
table["missing key"]
