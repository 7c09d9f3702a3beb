"""Every operator and delimiter token, with and without spaces."""

a, b = 7, 3
print(a+b, a-b, a*b, a/b, a//b, a%b, a**b)
print(a<<b, a>>1, a&b, a|b, a^b, ~a)
print(a<b, a>b, a<=b, a>=b, a==b, a!=b)
print(a - -b, a+ +b, a--b, a-~b, - - a, ~~a, not not a)
print(a**-1, -a**2, 2**3**2, a*-b, a//-b, a%-b)
print(a<b<10, 1<b<a, 1 <b> 2)
print(a if a>b else b, [a,b][0], {a:b}[a], (a,), (a), ())
print(a and b, a or b, not a, a and not b, 0 or b)
print(a in[7], b not in(1,2), None is None, a is not None)
print(a@b if hasattr(a, "__matmul__") else "no matmul")

x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 2; print(x)
x //= 5; print(x)
x **= 3; print(x)
x %= 50; print(x)
x <<= 2; print(x)
x >>= 1; print(x)
x |= 1; print(x)
x &= 7; print(x)
x ^= 2; print(x)
x /= 2; print(x)


class M:
    def __matmul__(self, other):
        return f"M@{other}"

    def __imatmul__(self, other):
        return f"M@={other}"


m = M()
print(m@1, m @ 2)
m @= 3
print(m)

if (n := 5) > 3: print(n)
print((lambda x,*y,z=1,**k:(x,y,z,k))(1,2,3,z=4,w=5))
s = "hello"
print(s[1:3], s[:], s[::2], s[-1], s[1:-1:2], s[ 1 : 3 ])
print(*s, sep="-"); print(*[1,2],*(3,4), sep=",")
print({**{"a": 1}, "b": 2}, [*range(3)], {*[1]})


def annotated(x:int,y:str="d")->None: return...


print(annotated(1), annotated.__annotations__)
print(... is Ellipsis, ...)


@lambda f: f
def decorated(): return "ok"


print(decorated())
print(a if(b)else 2, 0 or"x", [1]and[2])
print(1<2 and 3>2, not(1)or(2), (5)in[5])
print("a"if"b"else"c", [x for(x)in[1,2]if(x)])
print(1.+.5, 1..real, 5 .real)
print(1_0<2_0, a!=b!=a, (a)(b) if callable(a) else (a, b))
