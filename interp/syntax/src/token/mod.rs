//! Tokens by CPython 3.11's rules, with its lexical errors.
//!
//! [`scan`] never fails: it returns the tokens up to the first lexical error, and that error. Whether the error is what
//! the user sees is decided by the parser, because a mistake before it may count more.

mod indent;
mod kind;
mod number;
mod scanner;

pub(crate) use kind::TokenKind;
pub(crate) use scanner::{Fault, Scan, scan, scan_fragment};

use crate::source::Span;

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What the token is.
    pub kind: TokenKind,
    /// Where it stands; empty for `Dedent` and `End`.
    pub span: Span,
}
