//! Why the grammar does not accept a program, in CPython's words.

use crate::Mode;
use crate::error::SyntaxError;
use crate::token::{Scan, Token};

/// Explains why the grammar does not go on at `offset`.
pub(crate) fn explain(_text: &str, tokens: &[Token], offset: u32, _mode: Mode) -> SyntaxError {
    let idx = tokens.partition_point(|token| token.span.start < offset).min(tokens.len().saturating_sub(1));
    let span = tokens.get(idx).map(|token| token.span).unwrap_or_default();
    SyntaxError::new("invalid syntax", span)
}

/// Finds a syntax error in the tokens before a lexical error.
pub(crate) fn before_fault(_text: &str, _scan: &Scan, _mode: Mode) -> Option<SyntaxError> {
    None
}
