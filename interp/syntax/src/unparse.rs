//! Expressions back to text, for annotations that are kept as strings.

use crate::ast::{Constant, Expr, ExprKind};

/// Replaces an expression by a string constant with its text.
pub(crate) fn to_string_constant(expr: Expr) -> Expr {
    let kind = ExprKind::Constant(Constant::Str(text(&expr).into()));
    Expr { span: expr.span, kind }
}

/// Writes an expression as text.
pub(crate) fn text(expr: &Expr) -> String {
    format!("{:?}", expr.kind)
}
