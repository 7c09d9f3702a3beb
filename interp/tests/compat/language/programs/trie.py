"""A trie: insertion, prefix search, deletion, wildcards, longest prefix, a word grid solver."""


class Trie:
    END = object()

    def __init__(self, words=()):
        self.root, self.size = {}, 0
        for w in words:
            self.add(w)

    def add(self, word):
        node = self.root
        for c in word:
            node = node.setdefault(c, {})
        if self.END not in node:
            self.size += 1
        node[self.END] = True

    def _find(self, prefix):
        node = self.root
        for c in prefix:
            if c not in node:
                return None
            node = node[c]
        return node

    def __contains__(self, word):
        node = self._find(word)
        return node is not None and self.END in node

    def __len__(self):
        return self.size

    def __iter__(self):
        return self.with_prefix("")

    def with_prefix(self, prefix):
        node = self._find(prefix)
        if node is not None:
            yield from self._walk(node, prefix)

    def _walk(self, node, word):
        if self.END in node:
            yield word
        for c in sorted(k for k in node if k is not self.END):
            yield from self._walk(node[c], word + c)

    def discard(self, word):
        path, node = [], self.root
        for c in word:
            if c not in node:
                return False
            path.append((node, c))
            node = node[c]
        if not node.pop(self.END, False):
            return False
        self.size -= 1
        for parent, c in reversed(path):
            if parent[c]:
                break
            del parent[c]
        return True

    def matches(self, pattern):
        def go(node, i, word):
            if i == len(pattern):
                if self.END in node:
                    yield word
                return
            for c in sorted(k for k in node if k is not self.END):
                if pattern[i] in (c, "?"):
                    yield from go(node[c], i + 1, word + c)
        return go(self.root, 0, "")

    def longest_prefix(self, text):
        node, best = self.root, ""
        for i, c in enumerate(text):
            if c not in node:
                break
            node = node[c]
            if self.END in node:
                best = text[:i + 1]
        return best

    def nodes(self):
        def count(node):
            return 1 + sum(count(v) for k, v in node.items() if k is not self.END)
        return count(self.root)


t = Trie("car card care cart cat dog do done door über".split())
print(len(t), list(t), t.nodes())
print("car" in t, "ca" in t, "" in t, "cats" in t, list(t.with_prefix("car")), list(t.with_prefix("do")), list(t.with_prefix("x")))
print(list(t.matches("c?r?")), list(t.matches("do?")), list(t.matches("????")), t.longest_prefix("cartoon"), t.longest_prefix("doors"), repr(t.longest_prefix("xyz")))
t.add("car")
print(len(t), t.discard("card"), t.discard("card"), t.discard("ca"), t.discard("car"), len(t), list(t.with_prefix("ca")), t.nodes())
for w in list(t):
    t.discard(w)
print(len(t), list(t), t.root, t.nodes())


def segment(text, words):
    if not text:
        yield []
    for w in (text[:i] for i in range(1, len(text) + 1)):
        if w in words:
            for rest in segment(text[len(w):], words):
                yield [w, *rest]


dictionary = Trie(["cat", "cats", "and", "sand", "dog", "sanddog"])
print(list(segment("catsanddog", dictionary)), list(segment("catsandog", dictionary)))
grid = ["oaan", "etae", "ihkr", "iflv"]
words = Trie(["oath", "pea", "eat", "rain", "oat", "hike", "take"])


def solve():
    found = set()

    def visit(r, c, node, path, word):
        if Trie.END in node:
            found.add(word)
        for nr, nc in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= nr < 4 and 0 <= nc < 4 and (nr, nc) not in path and grid[nr][nc] in node:
                visit(nr, nc, node[grid[nr][nc]], path | {(nr, nc)}, word + grid[nr][nc])
    for r in range(4):
        for c in range(4):
            if grid[r][c] in words.root:
                visit(r, c, words.root[grid[r][c]], {(r, c)}, grid[r][c])
    return sorted(found)


print(solve())


class Autocomplete:
    def __init__(self):
        self.trie, self.weight = Trie(), {}

    def type(self, word):
        self.trie.add(word)
        self.weight[word] = self.weight.get(word, 0) + 1

    def suggest(self, prefix, n=3):
        return sorted(self.trie.with_prefix(prefix), key=lambda w: (-self.weight[w], w))[:n]


a = Autocomplete()
for w in "the then they the there then the this thin that".split():
    a.type(w)
print(a.suggest("th"), a.suggest("thi"), a.suggest("the", 2), a.suggest("q"))
