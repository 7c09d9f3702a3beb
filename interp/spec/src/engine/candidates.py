"""The states of a service that explain what was seen of an implementation.

What a service decides out of sight (hidden parts of calls, internal functions, `some`) leaves several states possible. The
set is closed under hidden steps before a visible event; an event keeps the states that allow it. Without hidden steps the
set has one member, which is changed in place.
"""

import copy

from _services.blame import ServiceFault
from _services.model import Call, begin, chosen_of, end, take_hidden

# How many candidates are followed.
LIMIT = 10_000

PLAIN = (int, str, bool, type(None), float, bytes, complex, type, range)


class NotJudged(Exception):
    """There are too many candidates to follow."""


def copied(value, memo):
    """A copy of a state, or of a value inside one: containers and instances are copied, everything else is shared."""
    kind = type(value)
    if kind in PLAIN:
        return value
    key = id(value)
    if key in memo:
        return memo[key]
    if kind is list:
        made = memo[key] = []
        for item in value:
            made.append(copied(item, memo))
    elif kind is dict:
        made = memo[key] = {}
        for name, item in value.items():
            made[copied(name, memo)] = copied(item, memo)
    elif kind is set:
        made = memo[key] = set()
        for item in value:
            made.add(copied(item, memo))
    elif kind is tuple:
        made = memo[key] = tuple(copied(item, memo) for item in value)
    elif kind is frozenset:
        made = value
    elif kind is Call:
        made = memo[key] = object.__new__(Call)
        made.number, made.name, made.me, made.address = value.number, value.name, value.me, value.address
        made.position, made.values = value.position, copied(value.values, memo)
    elif isinstance(value, type):
        return value
    elif hasattr(kind, "_sesf_functions"):
        made = memo[key] = object.__new__(kind)
        for name, item in vars(value).items():
            setattr(made, name, copied(item, memo))
    else:
        made = copy.deepcopy(value, memo)
    return made


def frozen(value):
    """A hashable value that is equal for equal states."""
    kind = type(value)
    if kind is int or kind is str or value is None:
        return value
    if kind is bool or kind is float:
        return (kind, value)
    if kind is list or kind is tuple:
        return (kind, tuple(map(frozen, value)))
    if kind is dict:
        return (kind, frozenset((frozen(name), frozen(item)) for name, item in value.items()))
    if kind is set or kind is frozenset:
        return (set, frozenset(map(frozen, value)))
    if kind is Call:
        return (value.number, value.position, tuple(map(frozen, value.values)))
    if isinstance(value, type) or not hasattr(value, "__dict__"):
        return (kind, value)
    return (kind, frozen(vars(value)))


