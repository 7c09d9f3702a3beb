# compat: module
value = "not loaded"
