//! The stages of parsing, one after the other.

use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::lower::{LanguageNames, Lowerer, Refusal, too_deep};
use crate::source::{Source, Span};
use crate::token::{Fault, Scan, scan};
use crate::{Mode, Module, check, depth, explain, scope};

/// Parses `source` and analyses its scopes.
///
/// # Errors
///
/// Returns the first error CPython would report at compile time, with its message and place.
pub fn parse(source: &Source, mode: Mode) -> Result<Module, SyntaxError> {
    let text = source.text();
    check_characters(text)?;
    let scan = scan(text);
    let depth = depth::estimate(text, &scan.tokens);
    let parsed = depth::with_stack_for(depth, || {
        let is_sesf = source.name().ends_with(".sesf");
        Parser { text, mode, depth, scan: &scan, is_sesf }.parse()
    });
    parsed.unwrap_or_else(|| Err(too_deep(Span::default()).without_caret()))
}

/// Refuses what no source may hold. Offsets are 32 bits wide.
fn check_characters(text: &str) -> Result<(), SyntaxError> {
    if text.len() >= u32::MAX as usize {
        return Err(SyntaxError::new("source code is too long", Span::default()).without_caret());
    }
    match text.find('\0') {
        Some(at) => {
            let span = Span::new(at as u32, at as u32 + 1);
            Err(SyntaxError::new("source code cannot contain null bytes", span).without_caret())
        }
        None => Ok(()),
    }
}

struct Parser<'a> {
    text: &'a str,
    mode: Mode,
    depth: u32,
    scan: &'a Scan,
    /// Whether the language's own names are built in.
    is_sesf: bool,
}

impl Parser<'_> {
    fn parse(&self) -> Result<Module, SyntaxError> {
        match &self.scan.fault {
            None => self.parse_tokens(),
            Some(fault) => Err(self.with_fault(fault)),
        }
    }

    fn parse_tokens(&self) -> Result<Module, SyntaxError> {
        let tokens = &self.scan.tokens;
        let mut lowerer = Lowerer::new(self.text, tokens);
        lowerer.annotations_are_strings = check::wants_string_annotations(self.text, tokens);
        if self.is_sesf {
            lowerer.language = LanguageNames::built_in();
        }
        let body = lowerer.module(self.mode).map_err(|refusal| self.explained(refusal))?;
        check::check_futures(&body)?;
        let scopes = scope::analyse(&body, lowerer.n_scopes())?;
        check::check(&body)?;
        Ok(Module { mode: self.mode, body, scopes, depth: self.depth })
    }

    /// A syntax error before a lexical one counts more, unless the lexical one is eager; then only
    /// indentation where none may be counts more.
    fn with_fault(&self, fault: &Fault) -> SyntaxError {
        let error = fault.error.clone();
        let before = explain::before_fault(self.text, self.scan, self.mode);
        before.filter(|before| !fault.is_eager || is_unexpected_indentation(before)).unwrap_or(error)
    }

    fn explained(&self, refusal: Refusal) -> SyntaxError {
        match refusal {
            Refusal::Grammar(error) => explain::explain(self.text, &self.scan.tokens, *error, self.mode),
            Refusal::Error(error) => self.without_deep_place(*error),
        }
    }

    /// CPython's recursion errors have no place.
    fn without_deep_place(&self, mut error: SyntaxError) -> SyntaxError {
        error.shows_caret &= error.kind != SyntaxErrorKind::Recursion;
        error
    }
}

fn is_unexpected_indentation(error: &SyntaxError) -> bool {
    error.kind == SyntaxErrorKind::Indentation && error.message.starts_with("unexpected")
}
