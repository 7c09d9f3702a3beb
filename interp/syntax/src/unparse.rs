//! Expressions back to text, for annotations that are kept as strings.
//!
//! The text is what CPython stores in `__annotations__`: one space around operators, parentheses only where needed.

use std::fmt::Write;

use crate::ast::{
    BinaryOp, BoolOp, CompareOp, Comprehension, Constant, Conversion, DictItem, Expr, ExprKind, FStringPart, Generator,
    Keyword, Param, Params, UnaryOp,
};

/// Replaces an expression by a string constant with its text.
pub(crate) fn to_string_constant(expr: Expr) -> Expr {
    let kind = ExprKind::Constant(Constant::Str(text(&expr).into()));
    Expr { span: expr.span, kind }
}

/// Writes an expression as text.
pub(crate) fn text(expr: &Expr) -> String {
    let mut writer = Writer { out: String::new() };
    writer.expr(expr, Level::Test);
    writer.out
}

/// How tightly an expression binds; one that binds less than its place asks for is put in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arith,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    fn next(self) -> Level {
        use Level::*;
        match self {
            Tuple => Test,
            Test => Or,
            Or => And,
            And => Not,
            Not => Compare,
            Compare => BitOr,
            BitOr => BitXor,
            BitXor => BitAnd,
            BitAnd => Shift,
            Shift => Arith,
            Arith => Term,
            Term => Factor,
            Factor => Power,
            Power => Await,
            Await | Atom => Atom,
        }
    }
}

struct Writer {
    out: String,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes with parentheses when the place `at` asks for more than `own`.
    fn enclosed(&mut self, at: Level, own: Level, write: impl FnOnce(&mut Self)) {
        let needs = at > own;
        if needs {
            self.push("(");
        }
        write(self);
        if needs {
            self.push(")");
        }
    }

    fn separated<T>(&mut self, items: impl IntoIterator<Item = T>, by: &str, mut write: impl FnMut(&mut Self, T)) {
        for (idx, item) in items.into_iter().enumerate() {
            if idx > 0 {
                self.push(by);
            }
            write(self, item);
        }
    }

    fn items(&mut self, items: &[Expr]) {
        self.separated(items, ", ", |w, item| w.expr(item, Level::Test));
    }

