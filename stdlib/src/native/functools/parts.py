class KeyWrapper:
    """What cmp_to_key makes of a comparison function, and of each object to be compared."""

    __slots__ = ("_compare", "obj")
    __hash__ = None

    def __init__(self, compare, obj):
        self._compare = compare
        self.obj = obj

    def __call__(self, obj):
        return type(self)(self._compare, obj)

    def __lt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) < 0

    def __le__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) <= 0

    def __eq__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) == 0

    def __ne__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) != 0

    def __gt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) > 0

    def __ge__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj) >= 0
