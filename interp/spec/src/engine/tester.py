"""The servicetester: drives an implementation with acceptable calls, and checks what it returns.

It is the service with inputs and outputs exchanged. Callers are threads of their own, so that any number of calls is
outstanding; which call is made when is decided by the runtime's strategy like everything else.
"""

import sys
import threading

import _thread
from _services.composite import Implementation
from _services.blame import ServiceFault
from _services.checker import Checker
from _services.model import ServiceClass, number_of_thread, outcome_of, pick, value_of
from sesf import atomic, sleep, when


# How often a run calls a function, beside others; 0: never.
WEIGHTS = (1, 1, 5, 0)


class Tester(Checker):
    """A servicetester over one implementation."""

    def __init__(self, cls, arguments, n_calls=20, n_callers=3, pauses=False, **options):
        super().__init__(cls, arguments, **options)
        # In a real run the callers make pauses, so that one run differs from the next.
        self.pauses = pauses
        self.n_callers = n_callers if self.max_callers is None else min(n_callers, self.max_callers)
        # Each run prefers some functions and leaves others out, since what one of them does may hide the faults of another: an
        # early end, for one (Groce et al., Swarm Testing, 2012).
        self.weights = {function: WEIGHTS[_thread._choose(len(WEIGHTS))] for function in self.inputs}
        # A decision, so that a failing run is shrunk to fewer calls.
        self.n_left = 1 + _thread._choose(n_calls)

    def run(self, implementation):
        """One run, from the making of the implementation to rest."""
        target = self.target_of(implementation)
        for address in self.addresses:
            for function in self.outputs:
                target.set_handler(address, function, self.handler(function, address))
        for address in self.addresses:
            for me in range(self.n_callers):
                name = f"caller {me}" if address is None else f"caller {me} at {address!r}"
                threading.Thread(target=self.caller, args=(target, address, me), name=name, daemon=True).start()
        _thread._rest()
        while self.n_late:
            # No other return makes these acceptable.
            self.is_over = True
            _thread._rest()
        _thread._abandon()
        if self.has_failed:
            # The thread that found it has said so.
            sys.exit(1)
        self.check_rest()

    def target_of(self, implementation):
        if isinstance(implementation, ServiceClass):
            from _services.program import Program

            return Program(implementation, (), self.arguments)
        return Implementation(implementation, self.cls, self.arguments, self.addresses)

    def caller(self, target, address, me):
        """Makes acceptable calls, one after another."""
        number_of_thread[_thread.get_ident()] = me
        while True:
            if self.pauses:
                sleep(_thread._choose(5) / 2000)
            with atomic:
                seen = self.version
                call = self.begin(target, address, me)
            if call is None:
                with when(self.version != seen):
                    continue
            number, function, finish, args = call
            self.note_return(number, function, outcome_of(finish, args))

    def begin(self, target, address, me):
        """Chooses a call that is acceptable now, if there is one, and begins it. Gives how the target goes on."""
        if self.n_left <= 0:
            return None
        options = [
            (function, found)
            for function in self.inputs
            if (found := self.candidates.options(function, me, address))
        ]
        options = self.preferred(options)
        if not options:
            return None
        function, found = pick(options)
        chosen = pick(found)
        self.n_left -= 1
        number = self.new_call(function, me, address, chosen)
        self.candidates.call(number, function, me, address, chosen)
        self.note_part(function.call)
        self.check_assertions()
        finish, args = target.begin(function, address, me, chosen)
        return number, function, finish, args

    def preferred(self, options):
        """The options, as often as this run prefers them."""
        return [option for option in options for _ in range(self.weights[option[0]])]

    def handler(self, function, address):
        """What the implementation's upcalls reach."""

        def upcall(*args, **kwargs):
            values = self.bound(function, address, args, kwargs)
            with atomic:
                number = self.begin_upcall(function, address, values)
            with when(found := self.candidates.return_options(number)):
                part, chosen = pick(found)
                raises = part.raises() if part.raises is not None else None
                outcome = ("returns", value_of(part, chosen)) if raises is None else ("raises", raises)
                self.returned(number, function, outcome)
            if raises is not None:
                raise raises
            return outcome[1]

        upcall.__name__ = function.name
        return upcall


def instances(cls, params):
    """The arguments of the instances to be tested, as dicts; `params` fixes some of them."""
    described = cls._sesf_instances
    if described.solve is None:
        missing = [name for name in described.params if name not in params]
        if missing:
            raise ServiceFault(
                f"{cls.__name__}: the parameter {missing[0]} has no domain to choose its value from: annotate it in "
                f"__init__, or give it with --param {missing[0]}=..."
            )
        return [dict(params)]
    found = [dict(zip(described.params, values)) for values in described.solve()]
    found = [each for each in found if all(each.get(name) == value for name, value in params.items())]
    if not found:
        raise ServiceFault(f"{cls.__name__} has no instance with {params!r}")
    return found


def run_test(cls, implementation, params, **options):
    """One run of the servicetester of a service over an implementation."""
    tester = Tester(cls, pick(instances(cls, params)), **options)
    tester.run(implementation)
