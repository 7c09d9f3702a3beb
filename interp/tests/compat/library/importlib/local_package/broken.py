# compat: module
raise ValueError("fails while it is imported")
