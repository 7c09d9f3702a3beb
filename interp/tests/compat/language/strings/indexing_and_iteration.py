"""Indexing, slicing and iterating text; strings as keys; immutability; long strings."""

s = "Python"
print(s[0], s[-1], s[2:4], s[:2], s[-3:], s[::2], s[::-1], s[5:1:-2], s[10:], s[-100:100], s[3:3], s[1:-1], s[True], s[:], s[-1:-4:-1], s[0:6:5])
for i, c in enumerate(s):
    print(i, c, s[i - 6], s[:i] + "|" + s[i:], end="; ")
print()
print([c for c in s if c in "aeiouy"], list(reversed(s)), sorted(s), list(map(ord, s)), list(zip(s, s[1:])), [s[i:i + 2] for i in range(0, len(s), 2)], {c: i for i, c in enumerate(s)}, [s[i:j] for i in range(3) for j in range(i + 1, 4)], max(s), min(s), len(s), "".join(c * 2 for c in s), tuple(s[:2]), *s[:3])
for source in ("s[6]", "s[-7]", "s['a']", "s[1.0]", "s[None]", "s[1:2:0]", "s[0] = 'J'", "s[1:2] = 'x'", "del s[0]", "s.x = 1", "s[1, 2]", "s['a':]", "s.append('x')", "s.pop()", "s.sort()", "s.reverse()", "next(s)", "s()", "s + 5", "s[[0]]", "iter(s)[0]", "s.__setitem__(0, 'x')", "for s[0] in 'ab': pass", "s[0] += 'x'"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
t = s
s += "!"
print(s, t, t is s, s[:-1] == t)
it = iter("abc")
print(next(it), "".join(it), next(it, "done"), type(iter("a")).__name__)
a, b, *c = "hello"
print(a, b, c)
d = {"key": 1, "k" + "ey2": 2}
print(d["key"], d["".join(["k", "e", "y", "2"])], "key" in d, d.get("KEY"), sorted({"b", "a", "b"}), {"a": 1} == {chr(97): 1}, hash("ab") == hash("a" + "b"))
print("abc" == "abc", ("a" + "b") != "", "a" * 3 == "aaa", "abc"[1] == "b", "abc".__class__.__name__, "é"[0], "日本語"[1], "a\nb"[1] == "\n", "x"[0][0][0], ""[:5] == "", str("x") == "x", "abc"[-1:] + "abc"[:-1], "abc".__iter__().__next__())
long = "".join(chr(97 + i % 26) for i in range(10000))
print(len(long), long[5000], long[-26:], long[::1000], long.count("z"), long[9990:10010], long.find("zab", 5000), hash(long) == hash(long[:]), len(long * 10), long[26:52] == long[:26])


def is_rotation(a, b):
    return len(a) == len(b) and a in b + b


def anagrams(words):
    groups = {}
    for w in words:
        groups.setdefault("".join(sorted(w)), []).append(w)
    return [g for g in groups.values() if len(g) > 1]


def longest_palindrome(s):
    best = ""
    for i in range(len(s)):
        for j in (i, i + 1):
            lo, hi = i, j
            while lo >= 0 and hi < len(s) and s[lo] == s[hi]:
                lo, hi = lo - 1, hi + 1
            if hi - lo - 1 > len(best):
                best = s[lo + 1:hi]
    return best


def look_and_say(n):
    s = "1"
    for _ in range(n):
        out, i = "", 0
        while i < len(s):
            j = i
            while j < len(s) and s[j] == s[i]:
                j += 1
            out += str(j - i) + s[i]
            i = j
        s = out
    return s


print(is_rotation("waterbottle", "erbottlewat"), anagrams(["eat", "tea", "tan", "ate", "nat", "bat"]), longest_palindrome("forgeeksskeegfor"), [look_and_say(i) for i in range(6)], look_and_say(15)[:20])
