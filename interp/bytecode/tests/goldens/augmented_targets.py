def f(a, i):
    a.b += i
    a[i] *= 2
    a[i := 3] += i
