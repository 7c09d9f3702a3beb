"""Services as the interpreter sees them: functions, parts, states, outstanding calls.

The compiler turns a service class into functions that describe its parts (see the lowering of services); `service` reads
these descriptions. A state is an instance of the class: its attributes, and the calls that are outstanding.
"""

import _thread

from _services.blame import ServiceFault


class unset:
    """Stands for a local variable that no part has bound yet."""


class Part:
    """One guarded part. `choose` yields the values of `picked` and `chosen` that satisfy the condition, `check` those of
    `picked` once the chosen ones are known."""

    def __init__(self, kind, text, given, picked, chosen, shape, choose, check, explain, body, raises, fair):
        self.kind, self.text = kind, text
        self.given, self.picked, self.chosen, self.shape = given, picked, chosen, shape
        self.choose, self.check, self.explain, self.body = choose, check, explain, body
        self.raises, self.fair = raises, fair
        self.function = None
        self.index = 0

    def __repr__(self):
        return f"<{self.kind} part of {self.function.name}: {self.text}>"

    def arguments(self, call):
        """What the part's functions are given of a call's values."""
        return [call.values[place] for place in self.places]

    def choices(self, state, me, given):
        """The solutions, each once: tuples of the picked and the chosen values."""
        try:
            return distinct(self.choose(state, me, *given))
        except Exception as error:
            raise ServiceFault(f"the condition of {self.label()} raises {type(error).__name__}", state) from error

    def checks(self, state, me, given, chosen):
        """The solutions for what the other side chose: tuples of the picked values."""
        try:
            return distinct(self.check(state, me, *given, *chosen))
        except Exception as error:
            raise ServiceFault(f"the condition of {self.label()} raises {type(error).__name__}", state) from error

    def is_enabled(self, state, me, given):
        """Whether there is a solution."""
        try:
            for _ in self.choose(state, me, *given):
                return True
        except Exception as error:
            raise ServiceFault(f"the condition of {self.label()} raises {type(error).__name__}", state) from error
        return False

    def run(self, state, me, given, chosen, picked):
        """Runs the body, and gives the local variables by name."""
        if self.body is None:
            return None
        try:
            return self.body(state, me, *given, *chosen, *picked)
        except Exception as error:
            raise ServiceFault(f"the body of {self.label()} raises {type(error).__name__}", state) from error

    def label(self):
        """How people call it."""
        return f"{self.function.name}, part with {self.kind}({self.text})"


def distinct(solutions):
    """Each solution once, in their order."""
    found = []
    seen = set()
    for solution in solutions:
        try:
            if solution in seen:
                continue
            seen.add(solution)
        except TypeError:
            if solution in found:
                continue
        found.append(solution)
    return found


class Function:
    """A function of a service."""

    def __init__(self, name, role, params, address, carried, bind, parts):
        self.name, self.role, self.params, self.address, self.bind = name, role, params, address, bind
        self.carried = carried
        self.names = params + carried
        self.parts = parts
        self.call = parts[0] if parts[0].kind == "call" else None
        self.returns = [part for part in parts if part.kind == "ret"]
        self.hidden = [part for part in parts if part.kind == "hidden"]
        self.doc = None
        for index, part in enumerate(parts):
            part.function, part.index = self, index
            part.places = [self.names.index(name) for name in part.given]
        self.chosen_params = [name for place, name in enumerate(params) if place != address]

    def __get__(self, state, owner=None):
        return self if state is None else Reference(state, self)

    def __repr__(self):
        return f"<function {self.name} of a service>"

    def values(self, address, chosen):
        """The values of a call's parameters and locals, from its address and what was chosen."""
        values = list(chosen)
        if self.address is not None:
            values.insert(self.address, address)
        return values + [unset] * len(self.carried)

    def inverted(self):
        """The same function, made by the other side."""
        role = {"input": "output", "output": "input"}.get(self.role, self.role)
        return Function(self.name, role, self.params, self.address, self.carried, self.bind, self.parts)


class Reference:
    """A service's function in a state, as conditions mention it: `ongoing(self.put)`."""

    __slots__ = ("state", "function")

    def __init__(self, state, function):
        self.state, self.function = state, function

    def __repr__(self):
        return f"<function {self.function.name} of the service>"

    def __call__(self, *args, **kwargs):
        raise TypeError(f"a service's part cannot call its function {self.function.name}")


