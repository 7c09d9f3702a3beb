//! The stages of parsing, one after the other.

use crate::error::SyntaxError;
use crate::explain;
use crate::lower::{Lowerer, Refusal};
use crate::{check, scope};
use crate::source::{Source, Span};
use crate::token::scan;
use crate::{Mode, Module};

/// Parses `source` and analyses its scopes.
///
/// # Errors
///
/// Returns the first error CPython would report at compile time, with its message and place.
pub fn parse(source: &Source, mode: Mode) -> Result<Module, SyntaxError> {
    let text = source.text();
    if let Some(at) = text.find('\0') {
        let span = Span::new(at as u32, at as u32 + 1);
        return Err(SyntaxError::new("source code cannot contain null bytes", span).without_caret());
    }
    let scan = scan(text);
    if let Some(fault) = scan.fault {
        return Err(fault.error);
    }
    let mut lowerer = Lowerer::new(text, &scan.tokens);
    lowerer.annotations_are_strings = check::wants_string_annotations(text, &scan.tokens);
    let body = lowerer.module(mode).map_err(|refusal| match refusal {
        Refusal::Grammar(offset) => explain::explain(text, &scan.tokens, offset, mode),
        Refusal::Error(error) => *error,
    })?;
    check::check_futures(&body)?;
    let scopes = scope::analyse(&body, lowerer.n_scopes())?;
    check::check(&body)?;
    Ok(Module { mode, body, scopes })
}
