# compat: module
print("order_second starts")
import order_first
print("order_second has", order_first.name)