def ongoing(function, **given):
    """How many calls of a service's function are outstanding, with these parameters."""
    if not isinstance(function, Reference):
        raise TypeError("ongoing() takes a function of the service: ongoing(self.f)")
    name, names = function.function.name, function.function.params
    for key in given:
        if key != "me" and key not in names:
            raise TypeError(f"{name} has no parameter {key!r}")
    count = 0
    for call in function.state._sesf_calls:
        if call.name == name and all(
            (call.me if key == "me" else call.values[names.index(key)]) == value for key, value in given.items()
        ):
            count += 1
    return count


class Call:
    """An outstanding call: part of the state."""

    __slots__ = ("number", "name", "me", "address", "values", "position")

    def __init__(self, number, function, me, address, values):
        self.number, self.name, self.me, self.address, self.values = number, function.name, me, address, values
        # The next hidden part.
        self.position = 0

    def __repr__(self):
        return f"{self.name}#{self.number}"


class Assertion:
    """An invariant or a progress condition."""

    def __init__(self, name, kind, params, cases, holds, text, is_global):
        self.name, self.kind, self.params, self.cases, self.holds = name, kind, params, cases, holds
        self.text, self.is_global = text, is_global

    def false_case(self, state):
        """The first values of the parameters for which an invariant is false; None if there are none."""
        try:
            for case in self.cases(state):
                if not self.holds(state, *case):
                    return dict(zip(self.params, case))
        except Exception as error:
            raise ServiceFault(f"the invariant {self.name} raises {type(error).__name__}", state) from error
        return None

    # ---- progress: which formulas wait for their second condition is kept with the state

    def formulas(self, state):
        """The formulas with the values of their parameters, each with those that it assumes."""
        try:
            for case in self.cases(state):
                formula = self.holds(state, *case)
                if not isinstance(formula, LeadsTo):
                    raise TypeError(f"a progress condition returns leads_to(...), not {formula!r}")
                shown = f"{self.name}({', '.join(map(repr, case))})"
                yield (self.name, case), shown, formula
                for place, assumed in enumerate(formula.assuming):
                    yield (self.name, case, place), shown, assumed
        except Exception as error:
            raise ServiceFault(f"the progress condition {self.name} raises {type(error).__name__}", state) from error

    def follow(self, state):
        """Notes which formulas wait after an event."""
        for key, _, formula in self.formulas(state):
            if formula.after():
                state._sesf_waiting.pop(key, None)
            elif formula.before():
                state._sesf_waiting[key] = True

    def verdicts(self, state):
        """For each formula whether this run, which is over, judges it: its assumptions hold."""
        for key, shown, formula in self.formulas(state):
            if len(key) == 2:
                yield shown, not any((*key, place) in state._sesf_waiting for place in range(len(formula.assuming)))

    def missed(self, state):
        """The formulas that are judged and wait for ever."""
        judged = {shown for shown, is_judged in self.verdicts(state) if is_judged}
        return [
            f"{shown}, {formula!r}"
            for key, shown, formula in self.formulas(state)
            if len(key) == 2 and key in state._sesf_waiting and shown in judged
        ]


class LeadsTo:
    """P leads to Q: whenever P holds, Q holds then or later, if the assumptions hold."""

    def __init__(self, before, after, assuming=()):
        (self.before_text, self.before), (self.after_text, self.after) = before, after
        self.assuming = list(assuming)

    def __repr__(self):
        assuming = f", assuming={self.assuming!r}" if self.assuming else ""
        return f"leads_to({self.before_text}, {self.after_text}{assuming})"


class Instances:
    """The arguments of a service's instances."""

    def __init__(self, params, solve):
        self.params, self.solve = params, solve


class ServiceClass(type):
    """The class of services. An instance of a service is a state; calling the service makes the service program."""

    def __call__(cls, *args, **kwargs):
        from _services.composite import made_over
        from _services.program import Program

        made = made_over(cls, args, kwargs)
        return Program(cls, args, kwargs) if made is None else made


def new_state(cls, args=(), kwargs={}):
    """A service's state at the beginning."""
    state = object.__new__(cls)
    state._sesf_calls = []
    state._sesf_waiting = {}
    try:
        cls.__init__(state, *args, **kwargs)
    except Exception as error:
        raise ServiceFault(f"{cls.__name__}.__init__ raises {type(error).__name__}", state) from error
    return state


