"""Text statistics: words, frequencies, n-grams, readability, a concordance, a Caesar breaker."""

import string
from collections import Counter, defaultdict

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of Light, it was the season of Darkness, it was
the spring of hope, it was the winter of despair."""


def words(text):
    return [w for w in (part.strip(string.punctuation).lower() for part in text.split()) if w]


def ngrams(items, n):
    return zip(*(items[i:] for i in range(n)))


def syllables(word):
    count, last = 0, False
    for c in word:
        vowel = c in "aeiouy"
        count += vowel and not last
        last = vowel
    return max(1, count - (word.endswith("e") and count > 1))


ws = words(TEXT)
counts = Counter(ws)
print(len(TEXT), len(TEXT.splitlines()), len(ws), len(counts), sum(map(len, ws)) / len(ws))
for word, n in sorted(counts.items(), key=lambda wn: (-wn[1], wn[0]))[:8]:
    print(f"{word:<8}{n:>3} {'*' * n}")
print([(" ".join(g), n) for g, n in sorted(Counter(ngrams(ws, 2)).items(), key=lambda gn: (-gn[1], gn[0]))[:4]])
print(Counter(ngrams(ws, 3)).most_common(1), max(ws, key=len), sorted(set(ws), key=lambda w: (-len(w), w))[:4])
by_length = defaultdict(list)
for w in sorted(counts):
    by_length[len(w)].append(w)
for length in sorted(by_length):
    print(f"{length:>2}: {', '.join(by_length[length])}")
letters = Counter(c for c in TEXT.lower() if c.isalpha())
total = sum(letters.values())
print({c: f"{n / total:.1%}" for c, n in sorted(letters.items(), key=lambda cn: (-cn[1], cn[0]))[:6]})
sentences = [s for s in TEXT.replace("\n", " ").split(".") if s.strip()]
print(f"{206.835 - 1.015 * len(ws) / len(sentences) - 84.6 * sum(map(syllables, ws)) / len(ws):.2f}", {w: syllables(w) for w in ("wisdom", "incredulity", "age", "the", "foolishness")})
index = defaultdict(set)
for number, line in enumerate(TEXT.splitlines(), 1):
    for w in words(line):
        index[w].add(number)
print({w: sorted(index[w]) for w in ("the", "season", "times", "spring")})
for line in TEXT.splitlines():
    at = line.lower().find("season")
    if at >= 0:
        print(f"{line[max(0, at - 15):at]:>15}[{line[at:at + 6]}]{line[at + 6:at + 20]:<14}|")


def shift(text, n):
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    return text.translate(str.maketrans(lower + upper, lower[n:] + lower[:n] + upper[n:] + upper[:n]))


def crack(text):
    english = "etaoinshrdlu"
    return max(range(26), key=lambda n: sum(Counter(shift(text, n).lower())[c] * (12 - i) for i, c in enumerate(english)))


secret = shift(TEXT, 7)
print(secret.splitlines()[0], crack(secret), shift(secret, crack(secret)) == TEXT)


def justify(text, width):
    line, size = [], 0
    for w in [*text.split(), None]:
        if w is None or size + len(w) + len(line) > width:
            if w is None:
                yield " ".join(line)
                return
            gaps = max(1, len(line) - 1)
            spaces = width - size
            yield "".join(p + " " * (spaces // gaps + (i < spaces % gaps)) for i, p in enumerate(line[:-1])) + line[-1]
            line, size = [], 0
        line.append(w)
        size += len(w)


for line in justify(TEXT, 40):
    print(f"|{line:<40}|")
chain = defaultdict(list)
for a, b in ngrams(ws, 2):
    chain[a].append(b)
word, out, state = "it", ["it"], 3
while len(out) < 15 and chain[word]:
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    word = chain[word][(state >> 16) % len(chain[word])]
    out.append(word)
print(" ".join(out))
