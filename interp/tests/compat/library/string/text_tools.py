"""string constants in use: ciphers, validation, encoding of numbers, small templates."""
import string
from string import Formatter, Template, ascii_lowercase, ascii_uppercase, digits, punctuation


def caesar(text, shift):
    shift %= 26
    table = str.maketrans(ascii_lowercase + ascii_uppercase, ascii_lowercase[shift:] + ascii_lowercase[:shift] + ascii_uppercase[shift:] + ascii_uppercase[:shift])
    return text.translate(table)


secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3), caesar("xyz XYZ", 29))

ALPHABET = digits + ascii_lowercase + ascii_uppercase


def encode(number, base):
    if number == 0:
        return ALPHABET[0]
    out = []
    sign = "-" if number < 0 else ""
    number = abs(number)
    while number:
        number, digit = divmod(number, base)
        out.append(ALPHABET[digit])
    return sign + "".join(reversed(out))


def decode(text, base):
    value = 0
    for letter in text.lstrip("-"):
        value = value * base + ALPHABET.index(letter)
    return -value if text.startswith("-") else value


for number in (0, 61, 62, -255, 10**18):
    for base in (2, 16, 36, 62):
        assert decode(encode(number, base), base) == number
    print(number, encode(number, 16), encode(number, 36), encode(number, 62))

strip = str.maketrans("", "", punctuation)
print("Well, it's (almost) done; isn't it?".translate(strip).split())
print([c for c in "a1 B_2!\t\n" if c in string.whitespace], all(c in string.printable for c in "ok\n"), all(c in string.printable for c in "é"))


def check_password(text):
    problems = []
    if len(text) < 8:
        problems.append("short")
    for name, letters in (("lower", ascii_lowercase), ("upper", ascii_uppercase), ("digit", digits), ("sign", punctuation)):
        if not any(c in letters for c in text):
            problems.append(f"no {name}")
    return problems or "fine"


for password in ("abc", "Abcdefg1", "Abcdef1!", "ALLUPPER99;"):
    print(password, check_password(password))

frequency = {letter: 0 for letter in ascii_lowercase}
for letter in "the quick brown fox jumps over the lazy dog".lower():
    if letter in frequency:
        frequency[letter] += 1
print([letter for letter, n in frequency.items() if n > 2], min(frequency.values()), len(set("sphinx of black quartz judge my vow") & set(ascii_lowercase)))


def fields_of(template):
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]


print(fields_of("{a} {b.c[0]:>{width}} {} {{no}} {a!r}"))


def convert(template):
    """From $names to {names}."""
    return Template(template.replace("{", "{{").replace("}", "}}")).safe_substitute({n: f"{{{n}}}" for n in Template(template).get_identifiers()})


print(convert("$greeting, $name: {literal}").format(greeting="hi", name="ann"))
print(string.capwords("the title of the book"), "".join(w[0] for w in string.capwords("what you see is what you get").split()))
rot13 = str.maketrans(ascii_lowercase, ascii_lowercase[13:] + ascii_lowercase[:13])
print("uryyb".translate(rot13), ascii_lowercase[::5], ascii_uppercase.find("Q"), digits * 2)
