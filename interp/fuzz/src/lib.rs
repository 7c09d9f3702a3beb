//! Makes small valid programs from bytes.
//!
//! The bytes are a list of choices; when they are used up, every choice is the simplest. Loops are bounded, so that a program
//! can run away only by recursion or by the size of its values, which fuel and the memory limit catch.

/// The choices that are left.
struct Maker<'a> {
    choices: &'a [u8],
    out: String,
    indent: usize,
    /// In a function: `return` may stand here.
    in_function: bool,
    in_loop: bool,
}

const NAMES: &[&str] = &["a", "b", "c", "d", "x", "y"];
const FUNCTIONS: &[&str] = &["f", "g", "h"];
const CLASSES: &[&str] = &["C", "D", "E"];
const METHODS: &[&str] = &[
    "append",
    "pop",
    "items",
    "keys",
    "values",
    "get",
    "update",
    "add",
    "split",
    "join",
    "strip",
    "replace",
    "upper",
    "index",
    "count",
    "sort",
    "reverse",
    "extend",
    "insert",
    "remove",
    "clear",
    "copy",
    "send",
    "throw",
    "close",
    "encode",
    "decode",
    "format",
    "setdefault",
    "union",
    "discard",
    "popitem",
    "find",
    "startswith",
    "zfill",
    "center",
    "m",
    "n",
    "__add__",
    "__eq__",
    "__len__",
    "__iter__",
    "__next__",
    "__repr__",
    "__init__",
    "__class__",
    "__dict__",
    "partition",
    "rsplit",
    "translate",
    "to_bytes",
    "bit_length",
    "hex",
    "isdigit",
    "title",
    "with_traceback",
    "add_note",
    "__getattribute__",
];
const SPECIAL: &[&str] = &[
    "__init__",
    "__repr__",
    "__eq__",
    "__hash__",
    "__len__",
    "__iter__",
    "__next__",
    "__getitem__",
    "__setitem__",
    "__call__",
    "__add__",
    "__radd__",
    "__iadd__",
    "__lt__",
    "__bool__",
    "__contains__",
    "__getattr__",
    "__setattr__",
    "__enter__",
    "__exit__",
    "__new__",
    "__del__",
    "__str__",
    "__index__",
    "__get__",
    "__set__",
    "__init_subclass__",
    "__format__",
    "m",
    "n",
    "__getattribute__",
    "__reversed__",
    "__missing__",
    "__neg__",
    "__set_name__",
    "__class_getitem__",
    "__delattr__",
];
const BUILTINS: &[&str] = &[
    "len",
    "str",
    "repr",
    "sorted",
    "sum",
    "list",
    "dict",
    "set",
    "tuple",
    "int",
    "float",
    "abs",
    "min",
    "max",
    "iter",
    "next",
    "hash",
    "type",
    "enumerate",
    "zip",
    "map",
    "reversed",
    "any",
    "all",
    "bool",
    "frozenset",
    "bytes",
    "bytearray",
    "chr",
    "ord",
    "hex",
    "round",
    "divmod",
    "callable",
    "isinstance",
    "issubclass",
    "getattr",
    "setattr",
    "hasattr",
    "vars",
    "dir",
    "filter",
    "complex",
    "slice",
    "format",
    "property",
    "staticmethod",
    "classmethod",
    "super",
    "object",
    "memoryview",
    "print",
    "ascii",
    "id",
];
const EXCEPTIONS: &[&str] = &[
    "Exception",
    "ValueError",
    "KeyError",
    "TypeError",
    "IndexError",
    "StopIteration",
    "ZeroDivisionError",
    "AttributeError",
    "BaseException",
    "(KeyError, ValueError)",
    "RecursionError",
    "RuntimeError",
    "ExceptionGroup",
    "NameError",
    "LookupError",
];
const BINARY: &[&str] = &["+", "-", "*", "/", "//", "%", "&", "|", "^", "@", ">>"];
const COMPARE: &[&str] = &["<", "<=", ">", ">=", "==", "!=", "in", "not in", "is", "is not"];
const LITERALS: &[&str] = &[
    "0",
    "1",
    "2",
    "-1",
    "3",
    "7",
    "100",
    "2**63",
    "-2**63",
    "9223372036854775807",
    "10**20",
    "0.0",
    "1.5",
    "-0.0",
    "1e308",
    "float('nan')",
    "2j",
    "''",
    "'a'",
    "'abc'",
    "'é\\U0001f600'",
    "'x' * 40",
    "b''",
    "b'ab\\xff'",
    "None",
    "True",
    "False",
    "...",
    "NotImplemented",
    "()",
    "[]",
    "{}",
    "set()",
    "(1, 2)",
    "[1, 2, 3]",
    "{'a': 1}",
    "{1, 2}",
    "'%s %d'",
    "'{} {0}'",
    "range(5)",
    "range(10, 0, -3)",
    "slice(1, None, 2)",
];

