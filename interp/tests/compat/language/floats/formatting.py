"""Float formatting: f, e, g, %, n, width, sign, grouping, alternate form, percent operator."""

numbers = [0.0, -0.0, 1.0, -1.5, 0.5, 1.5, 2.5, 0.1, 1 / 3, 2 / 3, 123.456, -9876.54321, 1e-5, 1e-10, 123456789.0, 1e15, 1e16, 1e22, 1.7976931348623157e308, 5e-324, float("inf"), float("-inf"), float("nan")]
for x in numbers:
    print(x, *(format(x, spec) for spec in ("f", ".0f", ".1f", ".3f", "e", ".0e", ".2e", "g", ".3g", ".10g", "%", ".1%", "n", "", ".3", ".1", ".17", "#.0f", "#g", "E", "G", "F")) if abs(x) < 1e100 else ("e", "g"), sep="|")
for x in (3.14159, -3.14159, 1234567.891, float("inf"), float("nan"), -0.0):
    print(*(format(x, spec) for spec in ("10.2f", "<10.2f", "^10.2f", ">10.2f", "010.2f", "+.2f", " .2f", "-.2f", "*^12.1f", "=+12.1f", "0=12.1f", ",.2f", "_.2f", "015,.2f", "x>12e", "+,", "z.0f", "z.1f", "+z.2f")), sep="|")
print("%f|%.2f|%10.3f|%-10.3f|%010.3f|%+.1f|% .1f|%e|%.2e|%E|%g|%.3g|%G|%#.0f|%#g|%s|%r|%d|%5.1f%%" % (3.14159, 3.14159, 3.14159, 3.14159, -3.14159, 3.14159, 3.14159, 31415.9, 31415.9, 31415.9, 0.00001, 314159.0, 1e-10, 3.0, 3.0, 0.1, 0.1, 3.99, 99.5))
print("%f %e %g %.0f %5.1f|%-8f|%08f|%+f" % (float("inf"), float("nan"), float("-inf"), float("inf"), float("nan"), float("inf"), float("inf"), float("inf")))
for value in (0.5, 1.5, 2.5, 3.5, -0.5, 0.125, 0.375, 2.675, 1.005, 1e-3, 0.05, 0.15, 0.25, 0.35, 1234.5, 12345.5):
    print(value, f"{value:.0f}", f"{value:.1f}", f"{value:.2f}", f"{value:.0e}", f"{value:.1g}", f"{value:.2g}", round(value), round(value, 1), round(value, 2))
for p in range(0, 25, 3):
    print(p, f"{1 / 3:.{p}f}", f"{1 / 3:.{p}e}", f"{1 / 3:.{p}g}", f"{0.1:.{p}f}", f"{1e22:.{p}g}", f"{2 ** 0.5:.{p}}" if p else "")
print(f"{1e6:g} {1e5:g} {123456:g} {1234567:g} {0.0001:g} {0.00001:g} {100000.0} {1000000.0:.7g} {1.0:g} {1.5:#g} {1e100:g} {123.0:.5g} {0.1:.20f}")
print(f"{1234567.891:,.2f} {0.1:,} {1e15:,} {1e16:,} {-1234.5:,} {1234567:,.1f} {999.9999:,.2f} {1e10:_} {123456.789:_.1f} {1e300:,.0f}"[:200])
print(f"{5:.1f} {10 ** 20:.1f} {True:.1f} {10 ** 20:e} {7:g} {3:%} {2 ** 60:.3g}")
for spec in ("d", "x", "s", "b", "c", ".2d", "5.5.5", "q", ".f", "+s", "_,f", ",_f", ".-1f", "o", "#d", ".99999999999999999999f"):
    try:
        print(spec, format(1.5, spec))
    except ValueError as error:
        print(spec, "->", error)


def table(rows):
    print(f"{'name':<8}|{'value':>10}|{'share':>8}")
    total = sum(v for _, v in rows)
    for name, value in rows:
        print(f"{name:<8.8}|{value:>10,.2f}|{value / total:>8.1%}")
    print("-" * 28)
    print(f"{'total':<8}|{total:>10,.2f}|{1:>8.1%}")


table([("rent", 1200.5), ("food", 345.678), ("a long name", 0.005)])


def engineering(x):
    for size, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"), (1e-6, "u")):
        if abs(x) >= size:
            return f"{x / size:.3g}{unit}"
    return f"{x:.3g}"


print([engineering(x) for x in (1234, 0.00123, 5e9, -1e6, 999, 0.5, 0, 1e-9, 12345678)])
