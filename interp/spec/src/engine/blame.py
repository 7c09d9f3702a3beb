"""Who broke a service, and how: violations and what they say."""


# Users know these by the module that gives them.
__name__ = "sesf"


class Violation(BaseException):
    """A service was broken. Not an Exception: a program that catches everything does not hide it."""


class InputViolation(Violation):
    """Who uses the service has broken it: a call, or the return of an upcall, is not acceptable."""


class OutputViolation(Violation):
    """Who implements the service has broken it: a return, or an upcall, is not acceptable, or does not come."""


class ServiceFault(Exception):
    """The service itself is wrong."""

    def __init__(self, message, state=None):
        super().__init__(message if state is None else f"{message}\nstate: {shown_state(state)}")


def shown_state(state):
    """A state's attributes and outstanding calls, in a line."""
    parts = [f"{name}={value!r}" for name, value in vars(state).items() if not name.startswith("_sesf_")]
    calls = [shown_call(call, type(state)._sesf_functions[call.name]) for call in state._sesf_calls]
    return ", ".join(parts) + (f"; outstanding: {', '.join(calls)}" if calls else "")


def shown_call(call, function):
    """A call with its arguments."""
    values = call.values[: len(function.params)]
    return f"{call.name}({', '.join(map(repr, values))})"


def shown_values(values):
    """Arguments, as in a call."""
    return ", ".join(map(repr, values))


def explained(part, state, me, given, chosen):
    """The conjuncts of a condition that are false, with the values inside, as lines."""
    picks = [None] * len(part.picked)
    if part.picked:
        return [f"    {part.text}    (for no {', '.join(part.picked)})"]
    lines = []
    try:
        for text, holds, inside in part.explain(state, me, *given, *chosen, *picks):
            if holds():
                continue
            lines.append(f"    {text}    is false")
            for inner, value in inside:
                try:
                    shown = repr(value())
                except Exception as error:
                    shown = f"raises {type(error).__name__}: {error}"
                if len(shown) > 200:
                    shown = shown[:200] + "..."
                if not shown.startswith("<"):
                    lines.append(f"        {inner} = {shown}")
    except Exception as error:
        lines.append(f"    {part.text}    raises {type(error).__name__}: {error}")
    return lines or [f"    a value lies outside its domain, or has another shape: {part.text}"]
