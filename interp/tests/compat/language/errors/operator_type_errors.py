"""TypeError texts of every operator with operands that do not fit."""

import operator

values = {"int": 1, "float": 1.5, "str": "a", "bytes": b"a", "list": [1], "tuple": (1,), "dict": {}, "set": {1}, "None": None, "complex": 1j, "bool": True, "range": range(2), "type": int, "function": len}
binary = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "%": operator.mod, "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_, "|": operator.or_, "^": operator.xor, "@": operator.matmul, "<": operator.lt, ">=": operator.ge}
pairs = [("int", "str"), ("str", "int"), ("list", "tuple"), ("tuple", "list"), ("None", "int"), ("int", "None"), ("dict", "dict"), ("set", "list"), ("float", "str"), ("str", "bytes"), ("bytes", "str"), ("list", "int"), ("complex", "int"), ("range", "int"), ("type", "int"), ("function", "int"), ("str", "float"), ("bool", "str"), ("str", "str"), ("float", "float"), ("list", "list"), ("set", "set"), ("complex", "complex"), ("bytes", "int")]
for symbol, f in binary.items():
    for left, right in pairs:
        try:
            f(values[left], values[right])
        except TypeError as error:
            print(f"{left} {symbol} {right}: {error}")
for name, value in values.items():
    for symbol, f in (("-", operator.neg), ("+", operator.pos), ("~", operator.invert), ("abs", operator.abs)):
        try:
            f(value)
        except TypeError as error:
            print(f"{symbol}{name}: {error}")
for symbol, f in (("+=", operator.iadd), ("-=", operator.isub), ("*=", operator.imul), ("**=", operator.ipow), ("|=", operator.ior), ("<<=", operator.ilshift), ("@=", operator.imatmul), ("//=", operator.ifloordiv), ("%=", operator.imod)):
    for left, right in pairs[:14]:
        try:
            if left in ("list", "set", "dict"):
                continue
            f(values[left], values[right])
        except TypeError as error:
            print(f"{left} {symbol} {right}: {error}")


class Mine:
    pass


m = Mine()
for source in ("m + 1", "1 + m", "m + m", "-m", "m < 1", "1 < m", "m @ m", "m ** 2", "pow(m, 2, 3)", "divmod(m, 1)", "divmod(1, m)", "m & 1", "m[0]", "m()", "len(m)", "m in m", "~m", "m += 1", "m -= m", "'%d' % m", "'a' + m", "[] + m", "m * 2", "2 * m", "[1] * m", "m << 1", "Mine + Mine", "Mine < Mine", "Mine - 1", "not m < 1"):
    try:
        exec(source)
        print(source, "fine")
    except TypeError as error:
        print(source, "->", error)
