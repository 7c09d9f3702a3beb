"""What is wrong with a service is said where it is wrong, before anything runs where that can be seen."""

from sesf import *

HEAD = '''from sesf import *
@service
class S:
    def __init__(self):
        self.n = 0
'''

WRONG = {
    "a return part before the call part": """
    @input
    def f(self):
        with ret(True): pass
        with call(True): pass
""",
    "two call parts": """
    @input
    def f(self):
        with call(True): pass
        with call(True): pass
""",
    "a hidden part after a return part": """
    @input
    def f(self):
        with ret(True): pass
        with atomic: pass
""",
    "a statement outside the parts": """
    @input
    def f(self):
        "A docstring may stand here."
        self.n += 1
""",
    "nothing binds a parameter": """
    @input
    def f(self, x):
        with call(x > 0): pass
""",
    "nothing binds a value": """
    @input
    def f(self):
        with ret(x > 0) as x: pass
""",
    "a value that has a value": """
    @input
    def f(self, x: range(3)):
        with ret(x == 1) as x: pass
""",
    "a condition that binds": """
    @input
    def f(self):
        with call((m := self.n) == 0): pass
""",
    "a condition too many": """
    @input
    def f(self):
        with ret(True, False): pass
""",
    "an unknown argument": """
    @input
    def f(self):
        with ret(True, raise_=KeyError): pass
""",
    "as without ret": """
    @input
    def f(self):
        with call(True) as x: pass
""",
    "some alone": """
    @input
    def f(self):
        with some(range(3)) as n: pass
""",
    "some without a name": """
    @input
    def f(self):
        with some(range(3)), ret(True): pass
""",
    "a part that returns": """
    @input
    def f(self):
        with ret(x == 1) as x:
            return x
""",
    "a part in a part": """
    @input
    def f(self):
        with call(True):
            with atomic:
                self.n += 1
""",
    "a part that yields": """
    @input
    def f(self):
        with call(True):
            yield 1
""",
    "internal with parameters": """
    @internal
    def f(self, x: range(3)):
        with when(True): pass
""",
    "internal with a call part": """
    @internal
    def f(self):
        with call(True): pass
""",
    "internal without a part": """
    @internal
    def f(self):
        pass
""",
    "a part in a method": """
    def f(self):
        with call(True): pass
""",
    "two decorators": """
    @input
    @staticmethod
    def f(self): pass
""",
    "any number of parameters": """
    @input
    def f(self, *args): pass
""",
    "me as a parameter": """
    @input
    def f(self, me: range(3)): pass
""",
    "a target that is no name": """
    @input
    def f(self):
        with ret(True) as self.x: pass
""",
}

for title, text in WRONG.items():
    try:
        exec(HEAD + text)
    except SyntaxError as error:
        place = error.text[error.offset - 1 : error.end_offset - 1] if error.lineno == error.end_lineno else error.text[error.offset - 1 :]
        print(f"{title}: line {error.lineno - HEAD.count(chr(10))}: {place!r}\n    {error.msg}")
    else:
        print(f"{title}: not refused")

FAULTS = {
    "an exception in a condition": "with call(1 // self.n): pass",
    "an exception in a body": "with call(True): self.m += 1",
    "an unknown parameter": "with call(not ongoing(self.f, k=1)): pass",
    "ongoing of something else": "with call(not ongoing(3)): pass",
    "no domain": "with ret(x in 7) as x: pass",
    "a call of the service's own function": "with call(True): self.f()",
}

for title, text in FAULTS.items():
    namespace = {}
    exec(HEAD + f"    @input\n    def f(self):\n        {text}\n", namespace)
    try:
        namespace["S"]().f()
    except ServiceFault as fault:
        print(f"{title}: {fault}".replace("\n", "\n    "))
        print("    because of", repr(fault.__cause__))
    else:
        print(f"{title}: no fault")
