"""An expression evaluator: shunting yard, an AST with derivatives, simplification and printing."""

import math


class Expr:
    def __add__(self, o):
        return Add(self, wrap(o))

    def __radd__(self, o):
        return Add(wrap(o), self)

    def __sub__(self, o):
        return Add(self, Mul(Num(-1), wrap(o)))

    def __mul__(self, o):
        return Mul(self, wrap(o))

    def __rmul__(self, o):
        return Mul(wrap(o), self)

    def __pow__(self, n):
        return Pow(self, wrap(n))

    def __eq__(self, o):
        return type(self) is type(o) and vars(self) == vars(o)

    def __repr__(self):
        return self.show(0)


def wrap(x):
    return x if isinstance(x, Expr) else Num(x)


class Num(Expr):
    def __init__(self, v):
        self.v = v

    def eval(self, **env):
        return self.v

    def d(self, x):
        return Num(0)

    def simple(self):
        return self

    def show(self, level):
        return f"({self.v})" if self.v < 0 and level else str(self.v)


class Var(Expr):
    def __init__(self, name):
        self.name = name

    def eval(self, **env):
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"{self.name} has no value") from None

    def d(self, x):
        return Num(int(x == self.name))

    def simple(self):
        return self

    def show(self, level):
        return self.name


class Binary(Expr):
    def __init__(self, a, b):
        self.a, self.b = a, b

    def show(self, level):
        text = f"{self.a.show(self.level)} {self.op} {self.b.show(self.level)}"
        return f"({text})" if level > self.level else text

    def eval(self, **env):
        return self.apply(self.a.eval(**env), self.b.eval(**env))

    def simple(self):
        a, b = self.a.simple(), self.b.simple()
        if isinstance(a, Num) and isinstance(b, Num):
            return Num(self.apply(a.v, b.v))
        return self.rules(a, b) or type(self)(a, b)


class Add(Binary):
    op, level = "+", 1
    apply = staticmethod(lambda a, b: a + b)

    def d(self, x):
        return self.a.d(x) + self.b.d(x)

    def rules(self, a, b):
        match a, b:
            case (Num(v=0), e) | (e, Num(v=0)):
                return e
            case _ if a == b:
                return (2 * a).simple()


class Mul(Binary):
    op, level = "*", 2
    apply = staticmethod(lambda a, b: a * b)

    def d(self, x):
        return self.a.d(x) * self.b + self.a * self.b.d(x)

    def rules(self, a, b):
        match a, b:
            case (Num(v=0), _) | (_, Num(v=0)):
                return Num(0)
            case (Num(v=1), e) | (e, Num(v=1)):
                return e
            case (Num(v=m), Mul(a=Num(v=n), b=e)):
                return Mul(Num(m * n), e).simple()
            case (e, Num() as n):
                return Mul(n, e)


class Pow(Binary):
    op, level = "**", 3
    apply = staticmethod(lambda a, b: a ** b)

    def d(self, x):
        return self.b * self.a ** (self.b.v - 1) * self.a.d(x)

    def rules(self, a, b):
        match b:
            case Num(v=0):
                return Num(1)
            case Num(v=1):
                return a


x, y = Var("x"), Var("y")
for e in (3 * x ** 2 + 2 * x + 1, (x + 1) * (x - 1), x * y + y ** 3, (x + x) * 0 + 5, x ** 1 * 1 + 0, (x + 1) ** 3):
    print(e, "|", e.simple(), "| d/dx", e.d("x").simple(), "|", e.eval(x=2, y=3), e.d("x").eval(x=2, y=3))
try:
    (x + y).eval(x=1)
except NameError as error:
    print(error)
print((x + 1) == (x + 1), (x + 1) == (1 + x))
OPERATORS = {"+": (1, "l", lambda a, b: a + b), "-": (1, "l", lambda a, b: a - b), "*": (2, "l", lambda a, b: a * b), "/": (2, "l", lambda a, b: a / b), "^": (4, "r", lambda a, b: a ** b), "~": (3, "r", None)}
FUNCTIONS = {"sqrt": math.sqrt, "abs": abs, "max": max}


def lex(text):
    i = 0
    while i < len(text):
        j = i + 1
        if text[i].isdigit():
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
        elif text[i].isalpha():
            while j < len(text) and text[j].isalpha():
                j += 1
        if not text[i].isspace():
            yield text[i:j]
        i = j


def to_rpn(text):
    out, stack, last = [], [], None
    for t in lex(text):
        if t[0].isdigit():
            out.append(t)
        elif t in FUNCTIONS or t == "(":
            stack.append(t)
        elif t in (")", ","):
            while stack and stack[-1] != "(":
                out.append(stack.pop())
            if not stack:
                raise SyntaxError("unbalanced )")
            if t == ")":
                stack.pop()
                if stack and stack[-1] in FUNCTIONS:
                    out.append(stack.pop())
        elif t in OPERATORS:
            if t == "-" and (last is None or last in OPERATORS or last in ("(", ",")):
                t = "~"
            level, side, _ = OPERATORS[t]
            while t != "~" and stack and stack[-1] in OPERATORS and (OPERATORS[stack[-1]][0] > level or (OPERATORS[stack[-1]][0] == level and side == "l")):
                out.append(stack.pop())
            stack.append(t)
        else:
            raise SyntaxError(f"unexpected {t!r}")
        last = t
    while stack:
        if stack[-1] == "(":
            raise SyntaxError("unbalanced (")
        out.append(stack.pop())
    return out


def evaluate(text):
    stack = []
    for t in to_rpn(text):
        try:
            if t == "~":
                stack.append(-stack.pop())
            elif t == "max":
                stack.append(max(stack.pop(), stack.pop()))
            elif t in FUNCTIONS:
                stack.append(FUNCTIONS[t](stack.pop()))
            elif t in OPERATORS:
                b, a = stack.pop(), stack.pop()
                stack.append(OPERATORS[t][2](a, b))
            else:
                stack.append(float(t) if "." in t else int(t))
        except IndexError:
            raise SyntaxError("operand missing") from None
    if len(stack) != 1:
        raise SyntaxError("operator missing")
    return stack[0]


for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4 - 1", "2 * -3", "sqrt(16) + abs(-5)", "max(1, 2 * 3) - max(4, 2)", "1 - 2 - 3", "((((7))))", "1.5 * 4", "1 +", "(1", "1)", "1 2", "3 $ 4", "", "1 / 0", "sqrt(-1)"):
    try:
        print(f"{text:<28}{' '.join(to_rpn(text)):<24}{evaluate(text)}")
    except (SyntaxError, ZeroDivisionError, ValueError) as error:
        print(f"{text:<28}{type(error).__name__}: {error}")
