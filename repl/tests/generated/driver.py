"""Runs a file of programs, each in a namespace of its own; what they print is told apart by marker lines.

Both interpreters run this same file. Programs show values with `show`, in which the order of sets does not matter.
"""
import sys

MARKER = '#' * 8


def plain(value, depth=0):
    """The repr of a value; sets are sorted: their order is not the same by design."""
    kind = type(value)
    if depth > 4:
        return kind.__name__

    def inner(value):
        return plain(value, depth + 1)

    if kind in (set, frozenset):
        return kind.__name__ + '(' + ', '.join(sorted(map(inner, value))) + ')'
    if kind is list:
        return '[' + ', '.join(map(inner, value)) + ']'
    if kind is tuple:
        return '(' + ', '.join(map(inner, value)) + ',)'
    if kind is dict:
        return '{' + ', '.join(inner(k) + ': ' + inner(v) for k, v in value.items()) + '}'
    text = repr(value)
    return kind.__name__ if ' at 0x' in text else text


class Enough(BaseException):
    """The program does not end."""


def show(*values):
    global lines_left
    lines_left -= 1
    if not lines_left:
        raise Enough
    print(*map(plain, values))


def fail(error):
    lines = []
    traceback = error.__traceback__
    while traceback:
        lines.append(traceback.tb_lineno)
        traceback = traceback.tb_next
    print(type(error).__name__, error, lines, type(error.__context__).__name__, type(error.__cause__).__name__)


def attempt(function):
    try:
        show(function())
    except Exception as error:
        print(type(error).__name__, error)


def cut(value):
    """Keeps a value small that a loop makes from itself."""
    if type(value) is int:
        return value if abs(value) < 10 ** 60 else value % 1000003
    if isinstance(value, (str, bytes, list, tuple)):
        return value[:40]
    return value


def keep(generator):
    """Keeps a generator to close it at the end: when one is closed that nobody holds is not the same by design."""
    kept.append(generator)
    return generator


kept = []


class Guard:
    def __init__(self, name, suppresses):
        self.name, self.suppresses = name, suppresses

    def __enter__(self):
        show('enter', self.name)
        return self.name

    def __exit__(self, kind, error, traceback):
        show('exit', self.name, kind and kind.__name__, str(error))
        return self.suppresses


def main(path):
    global lines_left
    with open(path, encoding='utf-8') as file:
        programs = file.read().split(MARKER + '\n')
    for number, text in enumerate(programs):
        print('\n' + MARKER, number, flush=True)
        lines_left = 300
        namespace = {'__name__': 'program', 'show': show, 'fail': fail, 'attempt': attempt, 'cut': cut, 'keep': keep, 'Guard': Guard}
        try:
            exec(compile(text, 'program', 'exec'), namespace)
        except BaseException as error:
            print(type(error).__name__)
        while kept:
            attempt(kept.pop().close)
    print('\n' + MARKER, 'end')


main(sys.argv[1])
