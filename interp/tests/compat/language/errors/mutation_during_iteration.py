"""Changing containers while they are iterated: RuntimeErrors of dicts and sets, behaviour of lists."""


def attempt(f):
    try:
        print(f.__name__, "->", f())
    except Exception as error:
        print(f.__name__, "->", type(error).__name__, error)


@attempt
def dict_grows():
    d = {1: 1, 2: 2}
    for k in d:
        d[k + 10] = 0


@attempt
def dict_shrinks():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]


@attempt
def dict_same_size():
    d = {1: 1, 2: 2}
    for k in d:
        d[k] = k * 10
    return d


@attempt
def dict_values_and_items():
    out = []
    for view in (dict.values, dict.items, dict.keys, iter, reversed):
        d = {"a": 1}
        it = iter(view(d))
        d["b"] = 2
        try:
            next(it)
        except RuntimeError as error:
            out.append(str(error))
    return out


@attempt
def dict_break_in_time():
    d = {1: 1, 2: 2}
    for k in d:
        d[99] = 1
        break
    return d


@attempt
def dict_list_copy():
    d = {1: 1, 2: 2, 3: 3}
    for k in list(d):
        if k % 2:
            del d[k]
    return d


@attempt
def dict_pop_last():
    d = {1: 1}
    for k in d:
        d.pop(k)
    return d


@attempt
def dict_clear():
    d = {1: 1, 2: 2}
    for k in d:
        d.clear()


@attempt
def set_grows():
    s = {1, 2}
    for x in s:
        s.add(x + 10)


@attempt
def set_shrinks():
    s = {1, 2, 3}
    for x in s:
        s.discard(x)


@attempt
def set_copy():
    s = {1, 2, 3, 4}
    for x in s.copy():
        if x % 2:
            s.remove(x)
    return sorted(s)


@attempt
def set_same_elements():
    s = {1, 2}
    for x in s:
        s.add(x)
    return sorted(s)


@attempt
def list_append():
    l = [1, 2]
    for x in l:
        if len(l) < 6:
            l.append(x + 10)
    return l


@attempt
def list_remove():
    l = [1, 2, 3, 4]
    seen = []
    for x in l:
        seen.append(x)
        l.remove(x)
    return l, seen


@attempt
def list_clear():
    l = [1, 2, 3]
    seen = []
    for x in l:
        seen.append(x)
        l.clear()
    return seen


@attempt
def list_insert():
    l = [1, 2]
    for i, x in enumerate(l):
        l.insert(0, "new")
        if i > 2:
            break
    return l


@attempt
def list_reversed_append():
    l = [1, 2, 3]
    out = []
    for x in reversed(l):
        out.append(x)
        l.append(9)
    return out


@attempt
def list_reversed_shrinks():
    l = [1, 2, 3, 4]
    out = []
    for x in reversed(l):
        out.append(x)
        del l[:2]
    return out


@attempt
def sort_sees_empty_list():
    l = [3, 1, 2]
    seen = []
    def key(x):
        seen.append(list(l))
        return x
    l.sort(key=key)
    return l, seen


@attempt
def sort_modified():
    l = [3, 1, 2]
    def key(x):
        l.append(x)
        return x
    l.sort(key=key)


@attempt
def bytearray_grows():
    b = bytearray(b"ab")
    n = 0
    for x in b:
        n += 1
        if len(b) < 5:
            b.append(x)
    return n, b


@attempt
def comprehension():
    d = {1: 1}
    return [d.setdefault(k + 1, 0) for k in d]


@attempt
def update_with_itself():
    d = {1: 1}
    d.update(d)
    l = [1, 2]
    l.extend(l)
    s = {1}
    s.update(s)
    l[1:1] = l
    return d, l, s


@attempt
def exhausted_stays_exhausted():
    l = [1]
    it = iter(l)
    list(it)
    l.append(2)
    d = {1: 1}
    dit = iter(d)
    list(dit)
    d[2] = 2
    return list(it), list(dit)


@attempt
def eq_that_changes():
    class Evil:
        def __eq__(self, other):
            l.clear()
            return False
    l = [1, Evil(), 3]
    return 3 in l, l


@attempt
def key_changed_during_dict_comprehension():
    d = {"a": 1, "b": 2}
    return {k: d.pop(k) for k in d}
