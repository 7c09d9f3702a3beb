//! String tokens, alone or adjacent.

use std::sync::Arc;

use super::{escape, fstring};
use crate::ast::{Constant, ExprKind, FStringPart};
use crate::error::SyntaxError;
use crate::lower::{Lowered, Lowerer, Refusal};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// A string token taken apart.
pub(super) struct Literal {
    /// The whole token.
    pub span: Span,
    /// What stands between the quotes.
    pub body: Span,
    pub is_raw: bool,
    pub is_bytes: bool,
    pub is_formatted: bool,
}

/// Reads adjacent string tokens as one value.
pub(crate) fn string(lowerer: &mut Lowerer<'_>, tokens: &[Token]) -> Lowered<ExprKind> {
    let strings = tokens.iter().filter(|token| token.kind == TokenKind::String);
    let literals: Vec<Literal> = strings.map(|token| split(lowerer.text(token.span), token.span)).collect();
    let last = literals.last().map_or(Span::default(), |literal| literal.span);
    let place = lowerer.span_after(last);
    let n_bytes = literals.iter().filter(|literal| literal.is_bytes).count();
    if n_bytes == literals.len() {
        return bytes(lowerer, &literals, place);
    }
    if n_bytes > 0 {
        check_ascii(lowerer, &literals)?;
        return Err(SyntaxError::new("cannot mix bytes and nonbytes literals", place).into());
    }
    let is_formatted = literals.iter().any(|literal| literal.is_formatted);
    if is_formatted { joined(lowerer, &literals, place) } else { plain(lowerer, &literals, place) }
}

fn split(text: &str, span: Span) -> Literal {
    let prefix_len = text.find(['"', '\'']).unwrap_or(0);
    let prefix = text[..prefix_len].to_ascii_lowercase();
    let quoted = &text[prefix_len..];
    let is_triple = quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''"));
    let quotes = if is_triple { 3 } else { 1 };
    Literal {
        span,
        body: Span::new(span.start + prefix_len as u32 + quotes, span.end - quotes),
        is_raw: prefix.contains('r'),
        is_bytes: prefix.contains('b'),
        is_formatted: prefix.contains('f'),
    }
}

fn bytes(lowerer: &Lowerer<'_>, literals: &[Literal], place: Span) -> Lowered<ExprKind> {
    check_ascii(lowerer, literals)?;
    let mut all = Vec::new();
    for literal in literals {
        all.extend(
            escape::decode_bytes(lowerer.text(literal.body), literal.is_raw).map_err(|message| at(message, place))?,
        );
    }
    Ok(ExprKind::Constant(Constant::Bytes(all.into())))
}

fn check_ascii(lowerer: &Lowerer<'_>, literals: &[Literal]) -> Lowered<()> {
    let bad = literals.iter().find(|literal| literal.is_bytes && !lowerer.text(literal.body).is_ascii());
    match bad {
        Some(literal) => Err(SyntaxError::new("bytes can only contain ASCII literal characters", literal.span).into()),
        None => Ok(()),
    }
}

fn plain(lowerer: &Lowerer<'_>, literals: &[Literal], place: Span) -> Lowered<ExprKind> {
    let mut all = String::new();
    for literal in literals {
        all.push_str(&decode(lowerer.text(literal.body), literal.is_raw, place)?);
    }
    Ok(ExprKind::Constant(Constant::Str(Arc::from(all))))
}

fn joined(lowerer: &mut Lowerer<'_>, literals: &[Literal], place: Span) -> Lowered<ExprKind> {
    let mut parts = Parts::default();
    for literal in literals {
        if literal.is_formatted {
            fstring::parse(lowerer, literal, place, &mut parts)?;
        } else {
            parts.push_text(&decode(lowerer.text(literal.body), literal.is_raw, place)?);
        }
    }
    Ok(ExprKind::JoinedStr(parts.finish()))
}

/// Decodes a piece of text; errors stand at `place`.
pub(super) fn decode(text: &str, is_raw: bool, place: Span) -> Lowered<String> {
    escape::decode_str(text, is_raw).map_err(|message| at(message, place))
}

/// CPython reports the errors of a string at the token that follows it.
fn at(message: String, place: Span) -> Refusal {
    SyntaxError::new(message, place).into()
}

/// The parts of an f-string, adjacent texts joined.
#[derive(Default)]
pub(super) struct Parts {
    parts: Vec<FStringPart>,
    text: String,
}

impl Parts {
    pub(super) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn push_field(&mut self, field: FStringPart) {
        self.flush();
        self.parts.push(field);
    }

    pub(super) fn finish(mut self) -> Vec<FStringPart> {
        self.flush();
        self.parts
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(FStringPart::Literal(Arc::from(std::mem::take(&mut self.text))));
        }
    }
}
