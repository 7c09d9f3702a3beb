"""sys: constants and information structures a program may rely on."""
import sys

print("maxsize", sys.maxsize, sys.maxsize == 2**63 - 1)
print("version_info", sys.version_info[:2], sys.version_info >= (3, 11))
print(sys.version_info.major, sys.version_info.minor)
print(sys.version_info > (3, 8), sys.version_info < (4,))
print(isinstance(sys.version_info, tuple), len(sys.version_info))
print(sys.version_info.releaselevel)
print("byteorder", sys.byteorder)
print("hexversion", sys.hexversion >> 16 == 0x030B)
print("maxunicode", sys.maxunicode, hex(sys.maxunicode))
print(chr(sys.maxunicode) == "\U0010ffff")

print("-- float_info")
info = sys.float_info
print(info.max)
print(info.min)
print(info.epsilon)
print(info.dig, info.mant_dig)
print(info.max_exp, info.min_exp)
print(info.max_10_exp, info.min_10_exp)
print(info.radix, info.rounds)
print(info.max * 2, -info.max * 2)
print(1.0 + info.epsilon != 1.0, 1.0 + info.epsilon / 2 == 1.0)
print(info[0] == info.max, len(info))

print("-- int_info")
print(sys.int_info.default_max_str_digits)
print(sys.int_info.str_digits_check_threshold)
print(sys.get_int_max_str_digits())

print("-- hash_info")
print(sys.hash_info.width, sys.hash_info.modulus == 2**61 - 1)
print(sys.hash_info.inf, sys.hash_info.nan)
print(hash(float("inf")) == sys.hash_info.inf)

print("-- encodings")
print(sys.getdefaultencoding())
print(sys.getfilesystemencoding())

print("-- names")
print(isinstance(sys.platform, str), sys.platform != "")
print(isinstance(sys.executable, str))
print(isinstance(sys.builtin_module_names, tuple), "sys" in sys.builtin_module_names)
print("math" in sys.stdlib_module_names, "no_such_thing" in sys.stdlib_module_names)
print(isinstance(sys.path, list))
print(isinstance(sys.flags, tuple))
print(sys.flags.optimize, sys.flags.interactive)
print(sys.__name__)

try:
    sys.no_such_attribute
except AttributeError as error:
    print("AttributeError:", error)

try:
    sys.version_info.major = 4
except (AttributeError, TypeError) as error:
    print(type(error).__name__)

text = sys.intern("hello world")
print(text, sys.intern("hello " + "world") is text)
try:
    sys.intern(3)
except TypeError as error:
    print("TypeError:", error)

