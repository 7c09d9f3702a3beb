//! Programs that try to break the interpreter: they end as in CPython where that survives them, and with an exception of the
//! language otherwise.

use std::process::{Command, Output};

fn sesf(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sesf"));
    command.env("SESF_MEMORY_LIMIT", "512").args(arguments).output().expect("the binary runs")
}

#[track_caller]
fn assert_prints(program: &str, expected: &str) {
    let output = sesf(&["-c", program]);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{program}\n{error}");
    assert_eq!(output.status.code(), Some(0), "{program}\n{error}");
}

/// Each expression raises the exception.
#[track_caller]
fn assert_raises(setup: &str, class: &str, expressions: &[&str]) {
    let mut program = format!("import sys\n{setup}\n");
    for expression in expressions {
        program.push_str(&format!(
            "try:\n    {expression}\nexcept BaseException as e:\n    print(type(e).__name__)\nelse:\n    print('fine')\n"
        ));
    }
    assert_prints(&program, &format!("{class}\n").repeat(expressions.len()));
}

#[test]
fn deep_data_is_shown_and_compared_within_bounds() {
    for nest in ["x = [x]", "x = (x,)", "x = {1: x}"] {
        let setup = format!(
            "x = 1\nfor i in range(300_000): {nest}\ny, x = x, 1\nfor i in range(300_000): {nest}\n\
             class C:\n    def __eq__(self, other): return x == y\n"
        );
        assert_raises(
            &setup,
            "RecursionError",
            &["repr(x)", "str(x)", "x == y", "[x] == [y]", "C() == C()", "print(x)"],
        );
    }
    let tuples = "x = ()\nfor i in range(300_000): x = (x,)";
    assert_raises(tuples, "RecursionError", &["hash(x)", "{x}", "{x: 1}", "isinstance(1, x)", "x < (x,)"]);
}

#[test]
fn deep_data_is_collected() {
    assert_prints(
        "import gc\nx = []\nfor i in range(1_000_000): x = [x]\ngc.collect()\nx = None\ngc.collect()\nprint('ok')",
        "ok\n",
    );
}

#[test]
fn nested_wrappers_are_called_within_bounds() {
    assert_raises(
        "x = iter([1])\nfor i in range(100_000): x = enumerate(x)",
        "RecursionError",
        &["next(x)", "list(x)"],
    );
    assert_raises("x = iter([1])\nfor i in range(100_000): x = zip(x)", "RecursionError", &["next(x)", "list(x)"]);
    assert_raises("class D: pass\nD.__call__ = D()", "RecursionError", &["D()()"]);
    assert_raises("f = len\nfor i in range(100_000): f = staticmethod(f)", "RecursionError", &["f([])"]);
}

#[test]
fn cycles_are_shown() {
    assert_prints("x = []\nx.append(x)\nd = {1: x}\nd[2] = d\nprint(x, d)", "[[...]] {1: [[...]], 2: {...}}\n");
    assert_raises("x = []\nx.append(x)\ny = []\ny.append(y)", "RecursionError", &["x == y"]);
}

#[test]
fn what_does_not_fit_is_refused() {
    assert_raises(
        "",
        "MemoryError",
        &[
            "[0] * 10**12",
            "(0,) * 10**15",
            "'a' * 2**40",
            "'ab' * 2**61",
            "b'x' * 10**13",
            "bytes(10**14)",
            "bytearray(10**13)",
            "1 << 10**12",
            "10**10**10",
            "(-3)**(10**11)",
            "' '.join(['a' * 10**6] * 10**6)",
            "'a'.ljust(10**13)",
            "'%*d' % (10**12, 1)",
            "'{:{}}'.format(1, 10**12)",
            "f'{1:{10**11}}'",
            "(1).to_bytes(10**13, 'big')",
        ],
    );
}

#[test]
fn numbers_beyond_the_machine() {
    assert_raises("", "OverflowError", &["chr(10**20)", "len(range(10**30))", "float(10**400)", "'a' * 10**30"]);
    assert_raises("", "ValueError", &["int('9' * 10**7)", "str(10**5000)", "1 << -1"]);
    assert_raises("", "IndexError", &["[0][10**30]"]);
    assert_prints("print(range(10**30)[10**29] == 10**29, 1 >> 10**100, 0 << 10**30, [0][:10**30])", "True 0 0 [0]\n");
}

#[test]
fn unbounded_recursion_of_every_kind() {
    let setup = "
def f(): return f()
def g(): yield from g()
def h():
    for x in h(): yield x
def k(x): return sorted([1, 2], key=k)
def m(x): return list(map(m, [x]))
class C:
    def __getattr__(self, name): return self.x
    def __eq__(self, other): return self == other
    def __hash__(self): return hash((self,))
    def __repr__(self): return repr([self])
    def __str__(self): return f'{self}'
    def __call__(self): return self()
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __index__(self): return [1][self]
    def __contains__(self, item): return item in self
    def __getitem__(self, index): return self[index]
    def __add__(self, other): return self + other
    def __lt__(self, other): return self < other
    def __neg__(self): return -self
    def __iter__(self): return iter(self)
    def __enter__(self):
        with self: pass
    def __exit__(self, *what): pass
    @property
    def p(self): return self.p
class N:
    def __new__(cls): return N()
class I:
    def __init__(self): I()
class S:
    def __setattr__(self, name, value): self.x = value
class G:
    def __getattribute__(self, name): return self.x
c = C()
s = 'eval(s)'
";
    let expressions = [
        "f()",
        "next(g())",
        "list(g())",
        "next(h())",
        "k(1)",
        "m(1)",
        "c.y",
        "c == c",
        "[c] == [C()]",
        "hash(c)",
        "{c: 1}",
        "repr(c)",
        "str(c)",
        "c()",
        "len(c)",
        "bool(c)",
        "[1][c]",
        "1 in c",
        "c[0]",
        "c + 1",
        "c < c",
        "sorted([c, c])",
        "-c",
        "list(c)",
        "c.__enter__()",
        "c.p",
        "N()",
        "I()",
        "setattr(S(), 'x', 1)",
        "G().x",
        "eval(s)",
    ];
    assert_raises(setup, "RecursionError", &expressions);
}

