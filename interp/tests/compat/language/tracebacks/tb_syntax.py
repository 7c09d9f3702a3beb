# compat: module
def thing():
    x = (1 +
    return x
