"""replace, translate, maketrans, reversal, repetition, building and comparing strings."""

s = "one fish two fish"
print(s.replace("fish", "cat"), s.replace("fish", "cat", 1), s.replace("fish", "cat", 0), s.replace("fish", "cat", -1), s.replace("zz", "x"), s.replace("", "-"), s.replace("", "-", 3), s.replace(" ", ""), "aaa".replace("aa", "b"), "".replace("", "x"), "".replace("a", "x"), "abc".replace("abc", ""), "aXbX".replace("X", "XX"), "éaé".replace("é", "e"), "a.b".replace(".", "\\."))
table = str.maketrans("abc", "xyz")
print(table, "aabbccdd".translate(table), "abc".translate(str.maketrans("abc", "xyz", "b")), "abc".translate({97: "AAA", 98: None, 99: 67}), "héllo".translate(str.maketrans({"é": "e", "l": "LL", "o": None})), str.maketrans({"a": 1, 98: "B"}) , "abc".translate({}), "x".translate({120: "x" * 3}), "ab".translate({ord("a"): ""}), str.maketrans("", "", "xyz"))


class Upper:
    def __getitem__(self, code):
        if chr(code).isdigit():
            raise LookupError
        return chr(code).upper()


print("abc123".translate(Upper()), "hello".translate("".join(chr(i + 1) for i in range(200))), "hi".translate(dict.fromkeys(b"h")))
for source in ("str.maketrans('a')", "str.maketrans('ab', 'c')", "str.maketrans('a', 'b', 1)", "str.maketrans({'ab': 1})", "str.maketrans(1, 2)", "str.maketrans({1.5: 'x'})", "'a'.translate(5)", "'a'.translate({97: 'x', 'a': 1})", "'a'.translate({97: -1})", "'a'.translate({97: 1.5})", "'a'.replace('a')", "'a'.replace(1, 'b')", "'a'.replace('a', 1)", "'a'.replace('a', 'b', 'c')", "'a'.replace('a', 'b', count=1)", "'a'.translate()", "'a' * 1.5", "'a' * 'b'", "'a' + 1", "'a' - 'b'", "1 + 'a'", "'a' + None", "'a' + b'b'", "'a' += 1", "-'a'", "'a' * None"):
    try:
        print(source, eval(source))
    except SyntaxError:
        print(source, "-> SyntaxError")
    except (TypeError, ValueError) as error:
        print(source, "->", type(error).__name__, error)
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "" * 100 == "", "a" + "b" + "", "abc"[::-1], "".join(reversed("abc")), "".join(sorted("hello")), "".join(dict.fromkeys("mississippi")), "-".join("abc"), "abc" "def", "a" < "b", "a" < "B", "" < "a", "abc" < "abd", "abc" < "abcd", "é" > "z", "Z" < "a", "10" < "9", "a" == "a", "a" != "A", max("hello"), min("hello"), "é" == "e\u0301", "\u00e9" == "é")
print(list("añ😀"), tuple("ab"), set("a"), len("añ😀"), [ord(c) for c in "añ😀"], [c for c in "ab"], dict(zip("ab", "cd")), list(enumerate("ab")), "a" in list("abc"), list(zip("ab", "xy")), [*"xy"], "abc".__len__(), "abc".__contains__("b"), "abc".__getitem__(1), "abc".__add__("d"), "a".__mul__(3), "abc".__eq__("abc"), "abc".__lt__("abd"), "abc".__hash__() == hash("abc"))


def rot13(text):
    lower = "abcdefghijklmnopqrstuvwxyz"
    return text.translate(str.maketrans(lower + lower.upper(), lower[13:] + lower[:13] + lower[13:].upper() + lower[:13].upper()))


def rle(text):
    out = []
    for c in text:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join(f"{n if n > 1 else ''}{c}" for c, n in out)


def unrle(text):
    out, n = "", ""
    for c in text:
        if c.isdigit():
            n += c
        else:
            out += c * int(n or 1)
            n = ""
    return out


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        row, last = [i], row
        for j, cb in enumerate(b, 1):
            row.append(min(row[-1] + 1, last[j] + 1, last[j - 1] + (ca != cb)))
    return row[-1]


def common_prefix(words):
    return "".join(cs[0] for cs in __import__("itertools").takewhile(lambda cs: len(set(cs)) == 1, zip(*words)))


print(rot13("Hello, World!"), rot13(rot13("abc")), rle("aaabccd"), unrle(rle("wwwwaaadexxxxxx")), edit_distance("kitten", "sitting"), edit_distance("", "abc"), common_prefix(["flower", "flow", "flight"]))
html = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
print("".join(html.get(c, c) for c in '<a href="x">Q&A</a>'), "x".join(["<", ">"]).translate({ord(k): v for k, v in html.items()}))
text = ""
for i in range(200):
    text += str(i % 10)
print(len(text), text[:12], text[-5:], text.count("7"), text == "0123456789" * 20)
