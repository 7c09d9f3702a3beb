"""find, index, count, startswith, endswith, in, with ranges and negative positions."""

s = "the cat sat on the mat"
print(s.find("the"), s.find("the", 1), s.find("the", 1, 10), s.find("zz"), s.find(""), s.find("", 5), s.find("", 22), s.find("", 23), s.rfind("the"), s.rfind("at"), s.rfind("at", 0, 10), s.rfind(""), s.rfind("zz"), s.find("t", -3), s.find("t", -100), s.rfind("the", -5), s.find("at", 5, 7), s.find("at", None, None), s.find("cat", 4, 7), s.find("cat", 4, 6))
print(s.index("cat"), s.rindex("cat"), s.index("a", 6), s.rindex("t", 0, -1), s.count("at"), s.count("t"), s.count(""), s.count("the", 1), s.count("a", -5), "".count(""), "aaaa".count("aa"), "abc".count("", 1, 2), "abc".count("", 5), "abc".count("z"))
print(s.startswith("the"), s.startswith("cat", 4), s.startswith(("x", "the")), s.startswith(""), s.startswith((), 0), s.startswith("the", 0, 2), s.endswith("mat"), s.endswith(("x", "mat")), s.endswith("the", 0, -4), s.endswith("sat", 0, 11), s.endswith(""), "".startswith(""), "".endswith("a"), "abc".startswith("", 3), "abc".startswith("", 4), s.startswith("the", -7), s.endswith(("",)))
print("cat" in s, "dog" in s, "" in s, "" in "", "Cat" in s, s not in "cat", "e c" in s, "é" in "café", "\u0301" in "cafe\u0301")
for method in ("index", "rindex"):
    for args in (("zz",), ("the", 20), ("", 30), ("t", 5, 2)):
        try:
            print(getattr(s, method)(*args))
        except ValueError as error:
            print(method, args, error)
for source in ("s.find()", "s.find(1)", "s.find('a', 'b')", "s.find('a', 1, 2, 3)", "s.count(None)", "s.startswith(1)", "s.startswith(('a', 1))", "s.startswith(['a'])", "s.endswith(b'a')", "1 in s", "b'a' in s", "s.index(s=1)", "s.find('a', 1.5)"):
    try:
        print(eval(source))
    except TypeError as error:
        print(source, "->", error)
u = "日本語日本é😀日本"
print(u.find("本"), u.rfind("本"), u.count("日本"), u.index("😀"), u.find("é", 3), u.startswith("日"), u.endswith("日本"), u[6], len(u), "😀" in u, u.partition("😀"), u.split("本"), u.replace("日本", "JP"), u[-3:], u[::-1])


def all_positions(text, part):
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


print(list(all_positions("abababa", "aba")), list(all_positions(s, "at")), list(all_positions("aaa", "")))
print([w for w in s.split() if w.startswith(("t", "m"))], [s.find(c) for c in "abcxyz"], max(s, key=s.count), sorted(set(s), key=lambda c: (-s.count(c), c))[:4])
big = "ab" * 10000 + "abc" + "ab" * 10
print(big.find("abc"), big.rfind("ba"), big.count("ab"), big.count("abab"), big.find("c" * 2), len(big.replace("ab", "")), big.index("cab"))
print("a,b,,c".find(",,"), "x" * 5 in "x" * 4, "hello".find("l", 3), "hello".find("l", 3, 3), "hello".rfind("l", 0, 3), "hello".find("lo", -2), "hello".count("l", 0, 3), "Hello".find("hello".capitalize()), "tab\there".find("\t"), "nul\0x".find("\0"))