#[test]
fn a_high_recursion_limit_is_kept() {
    assert_prints(
        "import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(300_000))\n\
         class C:\n    def __eq__(self, other): return self == other\n    def __repr__(self): return repr([self])\n\
         for text in ['C() == C()', 'repr(C())', '[C()] == [C()]']:\n    try: eval(text)\n    \
         except RecursionError: print('caught')\n",
        "300000\ncaught\ncaught\ncaught\n",
    );
}

#[test]
fn containers_that_change_under_the_hands_of_native_code() {
    assert_prints(
        "
class E:
    def __eq__(self, other): items.clear(); return False
    def __lt__(self, other): items.clear(); return False
class I:
    def __index__(self): items.clear(); return 3
def fresh():
    global items
    items = [E() for i in range(10)]
    return items
print(E() in fresh(), fresh().count(E()), fresh() == [E() for i in range(10)])
for text in ['items.index(E())', 'items.remove(E())', 'items.sort()', 'items[I()]', 'items.pop(I())']:
    fresh()
    try: eval(text)
    except (ValueError, IndexError) as e: print(type(e).__name__)
fresh()[1:I()] = [5]
print(items)
",
        "False 0 False\nValueError\nValueError\nIndexError\nIndexError\n[5]\n",
    );
}

#[test]
fn attributes_with_odd_names() {
    assert_prints(
        "
class C: pass
c, d = C(), C()
c.__dict__
setattr(c, '', 1); c.y = 2
setattr(d, '', 3); d.z = 4
print(vars(c), vars(d), getattr(c, ''), getattr(d, ''))
e = C()
for i in range(2000): setattr(e, 'a%d' % i, i)
print(len(vars(e)), e.a1999)
",
        "{'': 1, 'y': 2} {'': 3, 'z': 4} 1 3\n2000 1999\n",
    );
}

#[test]
fn one_code_in_different_globals() {
    assert_prints(
        "c = compile('print(len)', '', 'exec')\nexec(c, {'x': 1})\nexec(c, {'len': 5})\n",
        "<built-in function len>\n5\n",
    );
}

#[test]
fn large_programs() {
    assert_prints("exec(''.join('x%d = %d\\n' % (i % 100, i) for i in range(100_000)))\nprint(x99)", "99999\n");
    assert_prints("print(len(eval('(' + '1,' * 300_000 + ')')))", "300000\n");
    assert_prints("print(len(eval('{' + ','.join('%d: 1' % i for i in range(50_000)) + '}')))", "50000\n");
    assert_prints("exec('if 0: pass\\n' + 'elif 0: pass\\n' * 2_000)\nprint('ok')", "ok\n");
    assert_prints("print(max(*range(100_000)))", "99999\n");
}

#[test]
fn deep_programs() {
    let program = "
for text in ['(' * 100_000 + ')' * 100_000, '-' * 100_000 + '1', 'x' + '.x' * 100_000, '1' + '+1' * 100_000,
             'lambda:' * 100_000 + '1', '[' * 100_000, 'f\"{' * 100_000, 'f' + '()' * 100_000]:
    try: compile(text, '', 'eval'); print('fine')
    except (SyntaxError, RecursionError, MemoryError): print('refused')
for n in (90, 10_000):
    text = ''.join(' ' * i + 'def f():\\n' for i in range(n)) + ' ' * n + 'pass\\n'
    try: compile(text, '', 'exec'); print('fine')
    except (SyntaxError, RecursionError, MemoryError): print('refused')
";
    let output = sesf(&["-c", program]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().last(), Some("refused"));
}

#[test]
fn files_that_are_no_programs() {
    let folder = std::env::temp_dir().join(format!("sesf-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let missing = sesf(&[&folder.join("missing.py").to_string_lossy()]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("No such file or directory"));
    for (name, bytes) in
        [("bytes.py", &b"x = '\xff'\n"[..]), ("nul.py", b"x = 1\0\n"), ("binary.py", b"\x7fELF\x02\x01\xff\xfe")]
    {
        let file = folder.join(name);
        std::fs::write(&file, bytes).expect("a file");
        let output = sesf(&[&file.to_string_lossy()]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{name}: {error}");
        assert!(error.contains("SyntaxError") || error.contains("ValueError"), "{name}: {error}");
    }
    let directory = sesf(&[&folder.to_string_lossy()]);
    assert_eq!(directory.status.code(), Some(1), "{}", String::from_utf8_lossy(&directory.stderr));
    std::fs::remove_dir_all(&folder).expect("it can be removed");
}
