"""F-strings: the whole format mini-language used from f-strings."""

for value in [0, 7, -7, 42, -123456, 10 ** 12]:
    print(f"{value:d}|{value:5d}|{value:<5d}|{value:^5d}|{value:05d}|{value:+d}|{value: d}|{value:,}|{value:_}|{value:=+8d}|{value:*>9}|{value:x<9}|")

for value in [0, 255, -255, 4096]:
    print(f"{value:x} {value:X} {value:#x} {value:#X} {value:o} {value:#o} {value:b} {value:#b} {value:#010x} {value:_b} {value:#_x} {value:016_b}")

for value in [0.0, 1.0, -1.5, 3.14159265, 1234567.891, 1e-7, 1e20]:
    print(f"{value}|{value:f}|{value:.2f}|{value:.0f}|{value:e}|{value:.3e}|{value:E}|{value:g}|{value:.3g}|{value:G}|{value:%}|{value:.1%}|{value:n}|")
    print(f"{value:10.3f}|{value:<10.3f}|{value:^10.3f}|{value:010.3f}|{value:+.2f}|{value: .2f}|{value:,.2f}|{value:_.2f}|{value:#.0f}|{value:z.1f}|")

for text in ["", "a", "hello", "漢字"]:
    print(f"{text}|{text:s}|{text:8}|{text:<8}|{text:>8}|{text:^8}|{text:-^9}|{text:.2}|{text:8.2}|{text:*>6.1}|{text:08}|")

for width in (0, 1, 5):
    for precision in (0, 1, 3):
        print(f"{2.71828:{width}.{precision}f}", f"{'abcdef':{width}.{precision}}", end="; ")
    print()

print(f"{65:c}{66:c}|{97:5c}|{0x1F600:c}|")
print(f"{True} {True:d} {True:5} {False:>6} {True:x} {True!s:>6}")
print(f"{float('inf')} {float('-inf'):f} {float('nan'):8.2f}| {float('inf'):F} {float('nan'):G} {float('inf'):05}")
print(f"{1+2j} {1+2j:.2f} {1.5-2.5j:g} {1+2j:>12}|")
print(f"{1234.5:,} {1234567:,d} {0.00001:,} {1234567890.123:_}")
print(f"{'x':{'^'}{5}}|{'x':{'*^' + str(7)}}|")
print(f"{3.999:.0f} {0.5:.0f} {1.5:.0f} {2.5:.0f} {0.125:.2f} {2.675:.2f}")
print(f"{123.456:.3} {123.456:.4} {123.456:10.2} {1e100:.3} {100.0:.1} {0.0001:.1}")
print(f"{12:-<+6}|{12:->+6}|{12:-^+7}|{12:0=+6}|{-12:0=6}|{12:<06}|{12:^06}|")
print(f"{1_000_000:>15,}|{1_000_000:015,}|{-1_000:010,}|{1_000:09_}|")
print(f"{0:,} {999:,} {1000:,} {-1000:,} {0xffffff:_x} {0o7777777:_o}")

bad = ["5:s", "'a':d", "1.5:d", "1.5:x", "5:.2d", "'a':+", "'a':,", "'a':=5", "5:zz", "1.0:q", "'a':.2f", "5:,x", "5:5c,", "1j:%", "1j:05", "5:+c", "[1]:3", "5:_,", "5:,_", "'a':#", "'a': ", "1:z"]
for item in bad:
    try:
        print(item, "->", eval("f'''{" + item + "}'''"))
    except ValueError as error:
        print(item, "-> ValueError:", error)
    except TypeError as error:
        print(item, "-> TypeError:", error)
