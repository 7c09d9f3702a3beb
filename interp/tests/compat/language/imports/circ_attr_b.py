# compat: module
import circ_attr_a
value = circ_attr_a.late_name
