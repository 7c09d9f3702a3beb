# compat: module
print("order_in_function runs")
name = "in function"
