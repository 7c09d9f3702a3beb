//! Why the grammar does not accept a program, in CPython's words.
//!
//! The parser crate says no more than where it stopped. The tokens are therefore read again the way CPython's parser
//! does: alternatives in order, a first time to find how far the program makes sense, a second time with the rules that
//! recognise mistakes. No tree is built here, only as much of it as messages need.

mod args;
mod atom;
mod expr;
mod node;
mod params;
mod pattern;
mod reader;
mod simple;
mod stmt;

use crate::Mode;
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::literal;
use crate::lower::{Lowerer, Refusal};
use crate::source::Span;
use crate::token::{Scan, Token, TokenKind};
use reader::Reader;

/// Enough stack for the nesting that brackets allow; explaining is rare, so a thread for it costs little.
const STACK_DEPTH: u32 = 8000;

/// Explains why the grammar does not accept `tokens`; `fallback` is the error when CPython's grammar does accept them.
pub(crate) fn explain(text: &str, tokens: &[Token], fallback: SyntaxError, mode: Mode) -> SyntaxError {
    find(text, tokens, mode).map_or(fallback, |finding| finding.error)
}

/// Finds a syntax error that counts more than the lexical error after the tokens.
pub(crate) fn before_fault(text: &str, scan: &Scan, mode: Mode) -> Option<SyntaxError> {
    let finding = find(text, &scan.tokens, mode)?;
    let line = |offset: u32| text[..offset as usize].matches('\n').count();
    let is_after_bracket = scan.open.last().is_some_and(|open| line(finding.furthest.start) > line(open.span.start));
    if finding.reaches_end || is_after_bracket { None } else { Some(finding.error) }
}

/// An error, and how far the tokens were read before it was certain.
struct Finding {
    error: SyntaxError,
    furthest: Span,
    reaches_end: bool,
}

fn find(text: &str, tokens: &[Token], mode: Mode) -> Option<Finding> {
    if tokens.is_empty() {
        return None;
    }
    let work = || find_here(text, tokens, mode);
    crate::depth::with_stack_for(STACK_DEPTH, work).flatten()
}

fn find_here(text: &str, tokens: &[Token], mode: Mode) -> Option<Finding> {
    let mut reader = Reader::new(text, tokens);
    let is_accepted = matches!(reader.program(mode), Ok(Some(())));
    let stopped = reader.furthest();
    let at = |idx: usize| tokens[idx.min(tokens.len() - 1)];
    if let Some(error) = bad_string(text, tokens, stopped) {
        return Some(Finding { error, furthest: at(stopped).span, reaches_end: false });
    }
    if is_accepted {
        return None;
    }
    let mut reader = Reader::new(text, tokens);
    reader.finds_mistakes = true;
    let raised = reader.program(mode).err();
    let furthest = reader.furthest().max(stopped);
    if let Some(error) = bad_string(text, tokens, furthest) {
        return Some(Finding { error, furthest: at(furthest).span, reaches_end: false });
    }
    let reaches_end = furthest >= tokens.len();
    let error = raised.map_or_else(|| generic(text, at(stopped)), |error| *error);
    Some(Finding { error, furthest: at(furthest).span, reaches_end })
}

/// The strings before the place where reading stopped have been read, and the first bad one counts.
fn bad_string(text: &str, tokens: &[Token], stopped: usize) -> Option<SyntaxError> {
    let mut lowerer = Lowerer::new(text, tokens);
    let mut idx = 0;
    while idx < stopped.min(tokens.len()) {
        let n_strings = tokens[idx..].iter().take_while(|token| token.kind == TokenKind::String).count();
        let strings = &tokens[idx..idx + n_strings];
        if n_strings > 0
            && idx + n_strings <= stopped
            && idx + n_strings < tokens.len()
            && let Err(Refusal::Error(error)) = literal::string(&mut lowerer, strings)
        {
            return Some(*error);
        }
        idx += n_strings.max(1);
    }
    None
}

/// The error for a token about which nothing better can be said.
fn generic(text: &str, token: Token) -> SyntaxError {
    let unexpected = |what: &str| {
        let message = format!("unexpected {what}");
        SyntaxError::new(message, token.span).with_kind(SyntaxErrorKind::Indentation).without_caret()
    };
    match token.kind {
        TokenKind::Indent => {
            let mut error = unexpected("indent");
            error.span.start = error.span.end;
            error
        }
        TokenKind::Dedent => unexpected("unindent"),
        TokenKind::End => reader::at_end(text, SyntaxError::new("invalid syntax", token.span)),
        _ => SyntaxError::new("invalid syntax", token.span),
    }
}
