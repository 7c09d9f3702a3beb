"""TypeError messages of calls with wrong arguments to builtin functions, methods and types."""

l, d, s = [3, 1, 2], {"a": 1}, "text"
for source in [
    "len()", "len(1, 2)", "len(5)", "len(x=1)", "len(None)",
    "abs()", "abs('a')", "abs(1, 2)", "abs([])",
    "ord('ab')", "ord(5)", "ord('')", "ord(b'ab')", "chr('a')", "chr(-1)", "chr(0x110000)", "chr(1.5)",
    "hex('a')", "hex(1.5)", "bin(None)", "oct([])",
    "round('a')", "divmod(1)", "divmod('a', 1)", "pow(1)", "pow('a', 2)", "pow(2, 3, 0)", "pow(2.0, 3, 5)", "pow(2, 'a')",
    "sum()", "sum(5)", "sum(['a'])", "sum([[1], [2]])", "sum('ab', '')", "sum([1], 'a')", "sum([b'a'], b'')",
    "min()", "min([])", "max([])", "max(5)", "max(1, 'a')", "max([1], key=5)", "min(1, 2, default=3)", "max(None, 1)", "min([1], x=2)",
    "sorted()", "sorted(5)", "sorted([1, 'a'])", "sorted([1], 2)", "sorted([1], key=5)", "sorted([1], reverse='a')", "sorted([1], cmp=1)", "sorted([1, None])",
    "range()", "range('a')", "range(1.5)", "range(1, 2, 0)", "range(1, 2, 3, 4)", "range(None)", "range(stop=5)",
    "enumerate()", "enumerate(5)", "enumerate([], 'a')", "zip(5)", "zip([1], strict=True) and list(zip([1], [], strict=True))", "list(zip([1], [1, 2], strict=True))", "list(zip([1, 2], [1, 2], [1], strict=True))",
    "map()", "map(len)", "map(len, 5)", "list(map(len, [5]))", "list(map(5, [1]))", "filter()", "filter(None)", "filter(None, 5)", "list(filter(5, [1]))", "reversed(5)", "reversed({1})",
    "iter()", "iter(5)", "iter(5, 1)", "next()", "next(5)", "next([])", "next(iter([]), 1, 2)", "all(5)", "any()", "all(1, 2)",
    "isinstance(1)", "isinstance(1, 2)", "issubclass(1, int)", "callable()", "hash([])", "id()", "getattr(1)", "getattr(1, 2)", "setattr(1)", "hasattr(1, 2)", "vars(5)", "dir(1, 2)",
    "int('a')", "int([])", "int(None)", "int('1', 'a')", "int(1, 2)", "int('1', 37)", "int('z', 10)", "int(1, 2, 3)", "int(x=5)", "int('', 10)", "int(base=10)",
    "float('a')", "float([])", "float(None)", "float(1, 2)", "float('')", "complex('a')", "complex([])", "complex(1, 'a')", "complex('1', 2)", "bool(1, 2)",
    "str(1, 2)", "str(b'a', 5)", "str(1, 'ascii')", "str('a', 'ascii')", "bytes('a')", "bytes(-1)", "bytes([256])", "bytes(['a'])", "bytes(1.5)", "bytes(1, 'ascii')", "bytearray('a')", "bytes(None)",
    "list(5)", "list(1, 2)", "tuple(5)", "tuple(1, 2)", "set(5)", "set([[]])", "set(1, 2)", "frozenset(5)", "dict(5)", "dict([1])", "dict([[1, 2, 3]])", "dict(1, 2)", "dict(['a'])", "list(x=1)", "tuple(x=1)", "set(x=1)",
    "type()", "type(1, 2)", "type(1, 2, 3)", "type('A', 5, {})", "type('A', (), 5)", "type('A', (5,), {})", "type(5, (), {})", "object(1)", "super()", "super(5)", "property(1, 2, 3, 4, 5)", "slice()", "memoryview(5)", "memoryview()",
    "print(1, sep=5)", "print(1, end=5)", "print(1, file=5)", "print(1, x=5)", "input(1, 2)", "open()", "open(5.5)", "open(None)", "eval()", "exec(5)", "compile('1')", "format()", "format(1, 2)", "repr()", "repr(1, 2)", "ascii()",
    "l.append()", "l.append(1, 2)", "l.append(x=1)", "l.extend()", "l.extend(5)", "l.insert(1)", "l.insert('a', 1)", "l.pop('a')", "l.pop(1, 2)", "l.pop(10)", "[].pop()", "l.remove(9)", "l.remove()", "l.index(9)", "l.index()", "l.count()", "l.sort(1)", "l.sort(key=5)", "l.sort(x=1)", "l.reverse(1)", "l.clear(1)", "l.copy(1)", "l.nothing()",
    "d.get()", "d.get(1, 2, 3)", "d.get([])", "d.pop()", "d.pop('z')", "d.popitem(1)", "{}.popitem()", "d.update(5)", "d.update([1])", "d.update([(1, 2, 3)])", "d.update(1, 2)", "d.setdefault()", "d.setdefault([])", "d.keys(1)", "d.items(1)", "d.copy(1)", "d.fromkeys()", "d.fromkeys(5)", "d.get(key=1)",
    "s.join(5)", "s.join([1])", "s.join(['a', 2])", "s.join()", "s.split(5)", "s.split('')", "s.split(' ', 'a')", "s.replace('a')", "s.replace(1, 2)", "s.replace('a', 'b', 'c')", "s.find()", "s.find(5)", "s.index('z')", "s.count(5)", "s.startswith(5)", "s.startswith(['a'])", "s.startswith(('a', 5))", "s.endswith()", "s.strip(5)", "s.center()", "s.center('a')", "s.center(5, 'ab')", "s.ljust(5, 5)", "s.zfill('a')", "s.upper(1)", "s.encode(5)", "s.encode('nope')", "s.format_map()", "s.translate()", "s.partition()", "s.partition('')", "s.partition(5)", "s.expandtabs('a')", "s.splitlines(1, 2)", "s.title(1)", "str.maketrans('a')", "str.maketrans('a', 'bc')", "s.removeprefix(5)", "s.isdigit(1)",
    "(1).bit_length(1)", "(1).to_bytes()", "(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(1).to_bytes(1, 'middle')", "int.from_bytes('a', 'big')", "int.from_bytes(b'a', 'x')", "(1.5).hex(1)", "float.fromhex('z')", "(1.5).is_integer(1)",
    "{1}.add()", "{1}.add([])", "{1}.remove(5)", "{1}.pop(1)", "set().pop()", "{1}.union(5)", "{1}.update(5)", "{1}.issubset(5)", "{1}.intersection(5)", "{1}.discard()", "(1, 2).index(3)", "(1, 2).count()", "(1,).index()",
]:
    try:
        print(source, "=", repr(eval(source)))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
