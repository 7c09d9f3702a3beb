"""Command line arguments in sys.argv."""

import sys

print(len(sys.argv), sys.argv[0].rpartition("/")[2], sys.argv[1:])
options = dict(a.lstrip("-").split("=", 1) for a in sys.argv[1:] if a.startswith("--") and "=" in a)
print(options, [a for a in sys.argv[1:] if not a.startswith("-")])
sys.exit(len(sys.argv))
