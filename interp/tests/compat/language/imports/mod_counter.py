# compat: module
print("mod_counter runs")
count = 1
