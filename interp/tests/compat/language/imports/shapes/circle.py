# compat: module
print("circle runs", __name__)


def area(r):
    return 3 * r * r
