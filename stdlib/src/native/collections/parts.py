class defaultdict(dict):
    """defaultdict(default_factory=None, /, [...]) --> dict with default factory

    The default factory is called without arguments to produce
    a new value when a key is not present, in __getitem__ only.
    A defaultdict compares equal to a dict with the same items.
    All remaining arguments are treated the same as if they were
    passed to the dict constructor, including keyword arguments.
    """

    __slots__ = ("default_factory",)

    def __init__(self, /, *args, **kwargs):
        factory = None
        if args:
            factory, *args = args
            if factory is not None and not callable(factory):
                raise TypeError("first argument must be callable or None")
        self.default_factory = factory
        if args or kwargs:
            if len(args) > 1:
                raise TypeError(f"dict expected at most 1 argument, got {len(args)}")
            dict.__init__(self, *args, **kwargs)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        self[key] = value = factory()
        return value

    def __repr__(self):
        factory = self.default_factory
        items = dict.__repr__(self)
        shown = "..." if type(factory).__repr__ is defaultdict.__repr__ and factory is self else repr(factory)
        return f"{type(self).__name__}({shown}, {items})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        arguments = () if self.default_factory is None else (self.default_factory,)
        return type(self), arguments, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        union = self.copy()
        union.update(other)
        return union

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        union = type(self)(self.default_factory, other)
        union.update(self)
        return union
