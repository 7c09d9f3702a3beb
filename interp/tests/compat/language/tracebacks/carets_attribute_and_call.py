"""Caret markers under attributes and calls."""
# compat: traceback


class Node:
    def __init__(self, next=None):
        self.next = next

    def value(self, scale):
        return scale


def walk(node):
    return node.next.next.next.value(2) + node.value(3)


def call(node):
    first = node.value(1)
    return first + walk(node)


chain = Node(Node())
print(chain.value(3))
call(chain)
