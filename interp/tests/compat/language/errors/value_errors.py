"""ValueError, OverflowError, ZeroDivisionError and other texts of conversions and arithmetic."""

import math

for source in [
    "int('')", "int('abc')", "int('1.5')", "int(' 1 2 ')", "int('0x10')", "int('12', 2)", "int('9', 8)", "int('1_')", "int('--1')", "int(float('nan'))", "int(float('inf'))", "int('1', 1)", "int('1', -5)", "int('é')", "int(b'x')", "int('\\n')", "int('a' * 10, 16) > 5",
    "float('')", "float('abc')", "float('1,5')", "float('1e')", "float('--1')", "float('0x1p')", "float(' nan ')", "float('1_0')", "float('_1')", "float('infinit')", "float(10**400)", "complex('1+')", "complex('')", "complex('1 + 2j')", "complex('j1')",
    "1/0", "1//0", "1%0", "1.0/0", "1.0//0", "1.0%0", "divmod(1,0)", "divmod(1.0,0)", "1j/0", "0**-1", "0.0**-1", "0j**-1", "pow(2,-1,0)", "pow(2,-1,4)", "pow(1,2,0)", "(-8)**0.5", "2.0**10000", "10.0**400", "(-1.0)**0.5", "1 << -1", "1 >> -1", "1 << 0", "-1 % 0", "True / False", "0 ** 0",
    "math.sqrt(-1)", "math.log(0)", "math.log(-1)", "math.factorial(-1)", "math.factorial(1.5)", "math.exp(1000)", "math.acos(2)", "math.floor(float('inf'))", "math.gcd(1.5)", "math.log('a')", "math.fmod(1, 0)", "math.comb(3, -1)", "math.isqrt(-1)", "math.log(10, 1)",
    "chr(-1)", "chr(1114112)", "ord('')", "ord('ab')", "bytes([256])", "bytes([-1])", "bytearray([300])", "bytes(-5)", "b'a'.decode('nope')", "b'\\xff'.decode()", "b'\\xe2\\x82'.decode()", "'é'.encode('ascii')", "'€'.encode('latin-1')", "bytes.fromhex('1')", "bytes.fromhex('zz')", "bytes.fromhex('1 1')", "float.fromhex('x')",
    "range(1, 2, 0)", "slice(1, 2, 0).indices(3)", "[1, 2][::0]", "'a,b'.split('')", "'a'.partition('')", "'abc'.index('z')", "[1].index(2)", "(1,).index(2)", "[].remove(1)", "max([])", "min(())", "max({})", "zip([1], [], strict=True).__next__()", "dict([(1,)])", "dict(['abc'])", "dict([1])", "set().pop()", "{}.popitem()", "next(iter([]))",
    "'{}'.format()", "'{0} {}'.format(1, 2)", "'{a}'.format()", "'{'.format()", "'}'.format()", "'{0.x}'.format(1)", "'{0[a]}'.format([1])", "'{!x}'.format(1)", "'{:z}'.format(1)", "'%d' % 'a'", "'%s %s' % 1", "'%s' % (1, 2)", "'%z' % 1", "'%' % 1", "'%(a)s' % {}", "'%(a)s' % 1", "'%c' % 'ab'", "'%c' % -1", "'%*d' % ('a', 1)", "'%x' % 1.5", "'%d' % None", "'%s'", "'%s' % ()",
    "(256).to_bytes(1, 'big')", "(-1).to_bytes(2, 'big')", "(1).to_bytes(-1, 'big')", "int.from_bytes([256], 'big')", "(1).to_bytes(1, 'mid')", "round(1.5, 10**20)", "round(float('nan'))", "hash([])", "'a'.zfill(10**1) ", "'a'.join([1])", "str(b'a', 'utf-99')", "int('1' * 5000)", "len(str(10 ** 5000))", "float('9' * 400)", "1e400", "2 ** 1024 * 1.0", "1.5 + 10 ** 400", "10 ** 400 / 3", "10 ** 400 / 10 ** 399", "int(1e300) > 0", "math.trunc(float('nan'))", "(1.5).as_integer_ratio()", "float('inf').as_integer_ratio()", "float('nan').as_integer_ratio()", "'abc'.encode('utf-8', 'nohandler')", "'\\u0131'.encode('ascii', 'nohandler')", "'x'.ljust(3, '')", "memoryview('a')", "iter([]).__next__()", "exec('raise StopIteration')",
]:
    try:
        print(source, "=", repr(eval(source)))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
