"""F-strings: expressions, conversions, the = form, braces, multiple lines."""

name, age, pi = "Ann", 30, 3.14159
print(f"{name} is {age}")
print(f"{name!r} {name!s} {name!a} {'é'!a} {'é'!r}")
print(f"{{}} {{{name}}} {{{{{age}}}}}")
print(f"{age + 1} {age * 2 - 1} {-age} {not age} {age > 20}")
print(f"{'inner'} {'a' + 'b'} {name.upper()} {name[0]} {name[::-1]} {len(name)}")
print(f"{ age } {age } { age:>4}| {age :<4}|")
print(f"{age=} {age = } {name=} {name=!s} {pi=:.2f} {pi = :8.3f}| {age=!r:>5}")
print(f"{age+1=} {age + 1 = } {name.lower()=} {[1, 2][0]=}")
print(f"{(lambda x: x * 2)(21)} {(lambda: 5)()}")
print(f"{[i * i for i in range(4)]} { {'a': 1}['a'] } { {1, } } {dict(a=1)}")
print(f"{age if age > 18 else 'minor'} {'yes' if name else 'no'}")
print(f"{(walrus := 7)} {walrus} {(n := 10) + n}")
print(f"{1, 2} {(1, 2)} {*[1, 2], 3}")
print(f'{name + "double"} {"x" "y"}')
print(f"""{
    name
} {
    age
    + 1
}""")
print(f'''line {age}
next {name!r:>8}''')
print(f"a" "b{not_formatted}" f"{age}" 'c')
print("plain {age} " f"{age}")
print(f"", repr(f""), f"{''}" == "")
print(f"{name:}|{name!s:}|{age:}|")
print(f"{None} {True} {1.5} {1j} {...} {()} {[]} {b'x'}")
print(f"{3.0:g} {1e10} {10 ** 20}")
print(f"{'nested ' + f'{age}'} {f'{name}' f'{age}'}")
print(f"{name != 'Bob'} {age == 30} {age >= 30} {age <= 1} {1 != 2}")
print(f"{'a:b'} {'a!b'} {'='}")
print(f"{ {k: v for k, v in [(1, 2)]} }")
print(f"{name:{'>'}{10}}|{pi:{6}.{2}f}|{pi:.{age // 10}f}")
print(f"{'%s' % name} {'{}'.format(age)}")
print(f"{print('side effect')}")
print(f"{yield_ if (yield_ := 3) else 0}")


class Shown:
    def __format__(self, spec):
        return f"format({spec!r})"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


s = Shown()
print(f"{s} {s!s} {s!r} {s:abc} {s!r:>6} {s=} {s=!s} {s=:x} {s:{1}{2}} {s:%H:%M}")

order = []


def note(x):
    order.append(x)
    return x


print(f"{note(1)} {note(2):{note(3)}} {note(4)!r}", order)


for source in ["f'{x}'", "f'{1/0}'", "f'{1:zz}'", "f'{[]:>3}'", "f'{None:5}'", "f'{\"a\":d}'"]:
    try:
        print(eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
