# compat: module
