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

/// The text of a program in which every service is its tester, and every tester the service: `@input` and `@output` are
/// exchanged, and nothing else. Doing it twice gives the first text again.
///
/// # Errors
///
/// As [`parse`]; also where a text other than a `.sesf` file imports names of the language under other names, since those
/// of the exchanged ones would be missing.
pub fn invert(source: &Source) -> Result<String, SyntaxError> {
    parse(source, Mode::Module)?;
    let text = source.text();
    let scan = scan(text);
    let depth = depth::estimate(text, &scan.tokens);
    let is_sesf = source.name().ends_with(".sesf");
    let parser = Parser { text, mode: Mode::Module, depth, scan: &scan, is_sesf };
    let inverted = depth::with_stack_for(depth, || parser.inversions());
    let inversions = inverted.unwrap_or_else(|| Err(too_deep(Span::default()).without_caret()))?;
    let mut inverted = text.to_string();
    for (span, word) in inversions.into_iter().rev() {
        inverted.replace_range(span.start as usize..span.end as usize, word);
    }
    Ok(inverted)
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

    /// The places of the words that are exchanged, in order.
    fn inversions(&self) -> Result<Vec<(Span, &'static str)>, SyntaxError> {
        let mut lowerer = Lowerer::new(self.text, &self.scan.tokens);
        if self.is_sesf {
            lowerer.language = LanguageNames::built_in();
        }
        lowerer.module(self.mode).map_err(|refusal| self.explained(refusal))?;
        let mut inversions = std::mem::take(&mut lowerer.inversions);
        inversions.sort_by_key(|(span, _)| span.start);
        let needs_import = |(_, word): &&(Span, &'static str)| !lowerer.language.knows(word);
        match inversions.iter().find(needs_import) {
            Some((span, word)) => {
                let message = format!("the inverted text needs '{word}': import it from sesf, too");
                Err(SyntaxError::new(message, *span))
            }
            None => Ok(inversions),
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
