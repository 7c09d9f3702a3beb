"""Huffman coding: building the tree, encoding, decoding, canonical codes."""

import heapq
from collections import Counter


class Leaf:
    def __init__(self, symbol, weight):
        self.symbol, self.weight = symbol, weight

    def codes(self, prefix=""):
        yield self.symbol, prefix or "0"

    @property
    def first(self):
        return self.symbol


class Branch:
    def __init__(self, left, right):
        self.left, self.right = left, right
        self.weight = left.weight + right.weight
        self.first = min(left.first, right.first)

    def codes(self, prefix=""):
        yield from self.left.codes(prefix + "0")
        yield from self.right.codes(prefix + "1")


def build(text):
    heap = [(n, s, Leaf(s, n)) for s, n in Counter(text).items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        (_, _, a), (_, _, b) = heapq.heappop(heap), heapq.heappop(heap)
        node = Branch(a, b)
        heapq.heappush(heap, (node.weight, node.first, node))
    return heap[0][2]


def encode(text, codes):
    return "".join(codes[c] for c in text)


def decode(bits, tree):
    out, node = [], tree
    for bit in bits:
        if isinstance(node, Branch):
            node = node.left if bit == "0" else node.right
        if isinstance(node, Leaf):
            out.append(node.symbol)
            node = tree
    return "".join(out)


def canonical(codes):
    code, last, out = 0, 0, {}
    for length, symbol in sorted((len(c), s) for s, c in codes.items()):
        code <<= length - last
        out[symbol] = f"{code:0{length}b}"
        code, last = code + 1, length
    return out


def pack(bits):
    pad = -len(bits) % 8
    bits += "0" * pad
    return bytes([pad]) + bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def unpack(data):
    bits = "".join(f"{b:08b}" for b in data[1:])
    return bits[:len(bits) - data[0]]


for text in ("abracadabra", "aaaa", "the quick brown fox jumps over the lazy dog", "mississippi river", "ab", "größe: 漢字漢字"):
    tree = build(text)
    codes = dict(tree.codes())
    bits = encode(text, codes)
    lengths = canonical(codes)
    packed = pack(bits)
    print(repr(text), len(text) * 8, len(bits), f"{len(bits) / len(text):.3f}")
    print("  ", {s: c for s, c in sorted(codes.items(), key=lambda sc: (len(sc[1]), sc[0]))})
    print("  ", dict(sorted(lengths.items())), sum(2 ** -len(c) for c in codes.values()))
    print("  ", bits[:40], packed.hex()[:30], decode(bits, tree) == text, unpack(packed) == bits)
    assert len(codes) == 1 or all(not b.startswith(a) for a in codes.values() for b in codes.values() if a != b)


def lzw(text):
    table, word, out = {chr(i): i for i in range(256)}, "", []
    for c in text:
        if word + c in table:
            word += c
        else:
            out.append(table[word])
            table[word + c] = len(table)
            word = c
    return out + [table[word]] if word else out


def unlzw(codes):
    table = {i: chr(i) for i in range(256)}
    word = out = table[codes[0]]
    for code in codes[1:]:
        entry = table[code] if code in table else word + word[0]
        out += entry
        table[len(table)] = word + entry[0]
        word = entry
    return out


sample = "TOBEORNOTTOBEORTOBEORNOT"
print(lzw(sample), unlzw(lzw(sample)) == sample, len(lzw("ab" * 200)))
