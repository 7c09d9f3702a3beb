# compat: module
print("circ_a starts")
early = "defined early"
import circ_b
seen_in_b = circ_b.seen
late = "defined late"


def result():
    return "a uses " + circ_b.name


print("circ_a ends")
