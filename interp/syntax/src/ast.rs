//! The tree of a program: statements, expressions and patterns with their spans.
//!
//! The shapes follow the `ast` module of Python 3.11. Two things differ from it. Every node that opens a scope carries
//! the [`ScopeId`] under which [`Scopes`](crate::Scopes) describes it. And names are already mangled: inside
//! `class C`, `__x` reads `_C__x` here, wherever CPython mangles it, so later stages use names as they stand.

use std::sync::Arc;

use dashu_int::IBig;

use crate::scope::ScopeId;
use crate::source::Span;

/// An identifier or other short text, shared between the nodes and scopes that mention it.
pub type Name = Arc<str>;

/// One statement and its place, decorators excluded.
#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    /// The whole statement, from its first keyword to the end of its body.
    pub span: Span,
    /// What the statement does.
    pub kind: StmtKind,
}

/// The forms of statements.
#[derive(Clone, Debug, PartialEq)]
pub enum StmtKind {
    /// `def name(params): body`.
    FunctionDef(Box<FunctionDef>),
    /// `class name(bases): body`.
    ClassDef(Box<ClassDef>),
    /// `return value`.
    Return(Option<Expr>),
    /// `del target, target`.
    Delete(Vec<Expr>),
    /// `target = target = value`; the value is evaluated first, targets are stored left to right.
    Assign {
        /// The targets from left to right, at least one.
        targets: Vec<Expr>,
        /// The value stored in each target.
        value: Expr,
    },
    /// `target op= value`.
    AugAssign {
        /// A name, attribute or subscript.
        target: Expr,
        /// The operator before the `=`.
        op: BinaryOp,
        /// The right operand.
        value: Expr,
    },
    /// `target: annotation = value`.
    AnnAssign {
        /// A name, attribute or subscript.
        target: Expr,
        /// The annotation, already a string constant under `from __future__ import annotations`.
        annotation: Expr,
        /// The value, when one is assigned.
        value: Option<Expr>,
        /// Whether the target is a name without parentheses, the only case kept in `__annotations__`.
        is_simple: bool,
    },
    /// `for target in iter: body else: orelse`.
    For {
        /// What each item is stored in.
        target: Expr,
        /// The iterable.
        iter: Expr,
        /// The repeated statements.
        body: Vec<Stmt>,
        /// The `else` statements, empty when absent.
        orelse: Vec<Stmt>,
    },
    /// `while test: body else: orelse`.
    While {
        /// The condition.
        test: Expr,
        /// The repeated statements.
        body: Vec<Stmt>,
        /// The `else` statements, empty when absent.
        orelse: Vec<Stmt>,
    },
    /// `if test: body else: orelse`; an `elif` is an `If` alone in `orelse`.
    If {
        /// The condition.
        test: Expr,
        /// The statements of the true case.
        body: Vec<Stmt>,
        /// The statements of the false case, empty when absent.
        orelse: Vec<Stmt>,
    },
    /// `with item, item: body`.
    With {
        /// The context managers from left to right, at least one.
        items: Vec<WithItem>,
        /// The guarded statements.
        body: Vec<Stmt>,
    },
    /// `match subject: case ...`.
    Match {
        /// The matched value.
        subject: Expr,
        /// The cases in order, at least one.
        cases: Vec<MatchCase>,
    },
    /// `raise exc from cause`.
    Raise {
        /// The exception; without it the current one is raised again.
        exc: Option<Expr>,
        /// The expression after `from`.
        cause: Option<Expr>,
    },
    /// `try: ... except ...: ... else: ... finally: ...`.
    Try(Box<Try>),
    /// `assert test, message`.
    Assert {
        /// The condition.
        test: Expr,
        /// The message, when one is given.
        msg: Option<Expr>,
    },
    /// `import a.b as c, d`.
    Import(Vec<Alias>),
    /// `from module import names`.
    ImportFrom(ImportFrom),
    /// `global x, y`.
    Global(Vec<Name>),
    /// `nonlocal x, y`.
    Nonlocal(Vec<Name>),
    /// An expression evaluated for its effect; a docstring is one of these.
    Expr(Expr),
    /// `pass`.
    Pass,
    /// `break`.
    Break,
    /// `continue`.
    Continue,
}

