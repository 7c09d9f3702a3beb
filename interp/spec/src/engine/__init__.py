"""Services: what the classes made with `@service` mean, and what runs and tests them. Not for direct use: see `sesf`."""

from _services.bind import Use as use, addr_marker, implements
from _services.blame import InputViolation, OutputViolation, ServiceFault, Violation
from _services.domains import anything, ints, lists, members, one_of, optional, text, tuples, within
from _services.model import (
    Assertion as assertion,
    Function as function,
    Instances as instances,
    LeadsTo as leads_to,
    Part as part,
    caller,
    has_shape,
    ongoing,
    service,
    servicetester,
    unset,
)