    fn expr(&mut self, expr: &Expr, at: Level) {
        match &expr.kind {
            ExprKind::Constant(constant) => self.constant(constant),
            ExprKind::Name(name) => self.push(name),
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, at),
            ExprKind::NamedExpr { target, value, .. } => self.enclosed(at, Level::Tuple, |w| {
                w.push(target);
                w.push(" := ");
                w.expr(value, Level::Atom);
            }),
            ExprKind::BinOp { left, op, right } => self.bin_op(left, *op, right, at),
            ExprKind::UnaryOp { op, operand } => self.unary_op(*op, operand, at),
            ExprKind::Lambda(lambda) => self.enclosed(at, Level::Test, |w| {
                w.push("lambda");
                if lambda.params.iter().next().is_some() {
                    w.push(" ");
                }
                w.params(&lambda.params);
                w.push(": ");
                w.expr(&lambda.body, Level::Test);
            }),
            ExprKind::IfExp { test, body, orelse } => self.enclosed(at, Level::Test, |w| {
                w.expr(body, Level::Or);
                w.push(" if ");
                w.expr(test, Level::Or);
                w.push(" else ");
                w.expr(orelse, Level::Test);
            }),
            ExprKind::Dict(items) => self.dict(items),
            ExprKind::Set(items) => self.bracketed("{", "}", |w| w.items(items)),
            ExprKind::ListComp(comp) => self.bracketed("[", "]", |w| w.comprehension(comp)),
            ExprKind::SetComp(comp) => self.bracketed("{", "}", |w| w.comprehension(comp)),
            ExprKind::GeneratorExp(comp) => self.bracketed("(", ")", |w| w.comprehension(comp)),
            ExprKind::DictComp(comp) => self.bracketed("{", "}", |w| {
                w.pair(&comp.key, &comp.value);
                w.generators(&comp.generators);
            }),
            ExprKind::Yield(value) => self.bracketed("(yield", ")", |w| {
                if let Some(value) = value {
                    w.push(" ");
                    w.expr(value, Level::Test);
                }
            }),
            ExprKind::YieldFrom(value) => self.bracketed("(yield from ", ")", |w| w.expr(value, Level::Test)),
            ExprKind::Compare { left, ops, comparators } => self.compare(left, ops, comparators, at),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords),
            ExprKind::JoinedStr(parts) => {
                let mut body = Writer { out: String::new() };
                body.parts(parts, true);
                self.push("f");
                self.push(&repr_str(&body.out));
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value, Level::Atom);
                let is_int = matches!(value.kind, ExprKind::Constant(Constant::Int(_) | Constant::BigInt(_)));
                self.push(if is_int { " ." } else { "." });
                self.push(attr);
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value, Level::Atom);
                self.bracketed("[", "]", |w| w.expr(index, Level::Tuple));
            }
            ExprKind::Starred(value) => {
                self.push("*");
                self.expr(value, Level::BitOr);
            }
            ExprKind::List(items) => self.bracketed("[", "]", |w| w.items(items)),
            ExprKind::Tuple(items) if items.is_empty() => self.push("()"),
            ExprKind::Tuple(items) => self.enclosed(at, Level::Tuple, |w| {
                w.items(items);
                if items.len() == 1 {
                    w.push(",");
                }
            }),
            ExprKind::Slice { lower, upper, step } => self.slice(lower, upper, step),
        }
    }

    fn bracketed(&mut self, open: &str, close: &str, write: impl FnOnce(&mut Self)) {
        self.push(open);
        write(self);
        self.push(close);
    }

    fn bool_op(&mut self, op: BoolOp, values: &[Expr], at: Level) {
        let (own, word) = match op {
            BoolOp::And => (Level::And, " and "),
            BoolOp::Or => (Level::Or, " or "),
        };
        self.enclosed(at, own, |w| w.separated(values, word, |w, value| w.expr(value, own.next())));
    }

    fn bin_op(&mut self, left: &Expr, op: BinaryOp, right: &Expr, at: Level) {
        let (own, sign) = binary_sign(op);
        let (left_level, right_level) = if op == BinaryOp::Pow { (own.next(), own) } else { (own, own.next()) };
        self.enclosed(at, own, |w| {
            w.expr(left, left_level);
            w.push(sign);
            w.expr(right, right_level);
        });
    }

    fn unary_op(&mut self, op: UnaryOp, operand: &Expr, at: Level) {
        let (own, sign) = match op {
            UnaryOp::Invert => (Level::Factor, "~"),
            UnaryOp::Not => (Level::Not, "not "),
            UnaryOp::UAdd => (Level::Factor, "+"),
            UnaryOp::USub => (Level::Factor, "-"),
        };
        self.enclosed(at, own, |w| {
            w.push(sign);
            w.expr(operand, own);
        });
    }

    fn compare(&mut self, left: &Expr, ops: &[CompareOp], comparators: &[Expr], at: Level) {
        self.enclosed(at, Level::Compare, |w| {
            w.expr(left, Level::BitOr);
            for (op, comparator) in ops.iter().zip(comparators) {
                w.push(compare_sign(*op));
                w.expr(comparator, Level::BitOr);
            }
        });
    }

    fn dict(&mut self, items: &[DictItem]) {
        self.bracketed("{", "}", |w| {
            w.separated(items, ", ", |w, item| match item {
                DictItem::Pair { key, value } => w.pair(key, value),
                DictItem::Unpack(value) => {
                    w.push("**");
                    w.expr(value, Level::BitOr);
                }
            });
        });
    }

    fn pair(&mut self, key: &Expr, value: &Expr) {
        self.expr(key, Level::Test);
        self.push(": ");
        self.expr(value, Level::Test);
    }

    fn comprehension(&mut self, comp: &Comprehension) {
        self.expr(&comp.element, Level::Test);
        self.generators(&comp.generators);
    }

    fn generators(&mut self, generators: &[Generator]) {
        for generator in generators {
            self.push(" for ");
            self.expr(&generator.target, Level::Tuple);
            self.push(" in ");
            self.expr(&generator.iter, Level::Or);
            for condition in &generator.ifs {
                self.push(" if ");
                self.expr(condition, Level::Or);
            }
        }
    }

    fn call(&mut self, func: &Expr, args: &[Expr], keywords: &[Keyword]) {
        self.expr(func, Level::Atom);
        if let ([Expr { kind: ExprKind::GeneratorExp(_), .. }], []) = (args, keywords) {
            return self.expr(&args[0], Level::Test);
        }
        self.bracketed("(", ")", |w| {
            w.items(args);
            for (idx, keyword) in keywords.iter().enumerate() {
                if idx > 0 || !args.is_empty() {
                    w.push(", ");
                }
                match &keyword.name {
                    Some(name) => w.bracketed(name, "=", |_| {}),
                    None => w.push("**"),
                }
                w.expr(&keyword.value, Level::Test);
            }
        });
    }

    fn slice(&mut self, lower: &Option<Box<Expr>>, upper: &Option<Box<Expr>>, step: &Option<Box<Expr>>) {
        lower.iter().for_each(|part| self.expr(part, Level::Test));
        self.push(":");
        upper.iter().for_each(|part| self.expr(part, Level::Test));
        if let Some(step) = step {
            self.push(":");
            self.expr(step, Level::Test);
        }
    }

    fn params(&mut self, params: &Params) {
        let n_positional = params.posonly.len() + params.args.len();
        let n_plain = n_positional - params.defaults.len();
        let mut pieces = Vec::new();
        for (idx, param) in params.posonly.iter().chain(&params.args).enumerate() {
            pieces.push(param_text(param, idx.checked_sub(n_plain).map(|at| &params.defaults[at])));
            if idx + 1 == params.posonly.len() {
                pieces.push("/".to_owned());
            }
        }
        match &params.vararg {
            Some(vararg) => pieces.push(format!("*{}", vararg.name)),
            None if !params.kwonly.is_empty() => pieces.push("*".to_owned()),
            None => {}
        }
        for (param, default) in params.kwonly.iter().zip(&params.kw_defaults) {
            pieces.push(param_text(param, default.as_ref()));
        }
        pieces.extend(params.kwarg.iter().map(|kwarg| format!("**{}", kwarg.name)));
        self.push(&pieces.join(", "));
    }

    fn parts(&mut self, parts: &[FStringPart], is_top: bool) {
        for part in parts {
            match part {
                FStringPart::Literal(text) if is_top => self.push(&text.replace('{', "{{").replace('}', "}}")),
                FStringPart::Literal(text) => self.push(text),
                FStringPart::Formatted { expr, conversion, spec, .. } => {
                    let mut inner = Writer { out: String::new() };
                    inner.expr(expr, Level::Or);
                    self.push(if inner.out.starts_with('{') { "{ " } else { "{" });
                    self.push(&inner.out);
                    self.push(conversion_mark(*conversion));
                    if let Some(spec) = spec {
                        self.push(":");
                        self.parts(spec, false);
                    }
                    self.push("}");
                }
            }
        }
    }

    fn constant(&mut self, constant: &Constant) {
        match constant {
            Constant::None => self.push("None"),
            Constant::Bool(true) => self.push("True"),
            Constant::Bool(false) => self.push("False"),
            Constant::Int(value) => self.push(&value.to_string()),
            Constant::BigInt(value) => self.push(&value.to_string()),
            Constant::Float(value) => self.push(&repr_float(*value)),
            Constant::Complex(value) => {
                let text = repr_float(*value);
                self.push(text.strip_suffix(".0").unwrap_or(&text));
                self.push("j");
            }
            Constant::Str(value) => self.push(&repr_str(value)),
            Constant::Bytes(value) => self.push(&repr_bytes(value)),
            Constant::Ellipsis => self.push("..."),
        }
    }
}

