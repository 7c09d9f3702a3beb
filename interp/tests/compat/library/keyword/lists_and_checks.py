"""keyword: the lists of keywords, the checks, and what the language does with each of them."""
import keyword

print(keyword.kwlist)
print(keyword.softkwlist)
print(len(keyword.kwlist), keyword.kwlist == sorted(keyword.kwlist))
for word in ("for", "For", "print", "None", "none", "match", "case", "_", "type", "async", "await", "", "nonlocal", "self", "exec"):
    print(repr(word), keyword.iskeyword(word), keyword.issoftkeyword(word), word.isidentifier())
print(keyword.iskeyword(5), keyword.iskeyword(None))
try:
    keyword.iskeyword([])
except TypeError as error:
    print("TypeError:", error)

# No keyword can be assigned to, every soft keyword can.
refused = []
for word in keyword.kwlist:
    try:
        compile(f"{word} = 1", "test", "exec")
    except SyntaxError:
        refused.append(word)
print(refused == keyword.kwlist)
accepted = []
for word in keyword.softkwlist:
    space = {}
    exec(f"{word} = 5", space)
    accepted.append((word, space[word]))
print(accepted)

# Soft keywords in use as names.
match = 1
case = {"match": 2}
_ = 3
print(match, case["match"], _)


def function(match, case=0, _=0):
    return match + case + _


print(function(1, case=2, _=3))
match match:
    case 1:
        print("matched", match)
match (1, 2):
    case [a, _]:
        print(a, _)


class type_:
    match = "attribute"

    def case(self):
        return self.match


print(type_().case(), type_.match)


def safe_name(text):
    name = "".join(c if c.isalnum() or c == "_" else "_" for c in text) or "_"
    if name[0].isdigit():
        name = "_" + name
    while keyword.iskeyword(name):
        name += "_"
    return name


for text in ("class", "2nd", "a-b c", "", "None", "naïve", "match"):
    print(repr(text), safe_name(text), safe_name(text).isidentifier())
print([word for word in "if the import of this is not global yield".split() if keyword.iskeyword(word)])
