# compat: module
print("order_loop runs")
name = "loop"
