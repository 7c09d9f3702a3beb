"""raise SystemExit(True) ends with code 1."""

print("leaving")
raise SystemExit(True)
