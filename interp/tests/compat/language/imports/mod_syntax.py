# compat: module
x = 1
y = = 2