/// A function definition.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionDef {
    /// The name as written, which becomes `__name__`.
    pub name: Name,
    /// The name that is bound: `name`, mangled inside a class.
    pub bound_name: Name,
    /// Where the name stands.
    pub name_span: Span,
    /// The scope of the body.
    pub scope: ScopeId,
    /// The parameters; their defaults and annotations belong to the enclosing scope.
    pub params: Params,
    /// The statements, docstring included.
    pub body: Vec<Stmt>,
    /// The decorators from top to bottom.
    pub decorators: Vec<Expr>,
    /// The annotation after `->`.
    pub returns: Option<Expr>,
    /// Whether it belongs to a service: it runs in atomic steps only.
    pub is_of_service: bool,
}

/// A class definition.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassDef {
    /// The name as written, which becomes `__name__`.
    pub name: Name,
    /// The name that is bound: `name`, mangled inside another class.
    pub bound_name: Name,
    /// Where the name stands.
    pub name_span: Span,
    /// The scope of the body.
    pub scope: ScopeId,
    /// The positional arguments, `Starred` ones included.
    pub bases: Vec<Expr>,
    /// The keyword arguments, such as `metaclass=`.
    pub keywords: Vec<Keyword>,
    /// The statements, docstring included.
    pub body: Vec<Stmt>,
    /// The decorators from top to bottom.
    pub decorators: Vec<Expr>,
}

/// The parameters of a function or lambda.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params {
    /// Positional-only parameters, those before `/`.
    pub posonly: Vec<Param>,
    /// Parameters given by position or keyword.
    pub args: Vec<Param>,
    /// `*args`.
    pub vararg: Option<Param>,
    /// Parameters after `*`.
    pub kwonly: Vec<Param>,
    /// `**kwargs`.
    pub kwarg: Option<Param>,
    /// Defaults of the last parameters of `posonly` followed by `args`.
    pub defaults: Vec<Expr>,
    /// Defaults of `kwonly`, one entry per parameter.
    pub kw_defaults: Vec<Option<Expr>>,
}

impl Params {
    /// Iterates over all parameters in the order of a frame's first slots: positional-only, positional,
    /// keyword-only, `*args`, `**kwargs`.
    pub fn iter(&self) -> impl Iterator<Item = &Param> {
        let positional = self.posonly.iter().chain(&self.args);
        positional.chain(&self.kwonly).chain(&self.vararg).chain(&self.kwarg)
    }
}

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// The parameter's name, mangled inside a class.
    pub name: Name,
    /// The name and its annotation, without default.
    pub span: Span,
    /// The annotation.
    pub annotation: Option<Expr>,
}

/// The parts of a `try` statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Try {
    /// The guarded statements.
    pub body: Vec<Stmt>,
    /// The handlers in order.
    pub handlers: Vec<ExceptHandler>,
    /// The `else` statements, empty when absent.
    pub orelse: Vec<Stmt>,
    /// The `finally` statements, empty when absent.
    pub finalbody: Vec<Stmt>,
    /// Whether the handlers are written `except*`.
    pub is_star: bool,
}

/// One `except` clause.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceptHandler {
    /// The clause with its body.
    pub span: Span,
    /// The exception class or tuple of classes; a handler without one catches everything.
    pub type_: Option<Expr>,
    /// The name after `as`, mangled inside a class; it is unbound when the handler ends.
    pub name: Option<Name>,
    /// The statements.
    pub body: Vec<Stmt>,
}

/// One name of an `import` statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// The clause `name as asname`.
    pub span: Span,
    /// The dotted module name or imported name as written; `*` for all names.
    pub name: Name,
    /// The name after `as`, as written.
    pub asname: Option<Name>,
    /// The name that is bound: `asname`, else the first component of `name`, mangled inside a class.
    /// Meaningless for `*`.
    pub bound_name: Name,
}

/// A `from ... import ...` statement.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportFrom {
    /// The dotted module name, absent in `from . import x`.
    pub module: Option<Name>,
    /// The imported names; one `*` alias for all.
    pub names: Vec<Alias>,
    /// The number of leading dots.
    pub level: u32,
}

/// One context manager of a `with` statement.
#[derive(Clone, Debug, PartialEq)]
pub struct WithItem {
    /// The expression with its target.
    pub span: Span,
    /// The context manager.
    pub context: Expr,
    /// The target after `as`.
    pub target: Option<Expr>,
}

/// One `case` of a `match` statement.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchCase {
    /// The clause with its body.
    pub span: Span,
    /// The pattern.
    pub pattern: Pattern,
    /// The condition after `if`.
    pub guard: Option<Expr>,
    /// The statements.
    pub body: Vec<Stmt>,
}

/// A pattern and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// The text of the pattern.
    pub span: Span,
    /// What the pattern accepts.
    pub kind: PatternKind,
}

