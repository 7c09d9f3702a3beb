"""Putting programs together: implementations in the place of the services that they implement."""

from _services.blame import ServiceFault
from _services.model import ServiceClass


class Use:
    """A service that an implementation uses, as its constructor's annotation says."""

    def __init__(self, service, args):
        self.service, self.args = service, args


def implements(service):
    """`@implements(S)`: the class implements the service S."""
    if not isinstance(service, ServiceClass):
        raise TypeError(f"implements() takes a service, not {service!r}")

    def mark(cls):
        import _services

        cls._sesf_implements = service
        described = cls.__dict__.get(".uses")
        cls._sesf_uses = dict(described(_services)) if described is not None else {}
        return cls

    return mark


def implementer(cls, arguments, over):
    """A function that makes the objects of an implementation, by address."""
    uses = getattr(cls, "_sesf_uses", {})

    def make(tester):
        used = {}
        for name, use in uses.items():
            if use is not addr_marker:
                used[name] = make_used(use(*[arguments.get(param) for param in use_params(use)]), over)
        objects = {}
        for address in tester.addresses:
            objects[address] = cls(**constructor_arguments(cls, arguments, uses, used, address))
        return objects

    return make


class addr_marker:
    """Stands for the parameter that is the implementation's own address."""


def use_params(use):
    code = use.__code__
    return code.co_varnames[: code.co_argcount]


def make_used(use, over):
    """What stands for a used service: the service program, or the implementation that `over` names for it."""
    return use.service(*use.args)


def constructor_arguments(cls, arguments, uses, used, address):
    """The arguments of an implementation's constructor: the instance's by name, its address, the services that it uses."""
    init = cls.__init__
    code = getattr(init, "__code__", None)
    if code is None:
        return {}
    names = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    n_defaults = len(init.__defaults__ or ())
    optional = set(code.co_varnames[code.co_argcount - n_defaults : code.co_argcount]) | set(init.__kwdefaults__ or {})
    values = {}
    for name in names:
        if uses.get(name) is addr_marker:
            values[name] = address
        elif name in used:
            values[name] = used[name] if address is None or not has_addresses(used[name]) else used[name].at(address)
        elif name in arguments:
            values[name] = arguments[name]
        elif name not in optional:
            raise ServiceFault(
                f"{cls.__name__}.__init__ takes {name!r}, which is no parameter of the service's instance "
                f"({', '.join(arguments) or 'it has none'})"
            )
    return values


def has_addresses(used):
    return getattr(getattr(used, "_state", None), "addresses", None) is not None
