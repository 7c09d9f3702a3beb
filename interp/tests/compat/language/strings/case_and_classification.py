"""Case conversion and the is... methods, in ASCII and beyond."""

samples = ["", "hello world", "Hello World", "HELLO", "hELLO wORLD", "it's john's", "x-ray 3d", "ß", "straße", "ǆ", "ǅ", "ﬁn", "İstanbul", "ıI", "ΌΣΟΣ", "σς", "éÉ", "ŉ", "Ω", "日本", "123", "a1B2", "ÿ", "µ", "ᾳ", "\u0345", "Ǆ x", "o\u0308"]
for s in samples:
    print(repr(s), repr(s.upper()), repr(s.lower()), repr(s.title()), repr(s.capitalize()), repr(s.swapcase()), repr(s.casefold()))
checks = "isalpha isdigit isdecimal isnumeric isalnum isspace isupper islower istitle isidentifier isprintable isascii".split()
print(checks)
for s in ["", "abc", "ABC", "Abc", "Abc Def", "aBc", "123", "1a", "²", "½", "٣", "Ⅷ", "一", " ", "\t\n", "\u3000", "a b", "_x", "9x", "é", "É", "ß", "ǅ", "日本", "a\n", "\x7f", "\xa0", "\u200b", "\x00", "😀", "'", "A1", "A-B", "ʰ", "ª", "Ω", "\u0301", "\ue000", "x²", "class", "Hello world", "HELLO World", "É1", "\x1c", "\x85", "\u2028", "₂", "①"]:
    print(ascii(s), "".join("x" if getattr(s, c)() else "." for c in checks))
print("straße".casefold() == "STRASSE".casefold(), "ß".upper(), "ß".upper().lower(), "ﬃ".upper(), "ŉ".upper(), "ΐ".upper(), len("İ".lower()), "Σ".lower(), "ΑΣ".lower(), "ΑΣΑ".lower(), "Σ".casefold(), "ς".casefold())
print("hello".upper().lower().title().swapcase(), "ABC".lower() == "abc", "tITLE cASE".title(), "they're bill's friends".title(), "a.b.c".title(), "1st place".title(), "1st place".capitalize(), "éclair".capitalize(), " lead".capitalize(), "mcDonald o'neil".title())
for source in ("'a'.upper(1)", "'a'.isalpha('x')", "str.upper()", "str.upper(5)", "str.lower(b'a')", "'a'.title(x=1)", "'a'.isupper", "'a'.isword()"):
    try:
        result = eval(source)
        print(source, callable(result))
    except (TypeError, AttributeError) as error:
        print(source, "->", error)


def camel_to_snake(s):
    return "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(s))


def snake_to_camel(s):
    return "".join(p.title() for p in s.split("_"))


def caesar(s, n):
    return "".join(chr((ord(c) - base + n) % 26 + base) if c.isascii() and c.isalpha() and (base := ord("A" if c.isupper() else "a")) else c for c in s)


def palindrome(s):
    letters = [c.casefold() for c in s if c.isalnum()]
    return letters == letters[::-1]


print(camel_to_snake("HelloWorldAgain"), snake_to_camel("hello_world_again"), caesar("Hello, Wörld!", 3), caesar(caesar("xyz", 5), -5), palindrome("A man, a plan, a canal: Panama"), palindrome("ab"))
print(sum(c.isupper() for c in "Hello World"), [c for c in "a1 b2" if c.isdigit()], "".join(filter(str.isalpha, "h3ll0 w0rld")), sorted("bAaB", key=str.swapcase), sorted(["b", "A", "a", "B"], key=str.lower), sorted(["é", "e", "z", "Z", "É"]))
