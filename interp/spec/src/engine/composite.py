"""Putting programs together: implementations in the place of the services that they implement."""

import _thread
from _services.bind import addr_marker
from _services.blame import ServiceFault
from _services.checker import Checker
from _services.model import new_state, number_of_thread, outcome_of
from sesf import atomic, when

# What stands for used services: implementations by the service's name, and whether what passes is checked.
bound = {}


class Implementation:
    """An implementation of a service: an object of its class for each address."""

    def __init__(self, cls, service, arguments, addresses):
        self.cls, self.service = cls, service
        uses = getattr(cls, "_sesf_uses", {})
        used = {name: made(use, arguments) for name, use in uses.items() if use is not addr_marker}
        self.objects = {}
        for address in addresses:
            self.objects[address] = cls(**constructor_arguments(cls, arguments, uses, used, address))
        self.has_addresses = None not in self.objects
        for address, instance in self.objects.items():
            for function in service._sesf_functions.values():
                if function.role == "output":
                    setattr(instance, function.name, waiting_handler(instance, function.name))

    def begin(self, function, address, me, chosen):
        """How a call goes on: a function and its arguments."""
        return getattr(self.objects[address], function.name), chosen

    def set_handler(self, address, function, handler):
        setattr(self.objects[address], function.name, handler)


def waiting_handler(instance, name):
    """What an upcall reaches before its user has set it: it waits for that."""

    def wait(*args, **kwargs):
        with when(vars(instance).get(name) is not wait):
            handler = getattr(instance, name)
        return handler(*args, **kwargs)

    return wait


def made(use, arguments):
    """What a used service is bound to."""
    code = use.__code__
    use = use(*[arguments.get(param) for param in code.co_varnames[: code.co_argcount]])
    return use.service(*use.args)


def made_over(service, args, kwargs):
    """What `FifoChannel(2)` makes where an implementation stands for FifoChannel; None if none does."""
    cls, is_monitored = bound.get(service.__name__, (None, False))
    if cls is None:
        return None
    arguments = dict(zip(service._sesf_instances.params, args), **kwargs)
    checker = Checker(service, arguments, is_exact=False) if is_monitored else None
    if checker is not None:
        checker.watch_rest()
    addresses = list(getattr(new_state(service, args, kwargs), "addresses", [None]))
    return Composite(Implementation(cls, service, arguments, addresses), checker)


class Composite:
    """An implementation as its users see it, in the place of the service program."""

    def __init__(self, implementation, checker=None):
        self.__dict__.update(_implementation=implementation, _checker=checker, _points={})

    def __repr__(self):
        return f"<{self._implementation.cls.__name__} as {self._implementation.service.__name__}>"

    def at(self, address):
        """The access point at an address."""
        implementation = self._implementation
        if not implementation.has_addresses:
            raise TypeError(f"{implementation.service.__name__} has no addresses")
        if address not in implementation.objects:
            raise ValueError(f"{address!r} is no address of {implementation.service.__name__}")
        return self._points.setdefault(address, Point(implementation, address, self._checker))

    def _point(self):
        return self._points.setdefault(None, Point(self._implementation, None, self._checker))

    def __getattr__(self, name):
        implementation = self._implementation
        function = implementation.service._sesf_functions.get(name)
        if function is None or function.role != "input":
            raise AttributeError(f"the service {implementation.service.__name__} has no input {name!r}")
        if not implementation.has_addresses:
            return getattr(self._point(), name)

        def call(*args, **kwargs):
            values = list(function.bind(*args, **kwargs))
            return getattr(self.at(values.pop(function.address)), name)(*values)

        return call

    def __setattr__(self, name, handler):
        setattr(self._point(), name, handler)


class Point:
    """An access point of an implementation: numbers its callers, and has what passes checked where it is monitored."""

    def __init__(self, implementation, address, checker):
        self.__dict__.update(_implementation=implementation, _address=address, _checker=checker, _callers={})

    def __repr__(self):
        return f"<access point {self._address!r} of {self._implementation.cls.__name__}>"

    def __getattr__(self, name):
        implementation = self._implementation
        function = implementation.service._sesf_functions.get(name)
        if function is None or function.role != "input":
            raise AttributeError(f"the service {implementation.service.__name__} has no input {name!r}")
        method = getattr(implementation.objects[self._address], name)

        def call(*args, **kwargs):
            thread = _thread.get_ident()
            before = number_of_thread.get(thread)
            me = number_of_thread[thread] = self._callers.setdefault(thread, len(self._callers))
            try:
                if self._checker is None:
                    return method(*args, **kwargs)
                return self._monitored(function, method, me, args, kwargs)
            finally:
                number_of_thread[thread] = before

        return call

    def _monitored(self, function, method, me, args, kwargs):
        checker, address = self._checker, self._address
        values = checker.bound(function, address, args, kwargs)
        with atomic:
            number = checker.begin_call(function, me, address, values)
        outcome = outcome_of(method, values)
        checker.note_return(number, function, outcome)
        if outcome[0] == "raises":
            raise outcome[1]
        return outcome[1]

    def __setattr__(self, name, handler):
        checker, address = self._checker, self._address
        if checker is not None:
            handler = checker.watched_handler(checker.functions[name], address, handler)
        setattr(self._implementation.objects[address], name, handler)


def constructor_arguments(cls, arguments, uses, used, address):
    """The arguments of an implementation's constructor: the instance's by name, its address, the services that it uses."""
    code = getattr(cls.__init__, "__code__", None)
    if code is None:
        return {}
    names = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    n_defaults = len(cls.__init__.__defaults__ or ())
    optional = set(code.co_varnames[code.co_argcount - n_defaults : code.co_argcount])
    optional |= set(cls.__init__.__kwdefaults__ or {})
    values = {}
    for name in names:
        if uses.get(name) is addr_marker:
            values[name] = address
        elif name in used:
            values[name] = used[name].at(address) if address is not None and has_addresses(used[name]) else used[name]
        elif name in arguments:
            values[name] = arguments[name]
        elif name not in optional:
            raise ServiceFault(
                f"{cls.__name__}.__init__ takes {name!r}, which is no parameter of the service's instance "
                f"({', '.join(arguments) or 'it has none'})"
            )
    return values


def has_addresses(used):
    if isinstance(used, Composite):
        return used._implementation.has_addresses
    return hasattr(used._state, "addresses")
