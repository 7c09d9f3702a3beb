"""The operators, for operands whose classes decide: one function each."""


def operator_add(a, b):
    return a + b


def operator_sub(a, b):
    return a - b


def operator_mul(a, b):
    return a * b


def operator_matmul(a, b):
    return a @ b


def operator_truediv(a, b):
    return a / b


def operator_floordiv(a, b):
    return a // b


def operator_mod(a, b):
    return a % b


def operator_pow(a, b):
    return a ** b


def operator_lshift(a, b):
    return a << b


def operator_rshift(a, b):
    return a >> b


def operator_and(a, b):
    return a & b


def operator_or(a, b):
    return a | b


def operator_xor(a, b):
    return a ^ b


def operator_iadd(a, b):
    a += b
    return a


def operator_isub(a, b):
    a -= b
    return a


def operator_imul(a, b):
    a *= b
    return a


def operator_imatmul(a, b):
    a @= b
    return a


def operator_itruediv(a, b):
    a /= b
    return a


def operator_ifloordiv(a, b):
    a //= b
    return a


def operator_imod(a, b):
    a %= b
    return a


def operator_ipow(a, b):
    a **= b
    return a


def operator_ilshift(a, b):
    a <<= b
    return a


def operator_irshift(a, b):
    a >>= b
    return a


def operator_iand(a, b):
    a &= b
    return a


def operator_ior(a, b):
    a |= b
    return a


def operator_ixor(a, b):
    a ^= b
    return a


def operator_lt(a, b):
    return a < b


def operator_le(a, b):
    return a <= b


def operator_eq(a, b):
    return a == b


def operator_ne(a, b):
    return a != b


def operator_ge(a, b):
    return a >= b


def operator_gt(a, b):
    return a > b


def operator_neg(a):
    return -a


def operator_pos(a):
    return +a


def operator_invert(a):
    return ~a


def operator_not(a):
    return not a


def operator_truth(a):
    return True if a else False


def operator_contains(a, b):
    return b in a


def operator_setitem(a, b, c):
    a[b] = c


def operator_delitem(a, b):
    del a[b]


def operator_items(a, items):
    return (*[a[item] for item in items],)


def operator_count(a, b):
    count = 0
    for item in a:
        if item is b or item == b:
            count += 1
    return count


def operator_index_of(a, b):
    index = 0
    for item in a:
        if item is b or item == b:
            return index
        index += 1
    raise ValueError("sequence.index(x): x not in sequence")