fn param_text(param: &Param, default: Option<&Expr>) -> String {
    match default {
        Some(default) => format!("{}={}", param.name, text(default)),
        None => param.name.to_string(),
    }
}

fn conversion_mark(conversion: Conversion) -> &'static str {
    match conversion {
        Conversion::None => "",
        Conversion::Str => "!s",
        Conversion::Repr => "!r",
        Conversion::Ascii => "!a",
    }
}

fn binary_sign(op: BinaryOp) -> (Level, &'static str) {
    match op {
        BinaryOp::Add => (Level::Arith, " + "),
        BinaryOp::Sub => (Level::Arith, " - "),
        BinaryOp::Mult => (Level::Term, " * "),
        BinaryOp::MatMult => (Level::Term, " @ "),
        BinaryOp::Div => (Level::Term, " / "),
        BinaryOp::Mod => (Level::Term, " % "),
        BinaryOp::Pow => (Level::Power, " ** "),
        BinaryOp::LShift => (Level::Shift, " << "),
        BinaryOp::RShift => (Level::Shift, " >> "),
        BinaryOp::BitOr => (Level::BitOr, " | "),
        BinaryOp::BitXor => (Level::BitXor, " ^ "),
        BinaryOp::BitAnd => (Level::BitAnd, " & "),
        BinaryOp::FloorDiv => (Level::Term, " // "),
    }
}

fn compare_sign(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Eq => " == ",
        CompareOp::NotEq => " != ",
        CompareOp::Lt => " < ",
        CompareOp::LtE => " <= ",
        CompareOp::Gt => " > ",
        CompareOp::GtE => " >= ",
        CompareOp::Is => " is ",
        CompareOp::IsNot => " is not ",
        CompareOp::In => " in ",
        CompareOp::NotIn => " not in ",
    }
}

/// The shortest digits that read back as `value`; scientific below 1e-4 and from 1e16. Infinity has no literal.
fn repr_float(value: f64) -> String {
    if value.is_infinite() {
        return "1e309".to_owned();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        return format!("{value:?}").replace("e16", "");
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

pub(crate) fn repr_str(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if c == quote => out.extend(['\\', c]),
            _ if c.is_ascii_control() => drop(write!(out, "\\x{:02x}", c as u32)),
            _ => out.push(c),
        }
    }
    out.push(quote);
    out
}

fn repr_bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            b' '..=b'~' if byte as char == quote => out.extend(['\\', quote]),
            b' '..=b'~' => out.push(byte as char),
            _ => drop(write!(out, "\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}
