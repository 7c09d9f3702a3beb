# compat: module
print("order_first runs")
name = "first"
