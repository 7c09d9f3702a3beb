"""The servicetester: drives an implementation with acceptable calls, and checks what it returns.

It is the service with inputs and outputs exchanged. Callers are threads of their own, so that any number of calls is
outstanding; which call is made when is decided by the runtime's strategy like everything else.
"""

import threading

import _thread
from _services.blame import OutputViolation, ServiceFault, explained, shown_state
from _services.candidates import Candidates
from _services.model import call_of_thread, chosen_of, new_state, pick, value_of
from _services.program import outcome_of
from sesf import atomic, when

# How many events a report shows.
SHOWN = 60


class Tester:
    """A servicetester over one implementation."""

    def __init__(self, cls, arguments, implement, n_calls=20, n_callers=3, limit=10_000, is_exact=True):
        self.cls, self.arguments = cls, arguments
        self.functions = cls._sesf_functions
        self.inputs = [function for function in self.functions.values() if function.role == "input"]
        self.outputs = [function for function in self.functions.values() if function.role == "output"]
        state = new_state(cls, (), arguments)
        self.addresses = list(getattr(state, "addresses", [None]))
        self.n_callers = min(n_callers, getattr(state, "callers", n_callers))
        self.candidates = Candidates(state, limit)
        self.implement = implement
        self.n_left = 1 + _thread._choose(n_calls)
        self.is_exact = is_exact
        # Returns that were seen and are not acceptable yet.
        self.n_late = 0
        # Nothing moves any more.
        self.is_over = False
        # Grows with every visible event.
        self.version = 0
        self.n_calls = 0
        self.n_outstanding = 0
        self.history = []
        self.candidates.watch = self.note_part
        self.coverage = set()

    # ---- running

    def run(self):
        """One run, from the making of the implementation to rest."""
        self.note_all_parts()
        self.objects = self.implement(self)
        for address in self.addresses:
            for function in self.outputs:
                setattr(self.objects[address], function.name, self.handler(function, address))
        for address in self.addresses:
            for me in range(self.n_callers):
                name = f"caller {me}" if address is None else f"caller {me} at {address!r}"
                threading.Thread(target=self.caller, args=(address, me), name=name, daemon=True).start()
        _thread._rest()
        _thread._at_least("candidates", self.candidates.most)
        while self.n_late:
            # No other return makes these acceptable.
            self.is_over = True
            _thread._rest()
        self.check_rest()
        _thread._abandon()

    def caller(self, address, me):
        """Makes acceptable calls, one after another."""
        call_of_thread[_thread.get_ident()] = me
        target = self.objects[address]
        while True:
            with atomic:
                seen = self.version
                call = self.begin(address, me)
            if call is None:
                with when(self.version != seen):
                    continue
            number, function, chosen = call
            outcome = outcome_of(getattr(target, function.name), chosen)
            self.note_return(number, function, outcome)

    def note_return(self, number, function, outcome):
        """A call of the implementation has ended.

        Under control that is seen in the same step: no other thread has run since the implementation's last step. Otherwise
        it may have been a while ago, and returns seen before it may have come after it: a return that is not acceptable
        waits for others.
        """
        if self.is_exact:
            return self.returned(number, function, outcome)
        self.n_late += 1
        with when(self.is_over or self.candidates.allows_return(number, outcome)):
            self.n_late -= 1
            self.returned(number, function, outcome)

    def begin(self, address, me):
        """Chooses a call that is acceptable now, if there is one, and begins it."""
        if self.n_left <= 0:
            return None
        options = [(function, found) for function in self.inputs if (found := self.options(function, me, address))]
        if not options:
            return None
        function, found = pick(options)
        chosen = pick(found)
        self.n_left -= 1
        number = self.new_call(function, me, address, chosen, f"{function.name}({shown(chosen)})")
        self.candidates.call(number, function, me, address, chosen)
        self.note_part(function.call)
        self.check_invariants()
        return number, function, chosen

    def options(self, function, me, address):
        return self.candidates.options(function, me, address)

    def new_call(self, function, me, address, chosen, text):
        self.n_calls += 1
        self.n_outstanding += 1
        self.version += 1
        _thread._count_more(f"call {function.name}", 1)
        _thread._at_least("outstanding", self.n_outstanding)
        self.history.append((self.n_calls, where(me, address), text))
        return self.n_calls

    def returned(self, number, function, outcome):
        """Checks a return of the implementation."""
        kind, value = outcome
        self.version += 1
        self.n_outstanding -= 1
        said = f"returns {value!r}" if kind == "returns" else f"raises {value!r}"
        who = next(who for of, who, _ in self.history if of == number)
        before = self.candidates.states
        self.history.append((number, who, said))
        if not self.candidates.returned(number, outcome):
            self.blame_return(number, function, outcome, before)
        self.check_invariants()

    def handler(self, function, address):
        """What the implementation's upcalls reach."""

        def upcall(*args, **kwargs):
            values = self.bound(function, address, args, kwargs)
            with atomic:
                number = self.new_call(function, None, address, values, f"upcall {function.name}({shown(values)})")
                before = self.candidates.states
                if not self.candidates.call(number, function, None, address, values):
                    self.blame_call(function, address, values, before)
                self.check_invariants()
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

    def bound(self, function, address, args, kwargs):
        """The values of an upcall's parameters, the address left out."""
        if function.address is None:
            return list(function.bind(*args, **kwargs))
        values = list(function.bind(*args[: function.address], address, *args[function.address :], **kwargs))
        values.pop(function.address)
        return values

    def note_part(self, part):
        """A part was taken."""
        if part not in self.coverage:
            self.coverage.add(part)
            _thread._count_more(f"part {part.function.name}/{part.index}/{part.label()}", 1)

    def note_all_parts(self):
        """Names the parts, so that those never taken are known."""
        for function in self.functions.values():
            for part in function.parts:
                _thread._at_least(f"known {part.function.name}/{part.index}/{part.label()}", 1)

    # ---- verdicts

    def check_invariants(self):
        for assertion in self.cls._sesf_assertions.values():
            if assertion.kind != "invariant" or assertion.is_global:
                continue
            for state in self.candidates.states:
                case = assertion.false_case(state)
                if case is not None:
                    shown_case = "".join(f", with {name} = {value!r}" for name, value in case.items())
                    raise ServiceFault(f"the service's invariant {assertion.name} is false{shown_case}", state)

    def check_rest(self):
        """Nothing moves any more: right if some candidate has nothing to do."""
        if self.candidates.at_rest() is not None:
            return
        state = self.candidates.states[0]
        lines = []
        for call, part in self.candidates.obligations(state):
            lines.append(f"    {part.label()} could be taken" + ("" if call is None else f" by call #{call.number}"))
        self.violation("nothing moves any more, but the service would go on:", lines, [state])

    def blame_return(self, number, function, outcome, before):
        kind, value = outcome
        said = f"returns {value!r}" if kind == "returns" else f"raises {value!r}"
        lines = []
        state = before[0]
        call = next(call for call in state._sesf_calls if call.number == number)
        for part in function.returns:
            chosen = chosen_of(part, outcome)
            if chosen is None:
                lines.append(f"    {part.label()}: no return of this kind")
                continue
            lines.append(f"    {part.label()}:")
            lines += ["    " + line for line in explained(part, state, call.me, part.arguments(call), chosen)]
        error = value if kind == "raises" else None
        self.violation(f"call #{number}, {function.name}, {said}: its return condition (RIC) is false", lines, before, error)

    def blame_call(self, function, address, values, before):
        part = function.call
        given = [] if function.address is None else [address]
        lines = explained(part, before[0], None, given, values)
        title = f"the upcall {function.name}({shown(values)}) may not be made now: its call condition (CIC) is false"
        self.violation(title, lines, before)

    def violation(self, title, lines, states, cause=None):
        text = [title, *lines]
        if len(states) == 1:
            text.append(f"  state of {self.cls.__name__}: {shown_state(states[0])}")
        else:
            text.append(f"  in none of {len(states)} states that explain what was seen before; one of them: {shown_state(states[0])}")
        if self.arguments:
            text.append(f"  instance: {self.cls.__name__}({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})")
        text += ["  history:", *self.chart()]
        raise OutputViolation("\n".join(text)) from cause

    def chart(self):
        """The visible events so far, one a line."""
        width = max((len(who) for _, who, _ in self.history), default=0)
        lines = [f"    #{number:<3} {who:{width}}  {what}" for number, who, what in self.history[-SHOWN:]]
        if len(self.history) > SHOWN:
            lines.insert(0, f"    ... {len(self.history) - SHOWN} events before")
        return lines


def where(me, address):
    parts = [] if address is None else [f"at {address!r}"]
    return ", ".join(["implementation" if me is None else f"caller {me}", *parts])


def shown(values):
    return ", ".join(map(repr, values))


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


def run_test(cls, implementation, params, over=(), **options):
    """One run of the servicetester of a service over an implementation."""
    from _services.bind import implementer

    arguments = pick(instances(cls, params))
    tester = Tester(cls, arguments, implementer(implementation, arguments, dict(over)), **options)
    tester.run()
    return tester
