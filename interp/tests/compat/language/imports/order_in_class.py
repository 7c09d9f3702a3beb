# compat: module
print("order_in_class runs")
name = "in class"
