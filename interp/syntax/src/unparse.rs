//! Expressions back to text, for annotations that are kept as strings.

use crate::ast::{Constant, Expr, ExprKind};

/// Replaces an expression by a string constant with its text.
pub(crate) fn to_string_constant(expr: Expr) -> Expr {
    let text = format!("{:?}", expr.kind);
    Expr { span: expr.span, kind: ExprKind::Constant(Constant::Str(text.into())) }
}
