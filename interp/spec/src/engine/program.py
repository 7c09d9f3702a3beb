"""The service program: the service run as it is, as a stub for the programs that use it."""

import threading

import _thread
from _services.blame import InputViolation, explained, shown_state
from _services.model import begin, chosen_of, end, new_state, outcome_of, pick, take_hidden, value_of
from sesf import atomic, when

# How many events a report shows.
SHOWN = 40


class Program:
    """An instance of a service, to be used."""

    def __init__(self, cls, args, kwargs):
        self.__dict__.update(
            _cls=cls,
            _state=new_state(cls, args, kwargs),
            _callers={},
            _busy={},
            _history=[],
            _n_calls=0,
            _handlers={},
            _n_spare=0,
        )
        for function in cls._sesf_functions.values():
            if function.role == "internal":
                threading.Thread(target=self._decide, args=(function,), name=function.name, daemon=True).start()

    def __repr__(self):
        return f"<service program {self._cls.__name__}: {shown_state(self._state)}>"

    def __getattr__(self, name):
        return getattr(Access(self, None), name)

    def __setattr__(self, name, handler):
        if name.startswith("_"):
            return object.__setattr__(self, name, handler)
        setattr(Access(self, None), name, handler)

    def at(self, address):
        """The access point at an address."""
        addresses = getattr(self._state, "addresses", None)
        if addresses is None:
            raise TypeError(f"{self._cls.__name__} has no addresses")
        if address not in addresses:
            raise ValueError(f"{address!r} is no address of {self._cls.__name__}: those are {list(addresses)!r}")
        return Access(self, address)

    # ---- calls

    def _me(self, address):
        """The number of the running thread among those that have called here."""
        callers = self._callers.setdefault(address, {})
        return callers.setdefault(_thread.get_ident(), len(callers))

    def _call(self, function, address, chosen):
        """A call by the user, from its beginning to its end."""
        with atomic:
            call = self._begin(function, address, chosen, self._me(address))
        return self._finish(call, function)

    def begin(self, function, address, me, chosen):
        """Begins a call, and gives how it goes on: a function and its arguments."""
        return self._finish, (self._begin(function, address, chosen, me), function)

    def _finish(self, call, function):
        for part in function.hidden:
            with when(found := self._enabled(call, part)):
                take_hidden(self._state, call, function, part, pick(found)[: len(part.picked)])
        with when(found := self._returns(call, function)):
            outcome = self._end(call, *pick(found))
        if outcome[0] == "raises":
            raise outcome[1]
        return outcome[1]

    def _begin(self, function, address, chosen, me):
        thread = _thread.get_ident()
        given = [] if function.address is None else [address]
        values = function.values(address, chosen)[: len(function.params)]
        text = f"{function.name}({', '.join(map(repr, values))})"
        if thread in self._busy:
            self._violation(f"{text} is called by a thread whose call {self._busy[thread]} has not returned", [])
        part = function.call
        found = part.checks(self._state, me, given, chosen)
        if not found:
            lines = explained(part, self._state, me, given, chosen)
            self._violation(f"{text} may not be called now: its call condition (CIC) is false", lines)
        self._n_calls += 1
        self._n_spare += self._new_spare(function)
        self._busy[thread] = text
        call = begin(self._state, self._n_calls, function, me, address, chosen, pick(found))
        self._note(call, f"{text} is called")
        return call

    def _new_spare(self, function):
        """How many more returns with fair="none" may be taken after a call. Such a return may be left out, and must not go on
        for ever where nothing else happens: every other call allows for a few of them."""
        return 0 if any(part.fair == "none" for part in function.returns) else _thread._choose(3)

    def _enabled(self, call, part):
        return part.choices(self._state, call.me, part.arguments(call))

    def _returns(self, call, function):
        """What a call may end with: return parts with their solutions."""
        return [
            (part, solution)
            for part in function.returns
            if part.fair != "none" or self._n_spare > 0
            for solution in part.choices(self._state, call.me, part.arguments(call))
        ]

    def _end(self, call, part, solution):
        n_picked = len(part.picked)
        picked, chosen = solution[:n_picked], solution[n_picked:]
        value = value_of(part, chosen)
        end(self._state, call, part, chosen, picked)
        self._n_spare -= part.fair == "none"
        self._busy.pop(_thread.get_ident(), None)
        if part.raises is not None:
            error = part.raises()
            self._note(call, f"{call.name} raises {error!r}")
            return ("raises", error)
        self._note(call, f"{call.name} returns {value!r}")
        return ("returns", value)

    def set_handler(self, address, function, handler):
        setattr(Access(self, address), function.name, handler)

    # ---- hidden steps and upcalls

    def _decide(self, function):
        """Takes the steps of an internal function, for ever."""
        part = function.parts[0]
        while True:
            with when(found := part.choices(self._state, None, [])):
                part.run(self._state, None, [], (), pick(found)[: len(part.picked)])

    def _serve(self, function, address):
        """Makes the upcalls of an output function, for ever."""
        given = [] if function.address is None else [address]
        part = function.call
        n_picked = len(part.picked)
        while True:
            with when(found := part.choices(self._state, None, given)):
                solution = pick(found)
                chosen = solution[n_picked:]
                self._n_calls += 1
                call = begin(self._state, self._n_calls, function, None, address, chosen, solution[:n_picked])
                self._note(call, f"upcall {function.name}({', '.join(map(repr, chosen))})")
            handler = self._handlers[function.name, address]
            outcome = outcome_of(handler, chosen)
            with atomic:
                self._check_return(call, function, outcome)

    def _check_return(self, call, function, outcome):
        for part in function.returns:
            chosen = chosen_of(part, outcome)
            if chosen is None:
                continue
            found = part.checks(self._state, call.me, part.arguments(call), chosen)
            if found:
                end(self._state, call, part, chosen, pick(found))
                return self._note(call, f"{function.name} {outcome[0]} {outcome[1]!r}")
        part = function.returns[0]
        chosen = chosen_of(part, outcome)
        lines = [] if chosen is None else explained(part, self._state, call.me, part.arguments(call), chosen)
        said = f"the upcall #{call.number}, {function.name}, {outcome[0]} {outcome[1]!r}"
        self._violation(f"{said}: its return condition (RIC) is false", lines)

    # ---- reports

    def _note(self, call, text):
        self._history.append((call.number, threading.current_thread().name, text))

    def _violation(self, title, lines):
        history = [f"    #{number}  {thread}: {text}" for number, thread, text in self._history[-SHOWN:]]
        if len(self._history) > SHOWN:
            history.insert(0, f"    ... {len(self._history) - SHOWN} events before")
        text = [title, *lines, f"  state of {self._cls.__name__}: {shown_state(self._state)}"]
        text += ["  history:", *history] if history else ["  history: this is the first call"]
        raise InputViolation("\n".join(text))


