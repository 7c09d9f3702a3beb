"""What `@implements` says of a class: which service it implements, and which it uses."""

from _services.model import ServiceClass


class Use:
    """A service that an implementation uses, as its constructor's annotation says."""

    def __init__(self, service, args):
        self.service, self.args = service, args


class addr_marker:
    """Stands for the parameter that is the implementation's own address."""


def implements(service):
    """`@implements(S)`: the class implements the service S."""
    if not isinstance(service, ServiceClass):
        raise TypeError(f"implements() takes a service, not {service!r}")

    def mark(cls):
        import _services

        cls._sesf_implements = service
        described = cls.__dict__.get(".uses")
        if described is not None:
            cls._sesf_uses = dict(described(_services))
        return cls

    return mark
