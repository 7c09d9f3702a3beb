//! The parser crate: our tokens in, its tree out.
//!
//! The crate decides what is a statement and an expression. Its own scanner is not used: names arrive normalised, and
//! numbers and strings arrive as placeholders whose values are read from the source when the tree is lowered.

use rustpython_parser::ast::Mod;
use rustpython_parser::ast::bigint::BigInt;
use rustpython_parser::lexer::LexicalErrorType;
use rustpython_parser::text_size::TextRange;
use rustpython_parser::{Mode as ParserMode, ParseError, ParseErrorType, StringKind, Tok, parse_tokens};
use unicode_normalization::UnicodeNormalization;

use super::{Lowered, Refusal, refused_at, soft};
use crate::Mode;
use crate::error::SyntaxError;
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Runs the parser crate over `tokens`.
pub(super) fn parse(text: &str, tokens: &[Token], mode: Mode) -> Lowered<Mod> {
    if let Some(offset) = stray_stars(tokens) {
        return Err(refused_at(offset));
    }
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
    parse_tokens(mapped, to_mode(mode), "").map_err(|error| refusal(tokens, error))
}

/// Finds `**` without a name after it, and `*,` before `**`, which the crate accepts among parameters.
fn stray_stars(tokens: &[Token]) -> Option<u32> {
    let mut pairs = tokens.windows(3).filter(|window| match (window[0].kind, window[1].kind) {
        (TokenKind::DoubleStar, TokenKind::Rpar | TokenKind::Comma | TokenKind::Colon) => true,
        (TokenKind::Star, TokenKind::Comma) => window[2].kind == TokenKind::DoubleStar,
        _ => false,
    });
    pairs.next().map(|window| window[1].span.start)
}

/// Two of the crate's errors concern names, not grammar.
fn refusal(tokens: &[Token], error: ParseError) -> Refusal {
    let offset = u32::from(error.offset);
    let message = match &error.error {
        ParseErrorType::Lexical(LexicalErrorType::DuplicateArgumentError(name)) => {
            format!("duplicate argument '{name}' in function definition")
        }
        ParseErrorType::Lexical(LexicalErrorType::DuplicateKeywordArgumentError(name)) => {
            format!("keyword argument repeated: {name}")
        }
        _ => return refused_at(offset),
    };
    let is_param = message.starts_with("duplicate");
    let span = item_span(tokens, offset, is_param);
    Refusal::Grammar(Box::new(SyntaxError::new(message, span)))
}

/// The item of a list of parameters or arguments that starts at `offset`; a parameter's default is left out.
fn item_span(tokens: &[Token], offset: u32, is_param: bool) -> Span {
    let start = tokens.partition_point(|token| token.span.start < offset);
    let mut end = start;
    let mut level = 0;
    for (idx, token) in tokens.iter().enumerate().skip(start) {
        level += i32::from(token.kind.is_open()) - i32::from(token.kind.is_close());
        let is_default = is_param && token.kind == TokenKind::Equal;
        if level < 0 || level == 0 && (token.kind == TokenKind::Comma || is_default) {
            break;
        }
        end = idx;
    }
    let is_lambda = is_param && tokens[start..=end].iter().any(|token| token.kind == TokenKind::Newline);
    if is_lambda { tokens[start].span } else { tokens[start].span.to(tokens[end].span) }
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
        TokenKind::String => Tok::String { value: String::new(), kind: StringKind::String, triple_quoted: false },
        kind => same_names!(kind,
            Newline Indent Dedent False None True And As Assert Async Await Break Class Continue Def Del Elif Else
            Except Finally For From Global If Import In Is Lambda Nonlocal Not Or Pass Raise Return Try While With
            Yield Lpar Rpar Lsqb Rsqb Lbrace Rbrace Colon Comma Semi Dot Ellipsis Plus Minus Star Slash Vbar Amper
            Less Greater Equal Percent EqEqual NotEqual LessEqual GreaterEqual Tilde CircumFlex LeftShift RightShift
            DoubleStar PlusEqual MinusEqual StarEqual SlashEqual PercentEqual AmperEqual VbarEqual CircumflexEqual
            LeftShiftEqual RightShiftEqual DoubleStarEqual DoubleSlash DoubleSlashEqual At AtEqual Rarrow ColonEqual),
    }
}
