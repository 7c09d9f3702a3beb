# compat: module
print("late starts")
value = "late value"
