//! The parser crate: our tokens in, its tree out.
//!
//! The crate decides what is a statement and an expression. Its own scanner is not used: names arrive normalised, and
//! numbers and strings arrive as placeholders whose values are read from the source when the tree is lowered.

use rustpython_parser::ast::Mod;
use rustpython_parser::ast::bigint::BigInt;
use rustpython_parser::text_size::TextRange;
use rustpython_parser::{Mode as ParserMode, ParseError, StringKind, Tok, parse_tokens};
use unicode_normalization::UnicodeNormalization;

use super::soft;
use crate::Mode;
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Runs the parser crate over `tokens`.
pub(super) fn parse(text: &str, tokens: &[Token], mode: Mode) -> Result<Mod, ParseError> {
    let soft = soft::keywords(text, tokens);
    let mapped = tokens.iter().enumerate().filter(|(_, token)| token.kind != TokenKind::End).map(|(idx, token)| {
        let tok = if soft.is_empty() { None } else { soft.get(&(idx as u32)) };
        let tok = match tok {
            Some(soft::Soft::Match) => Tok::Match,
            Some(soft::Soft::Case) => Tok::Case,
            None => to_tok(text, *token),
        };
        Ok((tok, to_range(token.span)))
    });
    parse_tokens(mapped, to_mode(mode), "")
}

/// Returns an identifier's text in the form in which Python compares names.
fn normalised(word: &str) -> String {
    if word.is_ascii() { word.to_owned() } else { word.nfkc().collect() }
}

fn to_mode(mode: Mode) -> ParserMode {
    match mode {
        Mode::Module => ParserMode::Module,
        Mode::Expression => ParserMode::Expression,
        Mode::Interactive => ParserMode::Interactive,
    }
}

fn to_range(span: Span) -> TextRange {
    TextRange::new(span.start.into(), span.end.into())
}

macro_rules! same_names {
    ($kind:expr, $($name:ident)*) => {
        match $kind {
            $(TokenKind::$name => Tok::$name,)*
            // invariant: the other kinds are mapped by the caller; a lone `case` starts no expression or statement,
            // so an unknown character is refused wherever it stands
            _ => Tok::Case,
        }
    };
}

fn to_tok(text: &str, token: Token) -> Tok {
    let word = || &text[token.span.start as usize..token.span.end as usize];
    match token.kind {
        TokenKind::Name => Tok::Name { name: normalised(word()) },
        TokenKind::Number => Tok::Int { value: BigInt::ZERO },
        TokenKind::String => {
            Tok::String { value: String::new(), kind: StringKind::String, triple_quoted: false }
        }
        kind => same_names!(kind,
            Newline Indent Dedent False None True And As Assert Async Await Break Class Continue Def Del Elif Else
            Except Finally For From Global If Import In Is Lambda Nonlocal Not Or Pass Raise Return Try While With
            Yield Lpar Rpar Lsqb Rsqb Lbrace Rbrace Colon Comma Semi Dot Ellipsis Plus Minus Star Slash Vbar Amper
            Less Greater Equal Percent EqEqual NotEqual LessEqual GreaterEqual Tilde CircumFlex LeftShift RightShift
            DoubleStar PlusEqual MinusEqual StarEqual SlashEqual PercentEqual AmperEqual VbarEqual CircumflexEqual
            LeftShiftEqual RightShiftEqual DoubleStarEqual DoubleSlash DoubleSlashEqual At AtEqual Rarrow ColonEqual),
    }
}
