"""A tokenizer, parser and interpreter of a small language with functions and closures."""


class LangError(Exception):
    pass


def tokenize(text):
    i, line = 0, 1
    while i < len(text):
        c = text[i]
        if c == "\n":
            line += 1
        if c.isspace():
            i += 1
        elif c == "#":
            while i < len(text) and text[i] != "\n":
                i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield "num", float(text[i:j]) if "." in text[i:j] else int(text[i:j]), line
            i = j
        elif c.isalpha() or c == "_":
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == "_"):
                j += 1
            word = text[i:j]
            yield ("key" if word in ("let", "fn", "if", "else", "while", "return", "print", "and", "or", "not") else "name"), word, line
            i = j
        elif c == '"':
            j = text.index('"', i + 1)
            yield "str", text[i + 1:j], line
            i = j + 1
        else:
            op = text[i:i + 2] if text[i:i + 2] in ("==", "!=", "<=", ">=") else c
            if op not in "+-*/%(){}<>=,;==!=<=>=":
                raise LangError(f"line {line}: bad character {c!r}")
            yield "op", op, line
            i += len(op)
    yield "end", None, line


class Parser:
    LEVELS = [("or",), ("and",), ("==", "!=", "<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%")]

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.at = 0

    def accept(self, *values):
        kind, value, _ = self.tokens[self.at]
        if kind in ("op", "key") and value in values:
            self.at += 1
            return value

    def expect(self, value):
        if not self.accept(value):
            _, found, line = self.tokens[self.at]
            raise LangError(f"line {line}: expected {value!r}, found {found!r}")

    def name(self):
        kind, value, line = self.tokens[self.at]
        if kind != "name":
            raise LangError(f"line {line}: expected a name, found {value!r}")
        self.at += 1
        return value

    def program(self):
        out = []
        while self.tokens[self.at][0] != "end":
            out.append(self.statement())
        return out

    def block(self):
        self.expect("{")
        out = []
        while not self.accept("}"):
            out.append(self.statement())
        return out

    def statement(self):
        if self.accept("let"):
            name = self.name()
            self.expect("=")
            node = ("let", name, self.expression())
        elif self.accept("print"):
            node = ("print", self.expression())
        elif self.accept("return"):
            node = ("return", self.expression())
        elif self.accept("if"):
            test, then = self.expression(), self.block()
            return ("if", test, then, self.block() if self.accept("else") else [])
        elif self.accept("while"):
            return ("while", self.expression(), self.block())
        else:
            e = self.expression()
            if self.accept("="):
                if e[0] != "var":
                    raise LangError("bad target")
                node = ("set", e[1], self.expression())
            else:
                node = ("expr", e)
        self.expect(";")
        return node

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while op := self.accept(*self.LEVELS[level]):
            left = ("bin", op, left, self.expression(level + 1))
        return left

    def unary(self):
        if op := self.accept("-", "not"):
            return ("un", op, self.unary())
        node = self.primary()
        while self.accept("("):
            args = []
            while not self.accept(")"):
                args.append(self.expression())
                self.accept(",")
            node = ("call", node, args)
        return node

    def primary(self):
        kind, value, line = self.tokens[self.at]
        if kind in ("num", "str"):
            self.at += 1
            return ("lit", value)
        if self.accept("("):
            e = self.expression()
            self.expect(")")
            return e
        if self.accept("fn"):
            self.expect("(")
            params = []
            while not self.accept(")"):
                params.append(self.name())
                self.accept(",")
            return ("fn", params, self.block())
        if kind == "name":
            return ("var", self.name())
        raise LangError(f"line {line}: unexpected {value!r}")


class Return(Exception):
    pass


class Env(dict):
    def __init__(self, parent=None, **kw):
        super().__init__(**kw)
        self.parent = parent

    def where(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.parent
        raise LangError(f"unknown name {name}")


OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b}


def run(block, env):
    for node in block:
        match node:
            case ("let", name, e):
                env[name] = evaluate(e, env)
            case ("set", name, e):
                env.where(name)[name] = evaluate(e, env)
            case ("print", e):
                print(evaluate(e, env))
            case ("return", e):
                raise Return(evaluate(e, env))
            case ("if", test, then, other):
                run(then if evaluate(test, env) else other, Env(env))
            case ("while", test, body):
                while evaluate(test, env):
                    run(body, Env(env))
            case ("expr", e):
                evaluate(e, env)


def evaluate(node, env):
    match node:
        case ("lit", value):
            return value
        case ("var", name):
            return env.where(name)[name]
        case ("bin", "and", a, b):
            return evaluate(a, env) and evaluate(b, env)
        case ("bin", "or", a, b):
            return evaluate(a, env) or evaluate(b, env)
        case ("bin", op, a, b):
            try:
                return OPS[op](evaluate(a, env), evaluate(b, env))
            except (TypeError, ZeroDivisionError) as error:
                raise LangError(f"{op}: {error}") from error
        case ("un", "-", e):
            return -evaluate(e, env)
        case ("un", "not", e):
            return not evaluate(e, env)
        case ("fn", params, body):
            def function(*args):
                if len(args) != len(params):
                    raise LangError(f"expected {len(params)} arguments, got {len(args)}")
                try:
                    run(body, Env(env, **dict(zip(params, args))))
                except Return as r:
                    return r.args[0]
            return function
        case ("call", f, args):
            return evaluate(f, env)(*[evaluate(a, env) for a in args])


run(Parser('''
# closures and recursion
let make = fn(n) { let count = 0; return fn() { count = count + n; return count; }; };
let by2 = make(2); let by5 = make(5);
by2(); by5();
print by2() + by5() * 100;
let fact = fn(n) { if n < 2 { return 1; } return n * fact(n - 1); };
print fact(20);
let i = 1; let text = "";
while i <= 15 {
    if i % 15 == 0 { text = text + "FizzBuzz "; } else { if i % 3 == 0 { text = text + "Fizz "; } else { if i % 5 == 0 { text = text + "Buzz "; } } }
    i = i + 1;
}
print text;
print (1 + 2) * 3 - 4 / 2 == 7 and not (1 > 2) or "never";
let twice = fn(f, x) { return f(f(x)); };
print twice(fn(x) { return x * x; }, 3);
print -2 * -3;
'''). program(), Env())
for bad in ("let = 5;", "print 1", "print @;", "print x;", "1 = 2;", "print 1 / 0;", 'print "a" - 1;', "let f = fn(a) { return a; }; f();", "if 1 { print 2;", "print (1;", "x = 1;"):
    try:
        run(Parser(bad).program(), Env())
    except LangError as error:
        print(f"{bad:<40} {error}")
