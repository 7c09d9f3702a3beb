//! Where `*` may stand.

use crate::ast::{Expr, ExprKind, Generator};
use crate::error::SyntaxError;
use crate::walk::{self, Visitor, Walked};

/// Visits an item of a display or argument list, which may be starred.
pub(super) fn visit_item(visitor: &mut impl Visitor, item: &Expr) -> Walked {
    match &item.kind {
        ExprKind::Starred(value) => visitor.expr(value),
        _ => visitor.expr(item),
    }
}

/// Visits the target of an assignment.
pub(super) fn visit_target(visitor: &mut impl Visitor, target: &Expr) -> Walked {
    match &target.kind {
        ExprKind::Starred(_) => {
            Err(SyntaxError::new("starred assignment target must be in a list or tuple", target.span))
        }
        ExprKind::List(items) | ExprKind::Tuple(items) => visit_items(visitor, target, items),
        _ => visitor.expr(target),
    }
}

fn visit_items(visitor: &mut impl Visitor, target: &Expr, items: &[Expr]) -> Walked {
    let n_starred = items.iter().filter(|item| matches!(item.kind, ExprKind::Starred(_))).count();
    if n_starred > 1 {
        return Err(SyntaxError::new("multiple starred expressions in assignment", target.span));
    }
    items.iter().try_for_each(|item| match &item.kind {
        ExprKind::Starred(value) => visit_target(visitor, value),
        _ => visit_target(visitor, item),
    })
}

/// Visits a comprehension.
pub(super) fn visit_comprehension(visitor: &mut impl Visitor, expr: &Expr) -> Walked {
    match &expr.kind {
        ExprKind::ListComp(comp) | ExprKind::SetComp(comp) | ExprKind::GeneratorExp(comp) => {
            visit_generators(visitor, &comp.generators)?;
            visitor.expr(&comp.element)
        }
        ExprKind::DictComp(comp) => {
            visit_generators(visitor, &comp.generators)?;
            walk::exprs(visitor, [&comp.key, &comp.value])
        }
        _ => Ok(()),
    }
}

fn visit_generators(visitor: &mut impl Visitor, generators: &[Generator]) -> Walked {
    generators.iter().try_for_each(|generator| {
        visitor.expr(&generator.iter)?;
        visit_target(visitor, &generator.target)?;
        walk::exprs(visitor, &generator.ifs)
    })
}