/// The forms of patterns.
#[derive(Clone, Debug, PartialEq)]
pub enum PatternKind {
    /// A literal or dotted name, compared by `==`.
    Value(Expr),
    /// `None`, `True` or `False`, compared by identity.
    Singleton(Constant),
    /// `[a, *rest]` or `(a, b)`; at most one `Star`.
    Sequence(Vec<Pattern>),
    /// `{key: pattern, **rest}`.
    Mapping {
        /// The keys: literals and dotted names.
        keys: Vec<Expr>,
        /// The patterns of the values, one per key.
        patterns: Vec<Pattern>,
        /// The name taking the remaining items.
        rest: Option<Name>,
    },
    /// `Class(pattern, attribute=pattern)`.
    Class {
        /// The class expression, a possibly dotted name.
        cls: Expr,
        /// The positional patterns.
        patterns: Vec<Pattern>,
        /// The attributes of the keyword patterns, as written.
        kwd_attrs: Vec<Name>,
        /// The keyword patterns, one per attribute.
        kwd_patterns: Vec<Pattern>,
    },
    /// `*name` or `*_` (no name), only inside a sequence.
    Star(Option<Name>),
    /// `pattern as name`, a capture `name` (no pattern) or the wildcard `_` (neither).
    As {
        /// The pattern before `as`.
        pattern: Option<Box<Pattern>>,
        /// The captured name.
        name: Option<Name>,
    },
    /// `a | b`, at least two alternatives.
    Or(Vec<Pattern>),
}

/// One expression and its place, without enclosing parentheses (except a tuple's own).
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// The text of the expression.
    pub span: Span,
    /// What the expression computes.
    pub kind: ExprKind,
}

/// The forms of expressions.
///
/// Whether a `Name`, `Attribute`, `Subscript`, `Starred`, `List` or `Tuple` is loaded, stored or deleted follows from
/// where it stands; lowering has checked that targets are assignable.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A literal constant.
    Constant(Constant),
    /// A variable.
    Name(Name),
    /// `values[0] and values[1] and ...`, at least two operands.
    BoolOp {
        /// The operator.
        op: BoolOp,
        /// The operands from left to right.
        values: Vec<Expr>,
    },
    /// `(target := value)`.
    NamedExpr {
        /// The name bound.
        target: Name,
        /// Where the name stands.
        target_span: Span,
        /// The value, also the result.
        value: Box<Expr>,
    },
    /// `left op right`.
    BinOp {
        /// The left operand.
        left: Box<Expr>,
        /// The operator.
        op: BinaryOp,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `op operand`.
    UnaryOp {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        operand: Box<Expr>,
    },
    /// `lambda params: body`.
    Lambda(Box<Lambda>),
    /// `body if test else orelse`.
    IfExp {
        /// The condition, evaluated first.
        test: Box<Expr>,
        /// The value of the true case.
        body: Box<Expr>,
        /// The value of the false case.
        orelse: Box<Expr>,
    },
    /// `{key: value, **mapping}`.
    Dict(Vec<DictItem>),
    /// `{item, item}`, at least one.
    Set(Vec<Expr>),
    /// `[element for ...]`.
    ListComp(Box<Comprehension>),
    /// `{element for ...}`.
    SetComp(Box<Comprehension>),
    /// `{key: value for ...}`.
    DictComp(Box<DictComp>),
    /// `(element for ...)`.
    GeneratorExp(Box<Comprehension>),
    /// `yield value`.
    Yield(Option<Box<Expr>>),
    /// `yield from iterable`.
    YieldFrom(Box<Expr>),
    /// `left op comparator op comparator ...`.
    Compare {
        /// The first operand.
        left: Box<Expr>,
        /// The operators, at least one.
        ops: Vec<CompareOp>,
        /// The operands after each operator.
        comparators: Vec<Expr>,
    },
    /// `func(args, keywords)`.
    Call {
        /// The callee.
        func: Box<Expr>,
        /// Positional arguments in order, `*x` as `Starred`.
        args: Vec<Expr>,
        /// Keyword arguments in order, `**x` without name.
        keywords: Vec<Keyword>,
    },
    /// An f-string, or adjacent strings that include one, even when there is no replacement field: an f-string is never
    /// a docstring.
    JoinedStr(Vec<FStringPart>),
    /// `value.attr`.
    Attribute {
        /// The object.
        value: Box<Expr>,
        /// The attribute's name, mangled inside a class.
        attr: Name,
        /// Where the name stands.
        attr_span: Span,
    },
    /// `value[index]`.
    Subscript {
        /// The container.
        value: Box<Expr>,
        /// The index; a `Slice` or a tuple with slices where colons are written.
        index: Box<Expr>,
    },
    /// `*value` in an argument list, display, subscript or target.
    Starred(Box<Expr>),
    /// `[item, item]`.
    List(Vec<Expr>),
    /// `item, item`, with or without parentheses.
    Tuple(Vec<Expr>),
    /// `lower:upper:step` inside a subscript.
    Slice {
        /// The first index.
        lower: Option<Box<Expr>>,
        /// The excluded end.
        upper: Option<Box<Expr>>,
        /// The stride.
        step: Option<Box<Expr>>,
    },
}

