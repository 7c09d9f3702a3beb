"""IndexError, KeyError and TypeError texts of subscription, deletion and lookup methods."""

l, t, s, b, ba, d, r = [1, 2], (1, 2), "ab", b"ab", bytearray(b"ab"), {"a": 1}, range(3)
for source in """l[2] l[-3] l[2]=1 l['a'] l[1.0] l[None] l['a']=1 l[l] l[()] l[1,2] l[5:6]=3 l[0:2:2]=[1,2,3] l.pop(5) l.insert('x',1) l.remove(9) l.index(9) l.index(1,1) [].pop() l[0][0] l[0]['k']
t[2] t['a'] t[0]=1 t.index(5) t[None] s[5] s[-5] s['a'] s[0]='x' s[1.5] s.index('z') s.rindex('z') ''[0] b[5] b[0]=1 b['a'] b.index(b'z') ba[5] ba[5]=1 ba[0]=300 ba[0]='a' ba['x']=1 ba.pop(9) ba.remove(1) bytearray().pop()
r[3] r[-4] r['a'] r.index(9) r[0]=1 d['b'] d[1] d[None] d[(1,2)] d['it\\'s'] d[1.5] d[b'x'] d[[]] d[{}]=1 d[set()] d.pop('z') d.pop([]) {}.popitem() d['a']['b'] d['a'][0] {1:2}['1'] {True:1}[0] d[slice(1)] d[1:2] d[lambda:1]if(0)else(d[()])
None[0] None['a'] None[0]=1 (1)[0] (1)[0]=1 (1.5)[0] True[0] len[0] len['a']=1 int[0] object()[0] {1}[0] {1}[0]=1 frozenset()[0] (x_for_x)[0] iter(l)[0] zip()[0] ...[0] NotImplemented[0] (lambda:1)[0] Exception()[0] Exception[0] {1}.remove(2) {1}.remove('a') set().pop() {1}.remove([])""".split():
    try:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
for source in ("del l[5]", "del l['a']", "del t[0]", "del s[0]", "del d['z']", "del d[[]]", "del r[0]", "del b[0]", "del ba[9]", "del l[0:1:0]", "del none[0]", "del num[0]", "del {1}.x", "del d.a"):
    try:
        none, num = None, 5
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
try:
    d["missing"]
except LookupError as error:
    print(type(error).__name__, error.args)
try:
    l[99]
except LookupError as error:
    print(type(error).__name__, error.args)
big = 10 ** 30
for source in ("l[big]", "s[-big]", "t[big]", "l[big:]", "s[:big]", "l[-big:big:big]", "r[big]", "range(big)[big]", "range(big)[-1]", "l * big", "'a' * big", "l.insert(big, 1)", "l.pop(big)", "ba[big]", "[0] * -big"):
    try:
        print(source, eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
