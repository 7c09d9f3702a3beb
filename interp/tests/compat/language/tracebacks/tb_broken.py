# compat: module
value = 1
broken = value / 0
