def f(rows, k):
    a = [x * k for row in rows if row for x in row]
    b = {x: y for x, y in rows}
    return a, b, (x for x in rows)
