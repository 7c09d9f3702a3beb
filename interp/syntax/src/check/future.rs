//! `from __future__ import ...`.

use crate::ast::{Constant, ExprKind, ImportFrom, Stmt, StmtKind};
use crate::error::SyntaxError;
use crate::source::Span;
use crate::token::{Token, TokenKind};
use crate::walk::Walked;

const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

/// Refuses unknown features, and known ones after other statements.
pub(super) fn check(body: &[Stmt]) -> Walked {
    let mut is_over = false;
    for (idx, stmt) in body.iter().enumerate() {
        match future_import(stmt) {
            Some(_) if is_over => {
                let message = "from __future__ imports must occur at the beginning of the file";
                return Err(SyntaxError::new(message, stmt.span));
            }
            Some(import) => check_features(stmt, import)?,
            None if idx == 0 && is_docstring(stmt) => {}
            None => is_over = true,
        }
    }
    Ok(())
}

/// Tells whether a source starts with `from __future__ import annotations`, after a docstring and other such imports.
pub(crate) fn wants_string_annotations(text: &str, tokens: &[Token]) -> bool {
    if !text.contains("__future__") {
        return false;
    }
    let word = |token: &Token| &text[token.span.start as usize..token.span.end as usize];
    let mut lines = tokens.split(|token| matches!(token.kind, TokenKind::Newline | TokenKind::Semi));
    lines
        .by_ref()
        .skip_while(|line| line.iter().all(|token| token.kind == TokenKind::String))
        .take_while(|line| line.get(1).is_some_and(|token| word(token) == "__future__"))
        .any(|line| line.iter().any(|token| word(token) == "annotations"))
}

fn future_import(stmt: &Stmt) -> Option<&ImportFrom> {
    match &stmt.kind {
        StmtKind::ImportFrom(import) if import.level == 0 && import.module.as_deref() == Some("__future__") => {
            Some(import)
        }
        _ => None,
    }
}

fn is_docstring(stmt: &Stmt) -> bool {
    matches!(&stmt.kind, StmtKind::Expr(value) if matches!(value.kind, ExprKind::Constant(Constant::Str(_))))
}

fn check_features(stmt: &Stmt, import: &ImportFrom) -> Walked {
    let place = Span::new(stmt.span.start, stmt.span.start + 1);
    for alias in &import.names {
        if &*alias.name == "braces" {
            return Err(SyntaxError::new("not a chance", place));
        }
        if !FEATURES.contains(&&*alias.name) {
            return Err(SyntaxError::new(format!("future feature {} is not defined", alias.name), place));
        }
    }
    Ok(())
}
