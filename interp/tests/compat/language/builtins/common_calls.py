"""The builtin functions and methods that are called most, with what they are not called with as a rule."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


class L(list):

    def append(self, x):
        super().append(x * 2)

    def __len__(self):
        return 99


class M(type):

    def __instancecheck__(c, o):
        return True


class H(metaclass=M):
    pass


class P:

    @property
    def __class__(self):
        return int


class A:
    pass


class B(A):
    pass


l = L()
l.append(3)
attempt(lambda: l)
attempt(lambda: len(l))
attempt(lambda: l.pop())
attempt(lambda: l.pop())
attempt(lambda: isinstance(1, H))
attempt(lambda: isinstance(P(), int))
attempt(lambda: isinstance(B(), A))
attempt(lambda: isinstance(A(), B))
attempt(lambda: isinstance(True, int))
attempt(lambda: isinstance(1, bool))
attempt(lambda: isinstance(1, (str, int)))
attempt(lambda: isinstance(1, 3))
attempt(lambda: isinstance(KeyError(), LookupError))
attempt(lambda: isinstance([], object))
attempt(lambda: isinstance(1.5, float))
attempt(lambda: isinstance(None, type(None)))
attempt(lambda: isinstance(2 ** 70, int))
attempt(lambda: isinstance(A, type))
attempt(lambda: abs(-3))
attempt(lambda: abs(True))
attempt(lambda: abs(-2 ** 63))
attempt(lambda: abs(-2.5))
attempt(lambda: abs(-0.0))
attempt(lambda: abs('a'))
attempt(lambda: abs())
attempt(lambda: abs(1, 2))
attempt(lambda: max(1, 2))
attempt(lambda: max(1, 2.5))
attempt(lambda: min(3, 2))
attempt(lambda: min(True, 0))
attempt(lambda: max(1))
attempt(lambda: min([3, 1]))
attempt(lambda: ord('a'))
attempt(lambda: ord('é'))
attempt(lambda: ord('ab'))
attempt(lambda: ord(''))
attempt(lambda: ord('€'))
attempt(lambda: ord(b'x'))
attempt(lambda: len('añ'))
attempt(lambda: len({1: 2}))
attempt(lambda: len({1, 2}))
attempt(lambda: len(frozenset([1])))
attempt(lambda: len((1, 2)))
attempt(lambda: len(5))
attempt(lambda: len(range(7)))
e = []
attempt(lambda: e.pop())
attempt(lambda: e.append(1))
attempt(lambda: e.append())
attempt(lambda: e.append(1, 2))
attempt(lambda: e.pop(0))
attempt(lambda: list.append(e, 5))
attempt(lambda: e)
attempt(lambda: list.append(5, 5))
attempt(lambda: list.pop(e))
for s in [
    'a',
    '1',
    ' ',
    'é',
    '²',
    '',
    'ab',
    '12',
    'ª',
]:
    attempt(lambda: (s.isdigit(), s.isalpha()))
m = 'x'.isdigit
attempt(lambda: m())
attempt(lambda: str.isdigit('5'))
attempt(lambda: str.isdigit(5))
attempt(lambda: 'a'.isdigit(1))


def f():
    len = lambda x: 'mine'
    return len([])


attempt(f)
import builtins
old = builtins.len
builtins.len = lambda x: -1
attempt(lambda: len([1]))
builtins.len = old
attempt(lambda: len([1]))
x = []
for i in range(100):
    x.append(i)
while x:
    x.pop()
attempt(lambda: x)
