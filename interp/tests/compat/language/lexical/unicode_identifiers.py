"""Identifiers outside ASCII: letters of any script, NFKC normalisation, underscores, digits inside."""

π = 3.14159
Δx = 0.5
été = "summer"
имя = "name"
変数 = [1, 2, 3]
_ = 0
__ = 1
_a1 = 2
x2 = 3
ﬁ = "ligature"  # the same name as fi
print(π * Δx, été, имя, 変数, _, __, _a1, x2)
print(fi)
ª = "ordinal"
print(a)
print("fi" in globals(), "ﬁ" in globals())


class Größe:
    größe = 1

    def größer(self, als):
        return self.größe > als


g = Größe()
print(g.größer(0), Größe.__name__, hasattr(g, "größe"))


def λ(ж, *, ключ=1):
    return ж + ключ


print(λ(1), λ(1, ключ=5), λ.__name__)
setattr(g, "weiß", True)
print(g.weiß, vars(g))
for name in ["π", "x2", "2x", "été", "a b", "", "_", "class", "變", "a-b", "x·y", "℘", "ﬁ", "a\u0301", "\u0301a", "👍", "٣", "x٣", "None"]:
    print(ascii(name), name.isidentifier())
exec("ñ = 1; print(ñ)")
try:
    print(größe)
except NameError as error:
    print(error)
try:
    λ(1, ключь=2)
except TypeError as error:
    print(error)
try:
    g.höhe
except AttributeError as error:
    print(error)
ｘ = "fullwidth"
print(x)
print((lambda ｙ: y)(4))