class Access:
    """A service program as seen at an address."""

    def __init__(self, program, address):
        self.__dict__.update(_program=program, _address=address)

    def __repr__(self):
        return f"<access point {self._address!r} of {self._program!r}>"

    def __getattr__(self, name):
        program, address = self._program, self._address
        function = program._cls._sesf_functions.get(name)
        if function is None or function.role != "input":
            raise AttributeError(f"the service {program._cls.__name__} has no input {name!r}")

        def call(*args, **kwargs):
            if address is None or function.address is None:
                values = list(function.bind(*args, **kwargs))
                place = None if function.address is None else values.pop(function.address)
                return program._call(function, place, values)
            values = list(function.bind(*args[: function.address], address, *args[function.address :], **kwargs))
            values.pop(function.address)
            return program._call(function, address, values)

        call.__name__ = name
        call.__doc__ = function.doc
        return call

    def __setattr__(self, name, handler):
        program = self._program
        function = program._cls._sesf_functions.get(name)
        if function is None or function.role != "output":
            raise AttributeError(f"the service {program._cls.__name__} has no upcall {name!r}")
        is_first = (name, self._address) not in program._handlers
        program._handlers[name, self._address] = handler
        if is_first:
            threading.Thread(target=program._serve, args=(function, self._address), name=name, daemon=True).start()
