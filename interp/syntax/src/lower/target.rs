//! What may stand on the left of an assignment, with CPython's words for what may not.

use rustpython_parser::ast as py;

use super::{Lowered, Refusal, span_of};
use crate::error::SyntaxError;
use crate::source::Span;

/// Refuses `__debug__` as the name of anything.
pub(super) fn check_name(name: &str, span: Span) -> Lowered<()> {
    if name == "__debug__" {
        return Err(SyntaxError::new("cannot assign to __debug__", span).into());
    }
    Ok(())
}

pub(super) fn is_stored(ctx: py::ExprContext) -> bool {
    !matches!(ctx, py::ExprContext::Load)
}

/// Checks the target of a `for` clause.
pub(super) fn check_for(target: &py::Expr) -> Lowered<()> {
    check_plain(target)
}

/// Checks the target of a `with` item.
pub(super) fn check_with(target: &py::Expr) -> Lowered<()> {
    check_plain(target)
}

fn check_plain(target: &py::Expr) -> Lowered<()> {
    match first_invalid(target) {
        Some(bad) => Err(error(format!("cannot assign to {}", describe(bad)), bad)),
        None => check_names(target),
    }
}

/// Checks the target of a `del` statement.
pub(super) fn check_delete(target: &py::Expr) -> Lowered<()> {
    match first_undeletable(target) {
        Some(bad) => Err(error(format!("cannot delete {}", describe(bad)), bad)),
        None => check_deleted_names(target),
    }
}

/// Checks the target of an augmented assignment.
pub(super) fn check_augmented(target: &py::Expr) -> Lowered<()> {
    if matches!(target, py::Expr::Name(_) | py::Expr::Attribute(_) | py::Expr::Subscript(_)) {
        return check_names(target);
    }
    let message = format!("'{}' is an illegal expression for augmented assignment", describe(target));
    Err(error(message, target))
}

/// Checks the target of an annotation.
pub(super) fn check_annotated(target: &py::Expr) -> Lowered<()> {
    match target {
        py::Expr::Name(_) | py::Expr::Attribute(_) | py::Expr::Subscript(_) => check_names(target),
        py::Expr::List(_) | py::Expr::Tuple(_) => {
            let message = format!("only single target (not {}) can be annotated", describe(target));
            Err(error(message, target))
        }
        _ => Err(error("illegal target for annotation".to_owned(), target)),
    }
}

/// Checks the targets of an assignment.
pub(super) fn check_assign(assign: &py::StmtAssign) -> Lowered<()> {
    assign.targets.iter().try_for_each(check_plain)
}

fn first_invalid(target: &py::Expr) -> Option<&py::Expr> {
    match target {
        py::Expr::List(list) => list.elts.iter().find_map(first_invalid),
        py::Expr::Tuple(tuple) => tuple.elts.iter().find_map(first_invalid),
        py::Expr::Starred(starred) => first_invalid(&starred.value),
        py::Expr::Name(_) | py::Expr::Subscript(_) | py::Expr::Attribute(_) => None,
        _ => Some(target),
    }
}

fn first_undeletable(target: &py::Expr) -> Option<&py::Expr> {
    match target {
        py::Expr::List(list) => list.elts.iter().find_map(first_undeletable),
        py::Expr::Tuple(tuple) => tuple.elts.iter().find_map(first_undeletable),
        py::Expr::Name(_) | py::Expr::Subscript(_) | py::Expr::Attribute(_) => None,
        _ => Some(target),
    }
}

fn check_names(target: &py::Expr) -> Lowered<()> {
    match target {
        py::Expr::Name(name) => check_name(&name.id, span_of(target)),
        py::Expr::Attribute(attribute) => check_name(&attribute.attr, span_of(target)),
        py::Expr::List(list) => list.elts.iter().try_for_each(check_names),
        py::Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(check_names),
        py::Expr::Starred(starred) => check_names(&starred.value),
        _ => Ok(()),
    }
}

fn check_deleted_names(target: &py::Expr) -> Lowered<()> {
    let name = match target {
        py::Expr::Name(name) => &name.id,
        py::Expr::Attribute(attribute) => &attribute.attr,
        py::Expr::List(list) => return list.elts.iter().try_for_each(check_deleted_names),
        py::Expr::Tuple(tuple) => return tuple.elts.iter().try_for_each(check_deleted_names),
        _ => return Ok(()),
    };
    if name.as_str() == "__debug__" {
        return Err(SyntaxError::new("cannot delete __debug__", span_of(target)).into());
    }
    Ok(())
}

/// CPython finds bad targets while it parses, and has more to say about some of them.
fn error(message: String, place: &py::Expr) -> Refusal {
    Refusal::Grammar(Box::new(SyntaxError::new(message, span_of(place))))
}

/// Names an expression the way CPython's messages do.
fn describe(expr: &py::Expr) -> &'static str {
    match expr {
        py::Expr::Attribute(_) => "attribute",
        py::Expr::Subscript(_) => "subscript",
        py::Expr::Starred(_) => "starred",
        py::Expr::Name(_) => "name",
        py::Expr::List(_) => "list",
        py::Expr::Tuple(_) => "tuple",
        py::Expr::Lambda(_) => "lambda",
        py::Expr::Call(_) => "function call",
        py::Expr::BoolOp(_) | py::Expr::BinOp(_) | py::Expr::UnaryOp(_) => "expression",
        py::Expr::GeneratorExp(_) => "generator expression",
        py::Expr::Yield(_) | py::Expr::YieldFrom(_) => "yield expression",
        py::Expr::Await(_) => "await expression",
        py::Expr::ListComp(_) => "list comprehension",
        py::Expr::SetComp(_) => "set comprehension",
        py::Expr::DictComp(_) => "dict comprehension",
        py::Expr::Dict(_) => "dict literal",
        py::Expr::Set(_) => "set display",
        py::Expr::JoinedStr(_) | py::Expr::FormattedValue(_) => "f-string expression",
        py::Expr::Compare(_) => "comparison",
        py::Expr::IfExp(_) => "conditional expression",
        py::Expr::NamedExpr(_) => "named expression",
        py::Expr::Slice(_) => "slice",
        py::Expr::Constant(constant) => match constant.value {
            py::Constant::None => "None",
            py::Constant::Bool(true) => "True",
            py::Constant::Bool(false) => "False",
            py::Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
    }
}
