# compat: module
print("mod_raises starts")
raise ValueError("raised while importing")
