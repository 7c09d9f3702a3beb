"""sys.exit with text: it goes to standard error, the code is 1."""
# compat: traceback

import sys

print("leaving")
sys.exit("a message for standard error")
