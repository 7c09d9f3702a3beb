//! Constant folding: the values of expressions that are known at compile time.
//!
//! Nothing is folded that raises, and nothing whose result would be unreasonably large.

use std::sync::Arc;

use dashu_int::IBig;
use sesf_syntax::ast::{BinaryOp, Constant as Literal, Expr, ExprKind, UnaryOp};

use crate::code::Constant;

/// The longest string that a repetition makes.
const MAX_STR: usize = 4096;

/// The longest tuple that a repetition makes.
const MAX_TUPLE: usize = 256;

/// Integers up to here are exact as floats.
const MAX_EXACT: i128 = 1 << 53;

/// The value of `expr` if it is constant.
pub(crate) fn fold(expr: &Expr) -> Option<Constant> {
    match &expr.kind {
        ExprKind::Constant(value) => Some(literal(value)),
        ExprKind::Name(name) if &**name == "__debug__" => Some(Constant::Bool(true)),
        ExprKind::UnaryOp { op, operand } => fold_unary(*op, fold(operand)?),
        ExprKind::BinOp { left, op, right } => fold_binary(*op, fold(left)?, fold(right)?),
        ExprKind::Tuple(items) => Some(Constant::Tuple(constants(items)?.into())),
        _ => None,
    }
}

/// The values of `items` if all are constant.
pub(crate) fn constants(items: &[Expr]) -> Option<Vec<Constant>> {
    items.iter().map(fold).collect()
}

/// The container on the right side of `in` if its items are constant.
pub(crate) fn container(expr: &Expr) -> Option<Constant> {
    match &expr.kind {
        ExprKind::List(items) => Some(Constant::Tuple(constants(items)?.into())),
        ExprKind::Set(items) => Some(Constant::FrozenSet(constants(items)?.into())),
        _ => None,
    }
}

/// The truth of `expr` if it is constant.
pub(crate) fn constant_truth(expr: &Expr) -> Option<bool> {
    fold(expr).map(|value| truth(&value))
}

/// A literal as a constant of the code.
pub(crate) fn literal(value: &Literal) -> Constant {
    match value {
        Literal::None => Constant::None,
        Literal::Bool(value) => Constant::Bool(*value),
        Literal::Int(value) => Constant::Int(*value),
        Literal::BigInt(value) => Constant::BigInt(Arc::new(value.clone())),
        Literal::Float(value) => Constant::Float(*value),
        Literal::Complex(value) => Constant::Imaginary(*value),
        Literal::Str(value) => Constant::Str(value.clone()),
        Literal::Bytes(value) => Constant::Bytes(value.clone()),
        Literal::Ellipsis => Constant::Ellipsis,
    }
}

