# Which of several errors is raised, and in which words.


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def f(*args, **kw):
    return args, kw


# What is spread is looked at before the names of keywords.
attempt(lambda: f(*5, **{1: 2}))
attempt(lambda: f(*[5], **{1: 2}))
attempt(lambda: f(*[5], **{'a': 2, None: 3}))
attempt(lambda: f(**{1: 2}, **{1: 3}))
attempt(lambda: f(**{'a': 2}, **{'a': 3}))
attempt(lambda: f(**{}, **{'a': 3}))


# A property's class is said with its qualified name.
class Outer:
    class Inner:
        @property
        def p(self):
            return 1


attempt(lambda: setattr(Outer.Inner(), 'p', 2))
attempt(lambda: delattr(Outer.Inner(), 'p'))

# The flag of a sort is a C int.
attempt(lambda: sorted([1, 2], reverse=10 ** 10))
attempt(lambda: sorted([1, 2], reverse=10 ** 30))
attempt(lambda: [1, 2].sort(reverse=1.5))
attempt(lambda: sorted([1, 2], reverse=True))
attempt(lambda: sorted([1, 2], reverse=-1))

# The name of a codec is read before the text, but the codec is looked for only if there is something to decode.
attempt(lambda: str(1, 'a\0b'))
attempt(lambda: str('a', 'a\0b'))
attempt(lambda: str(b'a', 'utf-8', 'a\0b'))
attempt(lambda: 'a'.encode('a\0b'))
attempt(lambda: repr(str(b'', 'no such codec')))
attempt(lambda: repr(b''.decode('no such codec')))
attempt(lambda: repr(bytearray().decode('utf-8', 'no such handler')))
attempt(lambda: b'a'.decode('no such codec'))
attempt(lambda: ''.encode('no such codec'))
