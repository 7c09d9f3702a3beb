"""Frames of code that exec and eval compiled: named <string>, without source lines."""
# compat: traceback

source = """
def inner(x):
    return x.upper()

def outer(x):
    return inner(x)
"""
namespace = {}
exec(source, namespace)
print(namespace["outer"]("fine"))
eval("outer(n)", namespace, {"n": 5})