fn truth(value: &Constant) -> bool {
    match value {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Int(value) => *value != 0,
        Constant::Float(value) | Constant::Imaginary(value) => *value != 0.0,
        Constant::Str(value) => !value.is_empty(),
        Constant::Bytes(value) => !value.is_empty(),
        Constant::BigInt(_) | Constant::Ellipsis => true,
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

fn fold_unary(op: UnaryOp, value: Constant) -> Option<Constant> {
    match (op, &value) {
        (UnaryOp::Not, value) => Some(Constant::Bool(!truth(value))),
        (UnaryOp::USub, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::UAdd, Constant::Float(_)) => Some(value),
        (UnaryOp::USub, Constant::BigInt(value)) => Some(from_big(-(**value).clone())),
        (UnaryOp::USub, _) => as_int(&value)?.checked_neg().map(from_int),
        (UnaryOp::UAdd, _) => as_int(&value).map(from_int),
        (UnaryOp::Invert, _) => as_int(&value).map(|value| from_int(!value)),
    }
}

fn fold_binary(op: BinaryOp, a: Constant, b: Constant) -> Option<Constant> {
    match (&a, op, &b) {
        (Constant::Float(_), ..) | (_, _, Constant::Float(_)) => fold_float(op, as_float(&a)?, as_float(&b)?),
        (Constant::Str(a), BinaryOp::Add, Constant::Str(b)) => Some(Constant::Str(format!("{a}{b}").into())),
        (Constant::Str(text), BinaryOp::Mult, count) | (count, BinaryOp::Mult, Constant::Str(text)) => {
            let count = repetitions(count, text.len(), MAX_STR)?;
            Some(Constant::Str(text.repeat(count).into()))
        }
        (Constant::Tuple(a), BinaryOp::Add, Constant::Tuple(b)) => {
            Some(Constant::Tuple(a.iter().chain(b.iter()).cloned().collect()))
        }
        (Constant::Tuple(items), BinaryOp::Mult, count) | (count, BinaryOp::Mult, Constant::Tuple(items)) => {
            let count = repetitions(count, items.len(), MAX_TUPLE)?;
            Some(Constant::Tuple((0..count).flat_map(|_| items.iter().cloned()).collect()))
        }
        _ => fold_int(op, as_int(&a)?, as_int(&b)?),
    }
}

/// How often a sequence of `len` items is to be repeated: not at all if it is empty.
fn repetitions(count: &Constant, len: usize, limit: usize) -> Option<usize> {
    let count = usize::try_from(i64::try_from(as_int(count)?).ok()?.max(0)).ok()?;
    if len == 0 {
        return Some(0);
    }
    (len.checked_mul(count)? <= limit).then_some(count)
}

fn fold_float(op: BinaryOp, a: f64, b: f64) -> Option<Constant> {
    let value = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mult => a * b,
        BinaryOp::Div if b != 0.0 => a / b,
        _ => return None,
    };
    Some(Constant::Float(value))
}

fn fold_int(op: BinaryOp, a: i128, b: i128) -> Option<Constant> {
    let value = match op {
        BinaryOp::Add => a.checked_add(b)?,
        BinaryOp::Sub => a.checked_sub(b)?,
        BinaryOp::Mult => a.checked_mul(b)?,
        BinaryOp::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        BinaryOp::LShift => a.checked_mul(1i128.checked_shl(u32::try_from(b).ok().filter(|b| *b < 127)?)?)?,
        BinaryOp::RShift => a >> u32::try_from(b).ok()?.min(127),
        BinaryOp::BitAnd => a & b,
        BinaryOp::BitOr => a | b,
        BinaryOp::BitXor => a ^ b,
        BinaryOp::FloorDiv => floor_div(a, b)?,
        BinaryOp::Mod => a.checked_sub(floor_div(a, b)?.checked_mul(b)?)?,
        BinaryOp::Div => return true_div(a, b),
        BinaryOp::MatMult => return None,
    };
    Some(from_int(value))
}

fn floor_div(a: i128, b: i128) -> Option<i128> {
    let quotient = a.checked_div(b)?;
    let is_inexact = a.checked_rem(b)? != 0;
    Some(if is_inexact && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

fn true_div(a: i128, b: i128) -> Option<Constant> {
    let is_exact = |value: i128| (-MAX_EXACT..=MAX_EXACT).contains(&value);
    (b != 0 && is_exact(a) && is_exact(b)).then(|| Constant::Float(a as f64 / b as f64))
}

fn as_int(value: &Constant) -> Option<i128> {
    match value {
        Constant::Int(value) => Some(i128::from(*value)),
        Constant::BigInt(value) => i128::try_from(&**value).ok(),
        _ => None,
    }
}

fn as_float(value: &Constant) -> Option<f64> {
    match value {
        Constant::Float(value) => Some(*value),
        Constant::Int(value) if i128::from(*value).abs() <= MAX_EXACT => Some(*value as f64),
        _ => None,
    }
}

fn from_int(value: i128) -> Constant {
    match i64::try_from(value) {
        Ok(value) => Constant::Int(value),
        Err(_) => Constant::BigInt(Arc::new(IBig::from(value))),
    }
}

fn from_big(value: IBig) -> Constant {
    match i64::try_from(&value) {
        Ok(value) => Constant::Int(value),
        Err(_) => Constant::BigInt(Arc::new(value)),
    }
}
