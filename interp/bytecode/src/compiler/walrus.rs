//! Which names an expression rebinds while it is evaluated: those of its `:=`.

use sesf_syntax::ast::{DictItem, Expr, ExprKind, FStringPart, Params};

/// Tells whether evaluating `expr` may rebind the plain local `name` of the enclosing code.
///
/// A `:=` in a comprehension does not count: the name it binds is a cell then.
pub(crate) fn rebinds(expr: &Expr, name: &str) -> bool {
    if let ExprKind::NamedExpr { target, .. } = &expr.kind
        && &**target == name
    {
        return true;
    }
    let mut found = false;
    for_each_part(expr, &mut |part| found = found || rebinds(part, name));
    found
}

/// Calls `visit` with the direct parts of `expr` that are evaluated in the same code.
fn for_each_part<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    match &expr.kind {
        ExprKind::Constant(_) | ExprKind::Name(_) | ExprKind::Yield(None) => {}
        ExprKind::BoolOp { values, .. } => values.iter().for_each(visit),
        ExprKind::Set(items) | ExprKind::List(items) | ExprKind::Tuple(items) => items.iter().for_each(visit),
        ExprKind::BinOp { left, right, .. } => [left, right].into_iter().for_each(|part| visit(part)),
        ExprKind::IfExp { test, body, orelse } => [test, body, orelse].into_iter().for_each(|part| visit(part)),
        ExprKind::NamedExpr { value, .. }
        | ExprKind::UnaryOp { operand: value, .. }
        | ExprKind::Yield(Some(value))
        | ExprKind::YieldFrom(value)
        | ExprKind::Attribute { value, .. }
        | ExprKind::Starred(value) => visit(value),
        ExprKind::Subscript { value, index } => [value, index].into_iter().for_each(|part| visit(part)),
        ExprKind::Slice { lower, upper, step } => {
            [lower, upper, step].into_iter().flatten().for_each(|part| visit(part));
        }
        ExprKind::Compare { left, comparators, .. } => {
            visit(left);
            comparators.iter().for_each(visit);
        }
        ExprKind::Call { func, args, keywords } => {
            visit(func);
            args.iter().chain(keywords.iter().map(|keyword| &keyword.value)).for_each(visit);
        }
        ExprKind::Dict(items) => items.iter().for_each(|item| dict_item(item, visit)),
        ExprKind::JoinedStr(parts) => parts.iter().for_each(|part| fstring_part(part, visit)),
        ExprKind::Lambda(lambda) => defaults(&lambda.params, visit),
        ExprKind::ListComp(comp) | ExprKind::SetComp(comp) | ExprKind::GeneratorExp(comp) => {
            comp.generators.first().into_iter().for_each(|first| visit(&first.iter));
        }
        ExprKind::DictComp(comp) => comp.generators.first().into_iter().for_each(|first| visit(&first.iter)),
    }
}

fn dict_item<'a>(item: &'a DictItem, visit: &mut dyn FnMut(&'a Expr)) {
    match item {
        DictItem::Pair { key, value } => [key, value].into_iter().for_each(visit),
        DictItem::Unpack(mapping) => visit(mapping),
    }
}

fn fstring_part<'a>(part: &'a FStringPart, visit: &mut dyn FnMut(&'a Expr)) {
    if let FStringPart::Formatted { expr, spec, .. } = part {
        visit(expr);
        spec.iter().flatten().for_each(|part| fstring_part(part, visit));
    }
}

fn defaults<'a>(params: &'a Params, visit: &mut dyn FnMut(&'a Expr)) {
    params.defaults.iter().chain(params.kw_defaults.iter().flatten()).for_each(visit);
}
