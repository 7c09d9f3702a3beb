# compat: module
"""The shapes package."""
print("shapes/__init__ runs", __name__)
VERSION = "1.0"
