"""Checks what passes between a user and an implementation of a service: each call and return, against the candidates."""

import threading

import _thread
from _services.blame import InputViolation, OutputViolation, ServiceFault, explained, shown_state, shown_values
from _services.candidates import Candidates
from _services.model import chosen_of, new_state, outcome_of
from sesf import atomic, when

# How many events a report shows.
SHOWN = 60


class Checker:
    """What is known of one instance of a service that others use and implement."""

    def __init__(self, cls, arguments, limit=10_000, is_exact=True):
        self.cls, self.arguments = cls, arguments
        self.functions = cls._sesf_functions
        self.inputs = [function for function in self.functions.values() if function.role == "input"]
        self.outputs = [function for function in self.functions.values() if function.role == "output"]
        self.assertions = cls._sesf_assertions.values()
        state = new_state(cls, (), arguments)
        self.addresses = list(getattr(state, "addresses", [None]))
        self.max_callers = getattr(state, "callers", None)
        self.candidates = Candidates(state, limit)
        self.candidates.watch = self.note_part
        self.is_exact = is_exact
        # Returns that were seen and are not acceptable yet.
        self.n_late = 0
        # Nothing moves any more.
        self.is_over = False
        # Who has broken the service has been told so.
        self.has_failed = False
        # Grows with every visible event.
        self.version = 0
        self.n_calls = 0
        self.n_outstanding = 0
        self.history = []
        self.taken = set()
        self.note_all_parts()
        self.check_assertions()

    # ---- calls and returns

    def new_call(self, function, me, address, values, prefix=""):
        """Notes that a call begins, and gives its number."""
        self.n_calls += 1
        self.n_outstanding += 1
        self.version += 1
        _thread._count_more(f"call {function.name}", 1)
        _thread._at_least("outstanding", self.n_outstanding)
        self.history.append((self.n_calls, where(me, address), f"{prefix}{function.name}({shown_values(values)})"))
        return self.n_calls

    def note_return(self, number, function, outcome):
        """A call of the implementation has ended.

        Under control that is seen in the same step: no other thread has run since the implementation's last step. Otherwise
        it may have been a while ago, and returns seen before it may have come after it: a return that is not acceptable
        waits for others.
        """
        if self.is_exact:
            # However long it takes to follow the candidates.
            _thread._hold()
            try:
                return self.returned(number, function, outcome)
            finally:
                _thread._let_go()
        with atomic:
            self.n_late += 1
        with when(self.is_over or self.candidates.allows_return(number, outcome) or self.n_late == self.n_outstanding):
            self.n_late -= 1
            self.returned(number, function, outcome)

    def returned(self, number, function, outcome):
        """Checks the end of a call that the implementation has to end."""
        self.version += 1
        self.n_outstanding -= 1
        before = self.candidates.states
        self.note_end(number, outcome)
        if not self.candidates.returned(number, outcome):
            self.blame_return(number, function, outcome, before)
        self.check_assertions()

    def note_end(self, number, outcome):
        who = next(who for of, who, _ in self.history if of == number)
        self.history.append((number, who, said(outcome)))

    def watch_rest(self):
        """Has late returns judged where nothing moves any more."""

        def watch():
            while not self.is_over:
                _thread._rest()
                if not self.n_late:
                    # From now on that is a deadlock like any other.
                    return
                self.is_over = True

        threading.Thread(target=watch, name="monitor", daemon=True).start()

    def begin_call(self, function, me, address, values):
        """Checks a call that the user makes, and gives its number."""
        before = self.candidates.states
        number = self.n_calls + 1
        if not self.candidates.call(number, function, me, address, values):
            self.blame_call(function, me, address, values, before)
        self.new_call(function, me, address, values)
        self.note_part(function.call)
        self.check_assertions()
        return number

    def watched_handler(self, function, address, handler):
        """What an upcall reaches where a user and an implementation are watched."""

        def upcall(*args, **kwargs):
            values = self.bound(function, address, args, kwargs)
            with atomic:
                number = self.begin_upcall(function, address, values)
            outcome = outcome_of(handler, values)
            with atomic:
                before = self.candidates.states
                self.n_outstanding -= 1
                self.version += 1
                self.note_end(number, outcome)
                if not self.candidates.returned(number, outcome):
                    self.blame_handler(number, function, outcome, before)
                self.check_assertions()
            if outcome[0] == "raises":
                raise outcome[1]
            return outcome[1]

        return upcall

    def begin_upcall(self, function, address, values):
        """Checks a call that the implementation makes, and gives its number."""
        number = self.new_call(function, None, address, values, "upcall ")
        before = self.candidates.states
        if not self.candidates.call(number, function, None, address, values):
            self.blame_upcall(function, address, values, before)
        self.note_part(function.call)
        self.check_assertions()
        return number

    def bound(self, function, address, args, kwargs):
        """The values of a call's parameters, the address left out."""
        if function.address is None or address is None:
            values = list(function.bind(*args, **kwargs))
        else:
            values = list(function.bind(*args[: function.address], address, *args[function.address :], **kwargs))
        if function.address is not None:
            values.pop(function.address)
        return values

    # ---- coverage

    def note_part(self, part):
        """A part was taken."""
        if part not in self.taken:
            self.taken.add(part)
            _thread._count_more(f"part {part.label()}", 1)

    def note_all_parts(self):
        """Names the parts, so that those never taken are known."""
        for function in self.functions.values():
            for part in function.parts:
                _thread._at_least(f"known {part.label()}", 1)

    # ---- assertions

    def check_assertions(self):
        """After each visible event: the invariants hold in every candidate; what progress conditions wait for is noted."""
        for assertion in self.assertions:
            if assertion.is_global:
                continue
            for state in self.candidates.states:
                if assertion.kind == "progress":
                    assertion.follow(state)
                    continue
                case = assertion.false_case(state)
                if case is not None:
                    shown_case = "".join(f", with {name} = {value!r}" for name, value in case.items())
                    raise ServiceFault(f"the service's invariant {assertion.name} is false{shown_case}", state)

    def check_rest(self):
        """Nothing moves any more: right if some candidate has nothing to do, and no progress condition waits."""
        _thread._at_least("candidates", self.candidates.most)
        self.candidates.close()
        waiting = []
        for state in self.candidates.states:
            found = self.candidates.obligations(state)
            missed = [] if found else [
                each for assertion in self.assertions if assertion.kind == "progress" for each in assertion.missed(state)
            ]
            if not found and not missed:
                return self.note_progress()
            waiting.append((state, found, missed))
        state, found, missed = waiting[0]
        lines = [
            f"    {part.label()} could be taken" + ("" if call is None else f" by call #{call.number}")
            for call, part in found
        ]
        lines += [f"    progress condition {text}: its first condition held, and its second never since" for text in missed]
        title = "nothing moves any more, but the service would go on:" if found else "progress that the service promises is missing:"
        self.violation(title, lines, [state])

    def note_progress(self):
        """Counts which progress conditions the run could judge."""
        for assertion in self.assertions:
            if assertion.kind == "progress":
                for text, is_judged in assertion.verdicts(self.candidates.states[0]):
                    _thread._count_more(f"{'judged' if is_judged else 'vacuous'} {text}", 1)

    # ---- blame

    def blame_return(self, number, function, outcome, before):
        kind, value = outcome
        state = before[0]
        call = next(call for call in state._sesf_calls if call.number == number)
        lines = []
        for part in function.returns:
            chosen = chosen_of(part, outcome)
            if chosen is None:
                lines.append(f"    {part.label()}: not a return of this kind")
                continue
            lines.append(f"    {part.label()}:")
            lines += ["    " + line for line in explained(part, state, call.me, part.arguments(call), chosen)]
        title = f"call #{number}, {function.name}, {said(outcome)}: its return condition (RIC) is false"
        self.violation(title, lines, before, cause=value if kind == "raises" else None)

    def blame_upcall(self, function, address, values, before):
        part = function.call
        given = [] if function.address is None else [address]
        lines = explained(part, before[0], None, given, values)
        title = f"the upcall {function.name}({shown_values(values)}) may not be made now: its call condition (CIC) is false"
        self.violation(title, lines, before)

    def blame_call(self, function, me, address, values, before):
        """The user has made a call that is not acceptable."""
        part = function.call
        given = [] if function.address is None else [address]
        lines = explained(part, before[0], me, given, values)
        title = f"{function.name}({shown_values(values)}) may not be called now: its call condition (CIC) is false"
        self.violation(title, lines, before, InputViolation)

    def blame_handler(self, number, function, outcome, before):
        """The user has ended an upcall in a way that is not acceptable."""
        title = f"the upcall #{number}, {function.name}, {said(outcome)}: its return condition (RIC) is false"
        self.violation(title, [], before, InputViolation)

    def violation(self, title, lines, states, kind=OutputViolation, cause=None):
        text = [title, *lines]
        if len(states) == 1:
            text.append(f"  state of {self.cls.__name__}: {shown_state(states[0])}")
        else:
            text.append(f"  in none of {len(states)} states that explain what was seen before; one of them:")
            text.append(f"    {shown_state(states[0])}")
        if self.arguments:
            text.append(f"  instance: {self.cls.__name__}({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})")
        text += ["  history:", *self.chart()]
        self.has_failed = True
        raise kind("\n".join(text)) from cause

    def chart(self):
        """The visible events so far, one a line."""
        width = max((len(who) for _, who, _ in self.history), default=0)
        lines = [f"    #{number:<3} {who:{width}}  {what}" for number, who, what in self.history[-SHOWN:]]
        if len(self.history) > SHOWN:
            lines.insert(0, f"    ... {len(self.history) - SHOWN} events before")
        return lines or ["    this is the first call"]


def said(outcome):
    """What a call ended with."""
    kind, value = outcome
    return f"{kind} {value!r}"


def where(me, address):
    parts = [] if address is None else [f"at {address!r}"]
    return ", ".join(["implementation" if me is None else f"caller {me}", *parts])