def service(cls, is_tester=False):
    """Makes a service of a class whose functions consist of parts."""
    import _services

    if not isinstance(cls, ServiceClass):
        left_out = ("__dict__", "__weakref__")
        namespace = {key: value for key, value in vars(cls).items() if key not in left_out}
        cls = ServiceClass(cls.__name__, cls.__bases__, namespace)
    functions, assertions, instances = {}, {}, None
    for base in reversed(cls.__mro__[1:]):
        functions.update(base.__dict__.get("_sesf_functions", {}))
        assertions.update(base.__dict__.get("_sesf_assertions", {}))
        instances = base.__dict__.get("_sesf_instances", instances)
    for name in cls.__dict__.get(".functions", ()):
        described = cls.__dict__[name](_services)
        if isinstance(described, Instances):
            instances = described
        elif isinstance(described, Assertion):
            assertions[name] = described
            setattr(cls, name, described.holds)
        else:
            described.doc = cls.__dict__[name].__doc__
            functions[name] = described.inverted() if is_tester else described
            setattr(cls, name, functions[name])
    cls._sesf_functions, cls._sesf_assertions = functions, assertions
    cls._sesf_instances = instances or Instances((), None)
    cls._sesf_is_tester = is_tester
    cls._sesf_has_hidden = any(
        function.hidden or any(part.picked for part in function.parts) for function in functions.values()
    )
    return cls


def servicetester(cls):
    """Makes a service of a class that is written as its tester: inputs and outputs are exchanged."""
    return service(cls, is_tester=True)


def has_shape(value, shape):
    """Whether a value is a tuple of this shape: None stands for any value."""
    if shape is None:
        return True
    return (
        isinstance(value, tuple)
        and len(value) == len(shape)
        and all(has_shape(item, inner) for item, inner in zip(value, shape))
    )


def spread(value, shape):
    """The values that stand where the shape has names."""
    if shape is None:
        return [value]
    return [item for each, inner in zip(value, shape) for item in spread(each, inner)]


def gathered(values, shape):
    """The value of this shape whose names have these values: the converse of `spread`."""
    values = iter(values)

    def build(shape):
        return next(values) if shape is None else tuple(build(inner) for inner in shape)

    return build(shape)


def begin(state, number, function, me, address, chosen, picked):
    """The step in which a call begins: runs the call part's body and adds the call."""
    call = Call(number, function, me, address, function.values(address, chosen))
    given = [] if function.address is None else [address]
    keep(call, function, function.call.run(state, me, given, chosen, picked), picked, function.call)
    state._sesf_calls.append(call)
    return call


def take_hidden(state, call, function, part, picked):
    """A hidden step of a call."""
    given = part.arguments(call)
    keep(call, function, part.run(state, call.me, given, (), picked), picked, part)
    call.position += 1


def keep(call, function, bound, picked, part):
    """Keeps the local variables that a part has bound."""
    if bound is not None:
        for place, name in enumerate(function.names):
            call.values[place] = bound.get(name, unset)
    else:
        for name, value in zip(part.picked, picked):
            call.values[function.names.index(name)] = value


def end(state, call, part, chosen, picked):
    """The step in which a call ends: runs the return part's body and takes the call out."""
    given = part.arguments(call)
    part.run(state, call.me, given, chosen, picked)
    state._sesf_calls.remove(call)


def value_of(part, chosen):
    """What a return part returns."""
    return gathered(chosen, part.shape[0]) if part.shape is not None else None


def chosen_of(part, outcome):
    """The values that a return part's names have if a call ends so; None if it cannot."""
    kind, value = outcome
    if part.raises is not None:
        wanted = part.raises()
        fits = kind == "raises" and isinstance(value, wanted if isinstance(wanted, type) else type(wanted))
        return [] if fits else None
    if kind == "raises":
        return None
    if part.shape is None:
        return [] if value is None else None
    return spread(value, part.shape[0]) if has_shape(value, part.shape[0]) else None


def pick(options):
    """One of the options, by decision."""
    return options[_thread._choose(len(options))] if len(options) > 1 else options[0]


# The number of the caller, by thread: what an implementation reads as `me`.
number_of_thread = {}


def caller():
    """The number of the running thread among the callers of the implementation."""
    return number_of_thread.get(_thread.get_ident(), 0)


def outcome_of(function, args):
    """What a call ends with."""
    try:
        return ("returns", function(*args))
    except Exception as error:
        return ("raises", error)
