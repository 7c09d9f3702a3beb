//! Names, alternatives and keys of patterns.

use crate::ast::{Constant, Expr, ExprKind, MatchCase, Name, Pattern, PatternKind, UnaryOp};
use crate::error::SyntaxError;
use crate::source::Span;
use crate::walk::Walked;

/// Checks the patterns of a match statement.
pub(super) fn check_cases(cases: &[MatchCase]) -> Walked {
    for (idx, case) in cases.iter().enumerate() {
        let may_be_irrefutable = idx + 1 == cases.len() || case.guard.is_some();
        let mut names = Vec::new();
        check(&case.pattern, may_be_irrefutable, &mut names)?;
    }
    Ok(())
}

/// Checks a pattern and adds the names it binds to `names`.
fn check(pattern: &Pattern, may_be_irrefutable: bool, names: &mut Vec<Name>) -> Walked {
    match &pattern.kind {
        PatternKind::Value(_) | PatternKind::Singleton(_) => Ok(()),
        PatternKind::Sequence(items) => check_sequence(pattern.span, items, names),
        PatternKind::Mapping { keys, patterns, rest } => check_mapping(pattern, keys, patterns, rest, names),
        PatternKind::Class { patterns, kwd_attrs, kwd_patterns, .. } => {
            check_attributes(kwd_attrs, kwd_patterns)?;
            patterns.iter().chain(kwd_patterns).try_for_each(|item| check(item, true, names))
        }
        PatternKind::Star(name) => bind(name, pattern.span, names),
        PatternKind::As { pattern: Some(inner), name } => {
            check(inner, may_be_irrefutable, names)?;
            bind(name, pattern.span, names)
        }
        PatternKind::As { pattern: None, name } if !may_be_irrefutable => Err(irrefutable(name, pattern.span)),
        PatternKind::As { pattern: None, name } => bind(name, pattern.span, names),
        PatternKind::Or(alternatives) => check_or(pattern.span, alternatives, may_be_irrefutable, names),
    }
}

fn irrefutable(name: &Option<Name>, span: Span) -> SyntaxError {
    let message = match name {
        Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
        None => "wildcard makes remaining patterns unreachable".to_owned(),
    };
    SyntaxError::new(message, span)
}

fn bind(name: &Option<Name>, span: Span, names: &mut Vec<Name>) -> Walked {
    let Some(name) = name else { return Ok(()) };
    if names.contains(name) {
        return Err(SyntaxError::new(format!("multiple assignments to name '{name}' in pattern"), span));
    }
    names.push(name.clone());
    Ok(())
}

fn check_sequence(span: Span, items: &[Pattern], names: &mut Vec<Name>) -> Walked {
    let n_stars = items.iter().filter(|item| matches!(item.kind, PatternKind::Star(_))).count();
    if n_stars > 1 {
        return Err(SyntaxError::new("multiple starred names in sequence pattern", span));
    }
    items.iter().try_for_each(|item| check(item, true, names))
}

fn check_mapping(
    pattern: &Pattern,
    keys: &[Expr],
    patterns: &[Pattern],
    rest: &Option<Name>,
    names: &mut Vec<Name>,
) -> Walked {
    let mut seen: Vec<&ExprKind> = Vec::new();
    for key in keys {
        let is_literal = !matches!(key.kind, ExprKind::Attribute { .. });
        if is_literal && seen.contains(&&key.kind) {
            let message = format!("mapping pattern checks duplicate key ({})", repr(key));
            return Err(SyntaxError::new(message, pattern.span));
        }
        seen.push(&key.kind);
    }
    patterns.iter().try_for_each(|item| check(item, true, names))?;
    bind(rest, pattern.span, names)
}

/// The last pattern inside `pattern`, which is where CPython's compiler stands when it has read it.
fn last_inside(pattern: &Pattern) -> &Pattern {
    let inner = match &pattern.kind {
        PatternKind::Sequence(items) | PatternKind::Or(items) => items.last(),
        PatternKind::Mapping { patterns, .. } => patterns.last(),
        PatternKind::Class { patterns, kwd_patterns, .. } => kwd_patterns.last().or(patterns.last()),
        PatternKind::As { pattern, .. } => pattern.as_deref(),
        PatternKind::Value(_) | PatternKind::Singleton(_) | PatternKind::Star(_) => None,
    };
    inner.map_or(pattern, last_inside)
}

fn repr(key: &Expr) -> String {
    match &key.kind {
        ExprKind::UnaryOp { op: UnaryOp::USub, operand } => format!("-{}", repr(operand)),
        ExprKind::Constant(Constant::Str(text)) => format!("'{text}'"),
        _ => crate::unparse::text(key),
    }
}

fn check_attributes(attrs: &[Name], patterns: &[Pattern]) -> Walked {
    for (idx, attr) in attrs.iter().enumerate() {
        if let Some(again) = attrs[idx + 1..].iter().position(|other| other == attr) {
            let message = format!("attribute name repeated in class pattern: {attr}");
            return Err(SyntaxError::new(message, patterns[idx + 1 + again].span));
        }
    }
    Ok(())
}

fn check_or(span: Span, alternatives: &[Pattern], may_be_irrefutable: bool, names: &mut Vec<Name>) -> Walked {
    let mut first: Option<Vec<Name>> = None;
    for (idx, alternative) in alternatives.iter().enumerate() {
        let is_last = idx + 1 == alternatives.len();
        let mut bound = Vec::new();
        check(alternative, is_last && may_be_irrefutable, &mut bound)?;
        bound.sort();
        if first.get_or_insert_with(|| bound.clone()) != &bound {
            let place = last_inside(alternative).span;
            return Err(SyntaxError::new("alternative patterns bind different names", place));
        }
    }
    first.into_iter().flatten().try_for_each(|name| bind(&Some(name), span, names))
}
