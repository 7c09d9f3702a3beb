# compat: module
value = "loaded by __all__"