/// A `lambda` expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Lambda {
    /// The scope of the body.
    pub scope: ScopeId,
    /// The parameters; their defaults belong to the enclosing scope.
    pub params: Params,
    /// The result.
    pub body: Expr,
}

/// A list, set or generator comprehension.
///
/// The iterable of the first generator is evaluated in the enclosing scope, everything else in `scope`.
#[derive(Clone, Debug, PartialEq)]
pub struct Comprehension {
    /// The scope of the comprehension.
    pub scope: ScopeId,
    /// The produced element.
    pub element: Expr,
    /// The `for` clauses from left to right, at least one.
    pub generators: Vec<Generator>,
}

/// A dict comprehension; scoped like [`Comprehension`].
#[derive(Clone, Debug, PartialEq)]
pub struct DictComp {
    /// The scope of the comprehension.
    pub scope: ScopeId,
    /// The produced key.
    pub key: Expr,
    /// The produced value.
    pub value: Expr,
    /// The `for` clauses from left to right, at least one.
    pub generators: Vec<Generator>,
}

/// One `for target in iter if ...` clause of a comprehension.
#[derive(Clone, Debug, PartialEq)]
pub struct Generator {
    /// The clause from the target to the last condition.
    pub span: Span,
    /// What each item is stored in.
    pub target: Expr,
    /// The iterable.
    pub iter: Expr,
    /// The conditions, all of which must hold.
    pub ifs: Vec<Expr>,
}

/// One entry of a dict display.
#[derive(Clone, Debug, PartialEq)]
pub enum DictItem {
    /// `key: value`.
    Pair {
        /// The key, evaluated first.
        key: Expr,
        /// The value.
        value: Expr,
    },
    /// `**mapping`.
    Unpack(Expr),
}

/// One keyword argument of a call or class definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The text `name=value` or `**value`.
    pub span: Span,
    /// The name as written; absent for `**value`.
    pub name: Option<Name>,
    /// The value.
    pub value: Expr,
}

/// One part of an f-string.
#[derive(Clone, Debug, PartialEq)]
pub enum FStringPart {
    /// Text copied as it is, never empty, including the `expr=` text of `{expr=}`.
    Literal(Name),
    /// A replacement field.
    Formatted {
        /// The field from brace to brace.
        span: Span,
        /// The formatted value.
        expr: Expr,
        /// What is applied before formatting; `{x=}` without a spec has `Repr`.
        conversion: Conversion,
        /// The parts of the format spec after `:`.
        spec: Option<Vec<FStringPart>>,
    },
}

/// The conversion of a replacement field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// None: the value's own `__format__`.
    None,
    /// `!s`: `str()`.
    Str,
    /// `!r`: `repr()`.
    Repr,
    /// `!a`: `ascii()`.
    Ascii,
}

/// A literal value.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// An integer that fits 64 bits.
    Int(i64),
    /// An integer that does not fit 64 bits; never negative, as literals have no sign.
    BigInt(IBig),
    /// A floating point number.
    Float(f64),
    /// An imaginary literal such as `2j`: its imaginary part.
    Complex(f64),
    /// A string, adjacent literals joined.
    Str(Arc<str>),
    /// A byte string, adjacent literals joined.
    Bytes(Arc<[u8]>),
    /// `...`.
    Ellipsis,
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mult,
    /// `@`
    MatMult,
    /// `/`
    Div,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    LShift,
    /// `>>`
    RShift,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
    /// `&`
    BitAnd,
    /// `//`
    FloorDiv,
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `~`
    Invert,
    /// `not`
    Not,
    /// `+`
    UAdd,
    /// `-`
    USub,
}

/// A short-circuit operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoolOp {
    /// `and`
    And,
    /// `or`
    Or,
}

/// A comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOp {
    /// `==`
    Eq,
    /// `!=`
    NotEq,
    /// `<`
    Lt,
    /// `<=`
    LtE,
    /// `>`
    Gt,
    /// `>=`
    GtE,
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `in`
    In,
    /// `not in`
    NotIn,
}
