"""Docstrings of every kind of definition, and comments in odd places."""  # a comment after it
# a comment line

print(__doc__)


def with_doc():
    """One line."""


def multi():
    """First line.

        Indented more.
    Back.
    """
    return 1


def none():
    return 1


def not_first():
    x = 1
    """Not a docstring."""
    return x


def joined():
    "Two " "parts"


def raw():
    r"""Raw \n doc"""


def fstring():
    f"""Not a docstring {1}"""


def number():
    42


def bytes_():
    b"""Not a docstring"""


def after_comment():
    # a comment first
    """Still a docstring."""


def parenthesized():
    ("in parentheses")


class Documented:
    """Class doc."""

    attribute = 1
    """Attribute docs are plain expressions."""

    def method(self):
        """Method doc."""

    @property
    def prop(self):
        """Property doc."""
        return 1

    @staticmethod
    def static():
        """Static doc."""


class Undocumented:
    pass


class Sub(Documented):
    pass


for f in (with_doc, multi, none, not_first, joined, raw, fstring, number, bytes_, after_comment, parenthesized):
    print(f.__name__, repr(f.__doc__))
print(Documented.__doc__, Documented.method.__doc__, Documented.prop.__doc__, Documented.static.__doc__)
print(Undocumented.__doc__, Sub.__doc__, Sub.method.__doc__)
print((lambda: 1).__doc__)
none.__doc__ = "set later"
print(none.__doc__)
del none.__doc__
print(none.__doc__)
Undocumented.__doc__ = "also set later"
print(Undocumented.__doc__)
if True:  # comment
    # comment
    pass  # comment
    # trailing comment
# another
else:  # comment
    pass
print([  # open
    1,  # one
    # none
    2  # two
    # end
])  # done
x = 1  # noqa: ignored
#no space
#: special
print("# in a string", '#')
"a bare string statement"
1, 2
...
print("end")  #
#
