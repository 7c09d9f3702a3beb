"""A call with wrong arguments: the traceback ends at the caller."""
# compat: traceback


class Box:
    def resize(self, width, height, *, keep=False):
        return width, height, keep


def adjust(box, *args, **kw):
    return box.resize(*args,
                      **kw)


print(adjust(Box(), 1, 2))
adjust(Box(), 1, keep=True)
