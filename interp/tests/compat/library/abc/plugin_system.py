"""abc in a small program: a plug-in registry built on abstract base classes and __init_subclass__."""
from abc import ABC, abstractmethod


class Codec(ABC):
    """Base of all codecs; every concrete subclass registers itself by name."""

    registry = {}

    def __init_subclass__(cls, *, name=None, **named):
        super().__init_subclass__(**named)
        cls.codec_name = name or cls.__name__.lower()
        Codec.registry[cls.codec_name] = cls

    @abstractmethod
    def encode(self, text): ...

    @abstractmethod
    def decode(self, text): ...

    def round_trip(self, text):
        return self.decode(self.encode(text)) == text

    def __or__(self, other):
        return Chain(self, other)

    @classmethod
    def create(cls, name, *args):
        try:
            return cls.registry[name](*args)
        except KeyError:
            raise LookupError(f"unknown codec {name!r}; known: {', '.join(sorted(cls.registry))}") from None


class Reverse(Codec):
    def encode(self, text):
        return text[::-1]

    decode = encode


class Caesar(Codec, name="rot"):
    def __init__(self, shift=13):
        self.shift = shift

    def _turn(self, text, shift):
        out = []
        for letter in text:
            if letter.isascii() and letter.isalpha():
                base = ord("a") if letter.islower() else ord("A")
                letter = chr((ord(letter) - base + shift) % 26 + base)
            out.append(letter)
        return "".join(out)

    def encode(self, text):
        return self._turn(text, self.shift)

    def decode(self, text):
        return self._turn(text, -self.shift)


class RunLength(Codec):
    def encode(self, text):
        out, i = [], 0
        while i < len(text):
            j = i
            while j < len(text) and text[j] == text[i]:
                j += 1
            out.append(f"{j - i}{text[i]}")
            i = j
        return "".join(out)

    def decode(self, text):
        out, count = [], ""
        for letter in text:
            if letter.isdigit():
                count += letter
            else:
                out.append(letter * int(count))
                count = ""
        return "".join(out)


class Chain(Codec, name="chain"):
    def __init__(self, *codecs):
        self.codecs = codecs

    def encode(self, text):
        for codec in self.codecs:
            text = codec.encode(text)
        return text

    def decode(self, text):
        for codec in reversed(self.codecs):
            text = codec.decode(text)
        return text


class Half(Codec):
    def encode(self, text):
        return text[: len(text) // 2]


print(sorted(Codec.registry))
for name in ("reverse", "rot", "runlength"):
    codec = Codec.create(name)
    print(name, codec.encode("Heeello"), codec.round_trip("aaabbc"), codec.codec_name)
both = Codec.create("rot", 1) | Codec.create("runlength") | Codec.create("reverse")
print(both.encode("zzzaa"), both.decode(both.encode("zzzaa")), both.round_trip("mississippi"), type(both).__name__)
for name in ("half", "zip"):
    try:
        Codec.create(name)
    except (TypeError, LookupError) as error:
        print(type(error).__name__, error)
print(isinstance(both, Codec), Caesar.codec_name, issubclass(Chain, Codec))
try:
    Codec()
except TypeError as error:
    print("TypeError:", error)