/// The program that the bytes choose.
pub fn program(choices: &[u8]) -> String {
    let mut maker = Maker { choices, out: String::new(), indent: 0, in_function: false, in_loop: false };
    for name in NAMES {
        maker.line(&format!("{name} = {}", LITERALS[name.len() + maker.indent]));
    }
    while !maker.choices.is_empty() && maker.out.len() < 4000 {
        maker.statement(3);
    }
    maker.out
}

/// Puts the parts into the places `{a}`, `{b}` and `{v}` of a form, but not into each other.
fn fill(form: &str, a: &str, b: &str, v: &str) -> String {
    let mut out = String::new();
    let mut rest = form;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let (part, len) = match &rest[at..] {
            place if place.starts_with("{a}") => (a, 3),
            place if place.starts_with("{b}") => (b, 3),
            place if place.starts_with("{v}") => (v, 3),
            _ => ("{", 1),
        };
        out.push_str(part);
        rest = &rest[at + len..];
    }
    out + rest
}

impl Maker<'_> {
    fn byte(&mut self) -> usize {
        match self.choices.split_first() {
            Some((first, rest)) => {
                self.choices = rest;
                *first as usize
            }
            None => 0,
        }
    }

    fn pick<'b>(&mut self, from: &[&'b str]) -> &'b str {
        from[self.byte() % from.len()]
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(&"    ".repeat(self.indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn block(&mut self, depth: usize) {
        self.indent += 1;
        for _ in 0..1 + self.byte() % 3 {
            self.statement(depth.saturating_sub(1));
        }
        self.indent -= 1;
    }

    fn loop_block(&mut self, depth: usize) {
        let outer = std::mem::replace(&mut self.in_loop, true);
        self.block(depth);
        self.in_loop = outer;
    }

    fn function_block(&mut self, depth: usize) {
        let outer = (std::mem::replace(&mut self.in_function, true), std::mem::replace(&mut self.in_loop, false));
        self.block(depth);
        (self.in_function, self.in_loop) = outer;
    }

    fn statement(&mut self, depth: usize) {
        let name = self.pick(NAMES);
        let choice = self.byte() % if depth == 0 { 12 } else { 24 };
        match choice {
            0 | 1 => {
                let value = self.expression(3);
                self.line(&format!("{name} = {value}"));
            }
            2 => {
                let (op, value) = (self.pick(BINARY), self.expression(2));
                self.line(&format!("{name} {op}= {value}"));
            }
            3 => {
                let (index, value) = (self.expression(1), self.expression(2));
                self.line(&format!("{name}[{index}] = {value}"));
            }
            4 => {
                let (attribute, value) = (self.pick(METHODS), self.expression(2));
                self.line(&format!("{name}.{attribute} = {value}"));
            }
            5 => {
                let value = self.expression(3);
                self.line(&format!("print({value})"));
            }
            6 => {
                let (second, value) = (self.pick(NAMES), self.expression(2));
                let star = if self.byte().is_multiple_of(2) { "*" } else { "" };
                self.line(&format!("{name}, {star}{second} = {value}"));
            }
            7 => {
                let value = self.expression(1);
                let text = ["del {n}", "del {n}[{v}]", "del {n}.m", "assert {v}", "del {n}[1:]"][self.byte() % 5];
                self.line(&text.replace("{n}", name).replace("{v}", &value));
            }
            8 if self.in_function => {
                let value = self.expression(2);
                let how = ["return", "yield", "yield from", "return"][self.byte() % 4];
                self.line(&format!("{how} {value}"));
            }
            9 if self.in_loop => {
                let text = ["break", "continue"][self.byte() % 2];
                self.line(text);
            }
            10 => {
                let (class, value) = (self.pick(&EXCEPTIONS[..8]), self.expression(1));
                let text = ["raise {c}({v})", "raise {c}", "raise", "raise {n}", "raise {c} from {n}"][self.byte() % 5];
                self.line(&text.replace("{c}", class).replace("{v}", &value).replace("{n}", name));
            }
            8..=11 => {
                let value = self.expression(4);
                self.line(&value);
            }
            12 => {
                let test = self.expression(2);
                self.line(&format!("if {test}:"));
                self.block(depth);
                self.line("else:");
                self.block(depth);
            }
            13 | 14 => {
                let source = if choice == 13 { format!("range({})", self.byte() % 6) } else { self.expression(2) };
                self.line(&format!("for {name} in {source}:"));
                self.loop_block(depth);
                if self.byte().is_multiple_of(3) {
                    self.line("else:");
                    self.block(depth);
                }
            }
            15 => {
                let limit = self.byte() % 6;
                self.line(&format!("count_{} = 0", self.indent));
                let test = self.expression(1);
                self.line(&format!("while (count_{0} := count_{0} + 1) < {limit} or not {test}:", self.indent));
                self.loop_block(depth);
            }
            16 | 17 => self.try_statement(depth, name),
            18 | 19 => self.function(depth),
            20 | 21 => self.class(depth),
            22 => {
                let value = self.expression(1);
                self.line(&format!("with {value} as {name}:"));
                self.block(depth);
            }
            _ => {
                let value = self.expression(2);
                self.line(&format!("match {value}:"));
                self.indent += 1;
                for _ in 0..1 + self.byte() % 2 {
                    let class = self.pick(&["int", "str", "C", "dict"]);
                    let pattern = self.pick(&[
                        "1",
                        "'a'",
                        "[p, *q]",
                        "{'a': p, **q}",
                        "K(p)",
                        "K(m=p)",
                        "None | True",
                        "(1, p) | [p]",
                        "-1",
                        "p if p",
                    ]);
                    self.line(&format!("case {}:", pattern.replace('K', class)));
                    self.block(depth);
                }
                self.indent -= 1;
            }
        }
    }

    fn try_statement(&mut self, depth: usize, name: &str) {
        self.line("try:");
        self.block(depth);
        let form = self.byte() % 5;
        if form != 0 {
            let star = if form == 4 { "*" } else { "" };
            let exception = self.pick(EXCEPTIONS).replace(if form == 4 { "ExceptionGroup" } else { "\0" }, "OSError");
            self.line(&format!("except{star} {exception} as {name}:"));
            let outer = (std::mem::take(&mut self.in_loop), self.in_function);
            if form == 4 {
                self.in_function = false;
                self.block(depth);
            } else {
                self.in_loop = outer.0;
                self.block(depth);
            }
            (self.in_loop, self.in_function) = outer;
        }
        if form == 0 || form == 3 {
            self.line("finally:");
            self.block(depth);
        }
    }

    fn function(&mut self, depth: usize) {
        if self.byte().is_multiple_of(8) {
            let decorator = self.pick(&["f", "staticmethod", "property", "C"]);
            self.line(&format!("@{decorator}"));
        }
        let name = self.pick(FUNCTIONS);
        let parameters =
            self.pick(&["", "a", "a, b=1", "*a", "a, *, x=2", "**y", "a, /, b=None, *c, d=1, **x", "x, y"]);
        self.line(&format!("def {name}({parameters}):"));
        self.function_block(depth);
    }

    fn class(&mut self, depth: usize) {
        let name = self.pick(CLASSES);
        let base =
            self.pick(&["", "(object)", "(C)", "(D)", "(list)", "(dict)", "(int)", "(Exception)", "(str)", "(C, D)"]);
        self.line(&format!("class {name}{base}:"));
        self.indent += 1;
        if self.byte().is_multiple_of(8) {
            self.line("__slots__ = ('m', 'n')");
        } else {
            let value = self.expression(1);
            self.line(&format!("m = {value}"));
        }
        for _ in 0..self.byte() % 4 {
            let decorator = self.pick(&["", "", "", "", "@property", "@classmethod", "@staticmethod"]);
            if !decorator.is_empty() {
                self.line(decorator);
            }
            let method = self.pick(SPECIAL);
            let parameters = self.pick(&["self", "self, *a", "self, a", "self, a=1, **x", "self, x, y"]);
            self.line(&format!("def {method}({parameters}):"));
            self.function_block(depth);
        }
        self.indent -= 1;
    }

    fn expression(&mut self, depth: usize) -> String {
        let choice = self.byte() % if depth == 0 { 6 } else { 32 };
        match choice {
            0..=2 => self.pick(NAMES).to_string(),
            3 | 4 => self.pick(LITERALS).to_string(),
            5 => {
                self.pick(&["f", "g", "h", "C", "D", "E", "int", "str", "len", "f()", "C()", "D()", "g()"]).to_string()
            }
            6..=8 => {
                let (a, op, b) = (self.expression(depth - 1), self.pick(BINARY), self.expression(depth - 1));
                format!("({a} {op} {b})")
            }
            9 | 10 => {
                let (a, op, b) = (self.expression(depth - 1), self.pick(COMPARE), self.expression(depth - 1));
                format!("({a} {op} {b})")
            }
            11 => {
                let (a, b) = (self.expression(depth - 1), self.expression(depth - 1));
                let form = self.pick(&[
                    "({a} and {b})",
                    "({a} or {b})",
                    "(not {a})",
                    "(-{a})",
                    "(~{a})",
                    "({a} if {b} else 1)",
                ]);
                fill(form, &a, &b, "")
            }
            12..=15 => {
                let function = self.pick(BUILTINS);
                let arguments = self.arguments(depth);
                format!("{function}({arguments})")
            }
            16..=19 => {
                let (object, method) = (self.expression(depth - 1), self.pick(METHODS));
                let arguments = self.arguments(depth);
                format!("({object}).{method}({arguments})")
            }
            20 => {
                let function = self.pick(&["f", "g", "h", "C", "D", "E"]);
                let arguments = self.arguments(depth);
                format!("{function}({arguments})")
            }
            21 | 22 => {
                let (a, b) = (self.expression(depth - 1), self.expression(depth - 1));
                let form = self.pick(&["({a})[{b}]", "({a})[{b}:]", "({a})[::{b}]", "({a})[{b}:-1]", "({a})[1:{b}:2]"]);
                fill(form, &a, &b, "")
            }
            23 => {
                let (object, attribute) = (self.expression(depth - 1), self.pick(METHODS));
                format!("({object}).{attribute}")
            }
            24 | 25 => {
                let (a, b) = (self.expression(depth - 1), self.expression(depth - 1));
                let form = self.pick(&[
                    "[{a}, {b}]",
                    "({a}, {b})",
                    "{{a}: {b}}",
                    "{{a}, {b}}",
                    "[*{a}, {b}]",
                    "{**{a}, 'k': {b}}",
                    "({a},)",
                ]);
                fill(form, &a, &b, "")
            }
            26 | 27 => {
                let (a, b, v) = (self.expression(depth - 1), self.expression(depth - 1), self.pick(NAMES));
                let form = self.pick(&[
                    "[{a} for {v} in {b}]",
                    "{{a} for {v} in {b}}",
                    "{{v}: {a} for {v} in {b}}",
                    "list({a} for {v} in {b})",
                    "({a} for {v} in {b} if {v})",
                    "[{v} for {v} in {b} for {v} in [{a}]]",
                ]);
                fill(form, &a, &b, v)
            }
            28 => {
                let (a, v) = (self.expression(depth - 1), self.pick(NAMES));
                format!("(lambda {v}=1, *z: {a})")
            }
            29 => {
                let name = self.pick(NAMES);
                let form = self.pick(&[
                    "f'{N}'",
                    "f'{N!r:>10}'",
                    "f'{N:{N}}'",
                    "'%s' % (N,)",
                    "f'{N!a}x{N=}'",
                    "'{0!r:5}'.format(N)",
                ]);
                form.replace('N', name)
            }
            30 => {
                let (a, shift) = (self.expression(depth - 1), self.byte() % 70);
                let op = self.pick(&["**", "<<"]);
                format!("({a} {op} {})", if op == "**" { shift % 8 } else { shift })
            }
            _ => {
                let a = self.expression(depth - 1);
                format!("({a}, *{})", self.pick(NAMES))
            }
        }
    }

    fn arguments(&mut self, depth: usize) -> String {
        let n = self.byte() % 4;
        let mut arguments: Vec<String> = (0..n).map(|_| self.expression(depth - 1)).collect();
        if self.byte().is_multiple_of(8) {
            let name = self.pick(NAMES);
            let form = self.pick(&["*N", "**N", "key=N", "x=N", "default=N"]);
            arguments.push(form.replace('N', name));
        }
        arguments.join(", ")
    }
}
