"""Soft keywords (match, case, _, type) as ordinary names, and the hard keywords."""

match = 1
case = 2
_ = 3
type_ = type
print(match, case, _, match + case)
match = [1, 2, 3]
print(match[0], match [1])
match[0] = 5
print(match)
match: int = 4
print(match)


def match(case, *, _=0):
    return case, _


print(match(1), match(case=2), match (3))
print(match
      (4))


class case:
    match = "attribute"

    def case(self):
        return self.match


print(case.match, case().case())
match case():
    case case(match="attribute"):
        print("matched by class")
    case _:
        print("not matched")
match = {"case": 1}
match match:
    case {"case": case}:
        print("case is", case)
match (1, 2):
    case (a, b):
        print(a, b)
match 1, 2:
    case 1, x:
        print("x", x)
match -1:
    case -1:
        print("minus one")
match [1, 2]:
    case [1, *_]:
        print("star wildcard", _)
print([match for match in range(3)])
for case in range(2):
    print(case, end=" ")
print()
lambda_match = lambda match, case=1: (match, case)
print(lambda_match(0))
type = 5
print(type)
del type
print(type(1))
print("end")
