# compat: module
print("circ_b starts")
import circ_a
name = "b"
seen = (hasattr(circ_a, "early"), hasattr(circ_a, "late"))


def result():
    return "b uses " + circ_a.late


print("circ_b ends")
