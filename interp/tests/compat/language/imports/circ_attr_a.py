# compat: module
import circ_attr_b
late_name = 1
