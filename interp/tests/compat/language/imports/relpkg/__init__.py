# compat: module
marker = "relpkg"
