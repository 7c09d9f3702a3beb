"""textwrap: wrap, fill, shorten, dedent, indent and the TextWrapper options."""
import textwrap
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


TEXT = "The quick brown fox, jumped over the lazy-dog's back-yard fence. It was  a   sunny day!\nAnd then... \tit rained (a lot)."
for width in (80, 30, 12, 5, 1):
    print(width, wrap(TEXT, width)[:12])
print(fill(TEXT, 34))
print(wrap(""), wrap("   "), wrap("one"), wrap("  lead and trail  ", 8), repr(fill("")))
print(fill("* item text that is wrapped with a hanging indent", width=24, initial_indent="  ", subsequent_indent="    "))

print("-- options")
LONG = "averyveryverylongwordindeed and-hyphenated-words-here short"
for options in ({}, {"break_long_words": False}, {"break_on_hyphens": False}, {"max_lines": 2}, {"max_lines": 2, "placeholder": "~"}, {"max_lines": 1, "initial_indent": "> "}):
    print(options, wrap(LONG, 15, **options))
SPACES = "a  b\tc\n  d\x0be   f"
for options in ({}, {"expand_tabs": False}, {"tabsize": 4}, {"replace_whitespace": False}, {"drop_whitespace": False}, {"replace_whitespace": False, "drop_whitespace": False}):
    print(options, wrap(SPACES, 6, **options))
print(wrap("One sentence. Another one! A third? yes. Dr. Smith.", 60, fix_sentence_endings=True))
print(wrap("em--dash and--more em-dash --option -x", 8), wrap("naïve café résumé", 7), wrap("x-ray 10-20 self-made", 6))

w = TextWrapper(width=20, initial_indent="- ", subsequent_indent="  ")
print(w.wrap("some text to be wrapped here"), w.fill("short"), w.width, w.max_lines, w.tabsize, w.break_long_words)
w.width = 10
print(w.wrap("some text to be wrapped here"))

print("-- shorten")
print(shorten("Hello  world!", 12), shorten("Hello  world!", 11), shorten("Hello world", 10, placeholder="..."), repr(shorten("Hello world again", 5, placeholder="")), shorten("  a   b\n c ", 20), shorten("words", 5))

print("-- dedent and indent")
print(repr(dedent("    hello\n      world\n    ")), repr(dedent("\thello\n        world")), repr(dedent("  a\n\n  b\n")), repr(dedent("  a\n b")), repr(dedent("   \n  x\n")), repr(dedent("")), repr(dedent("\n    x\n  \n    y")))
print(repr(indent("hello\n\n \nworld", "  ")), repr(indent("a\n\nb\n", "+ ", lambda line: True)), repr(indent("a\nb", "> ", lambda line: line.startswith("b"))), repr(indent("", "x")), repr(indent("a\r\nb", "-")))


def documented():
    """First line.

        Indented more.
    Back.
    """


lines = documented.__doc__.splitlines()
print(lines[0] + "\n" + dedent("\n".join(lines[1:])), end="|\n")

print("-- errors")
attempt(lambda: wrap("text", 0))
attempt(lambda: wrap("text", -1))
attempt(lambda: wrap("text", 5, max_lines=1, placeholder="too long placeholder"))
attempt(lambda: shorten("text is long", 3))
attempt(lambda: wrap(5))
attempt(lambda: wrap("text", nothing=1))
attempt(lambda: indent("a"))
attempt(lambda: dedent(5))


def columns(text, width, count):
    lines = wrap(text, width)
    size = -(-len(lines) // count)
    for i in range(size):
        print(" | ".join(line.ljust(width) for line in lines[i::size]).rstrip())


columns("the long text is set in two narrow columns side by side, like in a newspaper", 16, 2)
print(indent(fill("nested text that needs wrapping", 14), "    "))
