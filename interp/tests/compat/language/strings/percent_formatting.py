"""The % operator: every conversion, flags, widths, mappings, tuples, errors."""

print("%s %r %a" % ("é", "é", "é"), "%d %i %u" % (1, -2, 3), "%x %X %#x %o %#o" % (255, 255, 255, 8, 8), "%e %E %f %F %g %G" % (1.5, 1.5, 1.5, 1.5, 1e-10, 1e-10), "%c%c" % ("a", 98), "%%" % (), "100%%", "%s" % 5, "%s" % None, "%s%%" % 50)
print("%5d|%-5d|%05d|%+d|% d|%+05d|%-+5d|%5s|%-5s|%.2s|%5.1s|%-5.1s|" % (42, 42, 42, 42, 42, 42, 42, "ab", "ab", "abc", "abc", "abc"))
print("%10.3f|%-10.3f|%010.3f|%+.0f|%#.0f|%.10g|%5.1e|%.0e" % (3.14159, 3.14159, -3.14159, 2.5, 3.0, 0.1, 12345.678, 15.0), "%5%|%-5%|" % () if False else "")
print("%*d|%-*d|%.*f|%*.*f|%0*d" % (6, 1, 6, 2, 2, 3.14159, 8, 3, 2.71828, 5, 42), "%*d|" % (-6, 1), "%.*s|" % (2, "abc"))
print("%(a)s %(b)05d %(a)r %(c).2f %(a)5s|" % {"a": "x", "b": 42, "c": 1.5, "unused": 0}, "%(k k)s" % {"k k": 1}, "%(a)s%%" % {"a": 5}, "%()s" % {"": "empty"}, "%(x)s" % {"x": (1, 2)}, "%(a(b))s" % {"a(b)": "nested"})
print("%s" % [1, 2], "%s" % {"a": 1}, "%s" % (("t",),), "%s %s" % ("a", ("b", 1)), "%r" % ("only",), "%s" % (1,), "%s" % True, "%d" % True, "%d" % 3.99, "%d" % -3.99, "%x" % True, "%i" % 10 ** 0, "%d" % 10 ** 20, "%d" % (10 ** 20), "%.3d" % 5, "%+.3d" % 5, "%8.3d|" % -5, "%-8.3d|" % 5, "%#.3x" % 10, "%08.3d" % 5, "%.0d" % 0, "%x" % -255, "%#o" % -8, "%o" % (2 ** 70), "%X" % (2 ** 66))
print("%c" % "é", "%c" % 0x1F600, "%5c|%-5c|" % ("a", "b"), "%s" % b"bytes", "%r" % b"b", "%a" % "日本", "%.3a" % "日本", "%5r|" % "a", "%-8r|" % None, "%.2r" % "abcdef", "%ld %hd %Ld" % (1, 2, 3), "%s" % "%d", "%s" * 3 % (1, 2, 3), "abc" % (), "%s" % "")
print("%f" % 10 ** 2, "%f" % (10 ** 30), "%g" % 100000, "%g" % 1000000, "%g" % 1e-5, "%#g" % 1, "%f" % float("inf"), "%5.1f|" % float("nan"), "%d" % 1e20, "%e" % 0, "%.15g" % 0.1, "%.17g" % 0.1, "%s" % 0.1, "%r" % 1e16, "%f" % True, "%s" % 1j)


class Obj:
    def __str__(self):
        return "str!"

    def __repr__(self):
        return "repr!"

    def __int__(self):
        return 42

    def __index__(self):
        return 43

    def __float__(self):
        return 1.25

    def __getitem__(self, key):
        return f"item {key}"


o = Obj()
print("%s %r %a" % (o, o, o), "%d" % o, "%x" % o, "%f" % o, "%(key)s" % o, "%c" % 65)
for source in ("'%d' % 'a'", "'%d' % None", "'%d' % 1j", "'%x' % 1.5", "'%x' % 'a'", "'%f' % 'a'", "'%e' % None", "'%c' % 'ab'", "'%c' % ''", "'%c' % 1.5", "'%c' % -1", "'%c' % 0x110000", "'%c' % None", "'%s %s' % 'a'", "'%s %s' % ('a',)", "'%s' % ('a', 'b')", "'%s' % ()", "'a' % 1", "'a' % (1,)", "'a' % {}", "'a' % [1]", "'a' % 'b'", "'%q' % 1", "'%' % 1", "'%5' % 1", "'%(a' % {}", "'%(a)' % {'a': 1}", "'%(a)s' % {}", "'%(a)s' % 5", "'%(a)s' % (1,)", "'%(a)s %s' % {'a': 1}", "'%s %(a)s' % {'a': 1}", "'%*d' % ('a', 1)", "'%*d' % (1,)", "'%.*f' % (1.5, 2)", "'%(a)*d' % {'a': 1}", "'%d' % float('inf')", "'%d' % float('nan')", "'%i' % '5'", "'%d %d' % (1,)", "'%d' % [1]", "'%s' % undefined", "'%z' % ()", "'%d%' % 1", "'%!' % 1", "'%b' % 5", "'%-' % 5", "'% ' % 5"):
    try:
        print(source, "=", eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print("%s has %d item%s" % ("cart", 1, "" if 1 == 1 else "s"), "Total: %8.2f EUR" % 1234.5, "%-10s|%10s" % ("left", "right"), "%s" % str(5).rjust(4), "\n".join("%2d x %2d = %3d" % (i, 7, i * 7) for i in range(1, 4)))
fmt = "%s-%s"
fmt %= ("a", "b")
print(fmt, b"%s|%d|%x|%c|%5.1f|%r|%a" % (b"raw", 5, 255, 65, 1.25, "é", "é"), b"%(k)s" % {b"k": b"v"}, b"%b" % b"x", bytearray(b"%d") % 5)
