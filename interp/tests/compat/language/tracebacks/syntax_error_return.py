"""return outside a function is found before anything runs."""
# compat: traceback

print("this line must not run")
for i in range(3):
    if i:
        return i