class Candidates:
    """The set."""

    def __init__(self, state, limit=LIMIT):
        self.states = [state]
        self.functions = type(state)._sesf_functions
        self.limit = limit
        self.internal = [function for function in self.functions.values() if function.role == "internal"]
        self.has_hidden = any(function.hidden for function in self.functions.values()) or bool(self.internal)
        self.is_closed = not self.has_hidden
        # The most there were.
        self.most = 1
        self.watch = lambda part: None

    # ---- hidden steps

    def close(self):
        """Adds what hidden steps can make of the states."""
        if self.is_closed:
            return
        self.is_closed = True
        seen = {frozen(state) for state in self.states}
        states = self.states
        place = 0
        while place < len(states):
            state = states[place]
            place += 1
            for step in self.hidden_steps(state):
                made = copied(state, {})
                step(made)
                key = frozen(made)
                if key not in seen:
                    seen.add(key)
                    states.append(made)
                    if len(states) > self.limit:
                        raise NotJudged(f"more than {self.limit} candidate states explain what was seen (--candidates)")
        self.most = max(self.most, len(states))

    def hidden_steps(self, state):
        """The hidden steps that are possible in a state, as functions that take them in a copy."""
        for call in state._sesf_calls:
            function = self.functions[call.name]
            if call.position < len(function.hidden):
                part = function.hidden[call.position]
                for solution in part.choices(state, call.me, part.arguments(call)):
                    self.watch(part)
                    yield lambda made, number=call.number, function=function, part=part, solution=solution: take_hidden(
                        made, call_of(made, number), function, part, solution
                    )
        for function in self.internal:
            part = function.parts[0]
            for solution in part.choices(state, None, []):
                self.watch(part)
                yield lambda made, part=part, solution=solution: part.run(made, None, [], (), solution)

    # ---- visible events

    def options(self, function, me, address):
        """What may be chosen for a call: acceptable in every candidate."""
        self.close()
        part = function.call
        given = [] if function.address is None else [address]
        n_picked = len(part.picked)
        first, rest = self.states[0], self.states[1:]
        found = [solution[n_picked:] for solution in part.choices(first, me, given)]
        if n_picked:
            found = list(dict.fromkeys(found))
        agreed = []
        for chosen in found:
            allowed = [bool(part.checks(state, me, given, chosen)) for state in rest]
            if all(allowed):
                agreed.append(chosen)
            elif function.role == "input":
                raise ServiceFault(
                    f"the call condition of {function.name} depends on what only the service knows: it is true in one "
                    f"state that explains what was seen, and false in another",
                    self.states[1 + allowed.index(False)],
                )
        return agreed

    def call(self, number, function, me, address, chosen):
        """A call begins. False if no candidate allows it."""
        self.close()
        part = function.call
        given = [] if function.address is None else [address]
        return self.keep(
            [(state, solution) for state in self.states for solution in part.checks(state, me, given, chosen)],
            lambda state, solution: begin(state, number, function, me, address, chosen, solution),
        )

    def allows_return(self, number, outcome):
        """Whether a call may end so."""
        return bool(self.returns(number, outcome))

    def returned(self, number, outcome):
        """A call has ended so. False if no candidate allows it."""
        found = self.returns(number, outcome)
        return self.keep(found, lambda state, found: self.take_return(state, number, *found))

    def returns(self, number, outcome):
        """How a call may end so: states with a part, the values of its names, and what the service picks."""
        self.close()
        found = []
        for state in self.states:
            call = call_of(state, number)
            function = self.functions[call.name]
            if call.position < len(function.hidden):
                continue
            for part in function.returns:
                chosen = chosen_of(part, outcome)
                if chosen is not None:
                    for solution in part.checks(state, call.me, part.arguments(call), chosen):
                        found.append((state, (part, chosen, solution)))
        return found

    def take_return(self, state, number, part, chosen, picked):
        self.watch(part)
        end(state, call_of(state, number), part, chosen, picked)

    def keep(self, found, step):
        """The candidates become what a step makes of those that allow it."""
        if not found:
            return False
        self.is_closed = not self.has_hidden
        if len(found) == 1:
            [(state, what)] = found
            step(state, what)
            self.states = [state]
            return True
        made = {}
        for state, what in found:
            state = copied(state, {})
            step(state, what)
            made.setdefault(frozen(state), state)
        self.states = list(made.values())
        self.most = max(self.most, len(self.states))
        return True

    def return_options(self, number):
        """What may be chosen for the end of a call: parts and values acceptable in every candidate."""
        self.close()
        agreed = None
        for state in self.states:
            call = call_of(state, number)
            function = self.functions[call.name]
            here = [
                (part, solution[len(part.picked) :])
                for part in function.returns
                for solution in part.choices(state, call.me, part.arguments(call))
            ]
            agreed = here if agreed is None else [option for option in agreed if option in here]
        return agreed or []

    # ---- rest

    def obligations(self, state):
        """The calls, with parts, that must go on from a state: fair parts that are enabled."""
        found = []
        for call in state._sesf_calls:
            function = self.functions[call.name]
            if call.position < len(function.hidden):
                parts = [function.hidden[call.position]]
            else:
                parts = function.returns
            for part in parts:
                if part.fair != "none" and part.is_enabled(state, call.me, part.arguments(call)):
                    found.append((call, part))
        for function in self.internal:
            part = function.parts[0]
            if part.fair in ("weak", "strong") and part.is_enabled(state, None, []):
                found.append((None, part))
        return found

    def at_rest(self):
        """A candidate in which nothing has to move; None if there is none."""
        self.close()
        for state in self.states:
            if not self.obligations(state):
                return state
        return None


def call_of(state, number):
    """The outstanding call of this number."""
    for call in state._sesf_calls:
        if call.number == number:
            return call
    raise AssertionError("the call is outstanding in every candidate")
