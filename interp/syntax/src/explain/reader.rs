//! Reading tokens with alternatives.

use std::collections::BTreeMap;

use super::node::Node;
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// What a rule returns: a match, no match, or a mistake that was recognised.
pub(super) type Read<T> = Result<Option<T>, Box<SyntaxError>>;

/// Takes the value of a match, and leaves the rule when there is none.
macro_rules! need {
    ($read:expr) => {
        match $read? {
            Some(value) => value,
            None => return Ok(None),
        }
    };
}
pub(super) use need;

/// The rules whose results are kept, because several alternatives begin with them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Expression,
    Disjunction,
    BitwiseOr,
    Primary,
    Atom,
    NamedExpression,
    StarExpressions,
}

type Memo = BTreeMap<(Rule, usize, bool), (Option<Node>, usize)>;

/// A position in the tokens of a program.
pub(super) struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// How many brackets are open after each token.
    levels: Vec<u16>,
    pub(super) pos: usize,
    furthest: usize,
    /// Whether the rules for mistakes are tried.
    pub(super) finds_mistakes: bool,
    memo: Memo,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        let mut level = 0u16;
        let levels = tokens.iter().map(|token| {
            level = level + u16::from(token.kind.is_open()) - u16::from(token.kind.is_close() && level > 0);
            level
        });
        let levels = levels.collect();
        Self { text, tokens, levels, pos: 0, furthest: 0, finds_mistakes: false, memo: Memo::new() }
    }

    /// The furthest token that was looked at.
    pub(super) fn furthest(&self) -> usize {
        self.furthest
    }

    /// Reads a rule, and goes back to where it started when it does not match.
    pub(super) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let start = self.pos;
        let result = rule(self)?;
        if result.is_none() {
            self.pos = start;
        }
        Ok(result)
    }

    /// Reads a rule whose earlier result at this place is kept.
    pub(super) fn kept(&mut self, rule: Rule, read: impl FnOnce(&mut Self) -> Read<Node>) -> Read<Node> {
        let key = (rule, self.pos, self.finds_mistakes);
        if let Some((result, end)) = self.memo.get(&key) {
            self.pos = *end;
            return Ok(result.clone());
        }
        let result = self.attempt(read)?;
        self.memo.insert(key, (result.clone(), self.pos));
        Ok(result)
    }

    /// Reads one alternative for mistakes, when they are looked for.
    pub(super) fn mistake<T>(&mut self, rule: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.finds_mistakes { self.attempt(rule) } else { Ok(None) }
    }

    /// Reads a rule without looking for mistakes.
    pub(super) fn leniently<T>(&mut self, rule: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let outer = std::mem::replace(&mut self.finds_mistakes, false);
        let result = self.attempt(rule);
        self.finds_mistakes = outer;
        result
    }

    // Tokens.

    /// The kind of the next token; `End` after the last.
    pub(super) fn kind(&mut self) -> TokenKind {
        self.kind_at(0)
    }

    pub(super) fn kind_at(&mut self, ahead: usize) -> TokenKind {
        self.furthest = self.furthest.max(self.pos + ahead);
        self.tokens.get(self.pos + ahead).map_or(TokenKind::End, |token| token.kind)
    }

    /// The next token, or an empty one at the end.
    pub(super) fn token(&mut self) -> Token {
        self.furthest = self.furthest.max(self.pos);
        let end = self.tokens.last().map_or(0, |token| token.span.end);
        let at_end = Token { kind: TokenKind::End, span: Span::new(end, end) };
        self.tokens.get(self.pos).copied().unwrap_or(at_end)
    }

    /// Consumes the next token if it is of `kind`.
    pub(super) fn eat(&mut self, kind: TokenKind) -> Option<Token> {
        if self.kind() != kind || self.pos >= self.tokens.len() {
            return None;
        }
        self.pos += 1;
        Some(self.tokens[self.pos - 1])
    }

    /// Consumes the next token if it is of `kind`, as a rule.
    pub(super) fn expect(&mut self, kind: TokenKind) -> Read<Token> {
        Ok(self.eat(kind))
    }

    pub(super) fn eat_any(&mut self, kinds: &[TokenKind]) -> Option<Token> {
        kinds.iter().find_map(|&kind| self.eat(kind))
    }

    pub(super) fn sees_any(&mut self, kinds: &[TokenKind]) -> bool {
        let kind = self.kind();
        kinds.contains(&kind)
    }

    /// Consumes the next token if it is a name spelled `word`.
    pub(super) fn eat_word(&mut self, word: &str) -> Option<Token> {
        if self.sees_word(word) { self.eat(TokenKind::Name) } else { None }
    }

    pub(super) fn sees_word(&mut self, word: &str) -> bool {
        let token = self.token();
        token.kind == TokenKind::Name && self.text_of(token.span) == word
    }

    pub(super) fn text_of(&self, span: Span) -> &'a str {
        &self.text[span.start as usize..span.end as usize]
    }

    /// The last consumed token.
    pub(super) fn last(&self) -> Token {
        self.tokens[self.pos.saturating_sub(1)]
    }

    /// Where what started at token `start` ends.
    pub(super) fn span_from(&self, start: usize) -> Span {
        let first = self.tokens.get(start).map_or(self.last().span, |token| token.span);
        first.to(self.last().span)
    }

    /// Tells whether the last consumed token stands inside brackets.
    pub(super) fn is_in_brackets(&self) -> bool {
        self.pos > 0 && self.levels[self.pos - 1] > 0
    }

    pub(super) fn line(&self, span: Span) -> usize {
        self.text[..span.start as usize].matches('\n').count() + 1
    }

    // Mistakes.

    /// Reports a mistake.
    pub(super) fn raise<T>(&self, message: impl Into<String>, span: Span) -> Read<T> {
        Err(Box::new(SyntaxError::new(message, span)))
    }

    /// Consumes a token that must be there; its absence is a mistake when mistakes are looked for.
    pub(super) fn demand(&mut self, kind: TokenKind, text: &str) -> Read<Token> {
        if let Some(token) = self.eat(kind) {
            return Ok(Some(token));
        }
        if !self.finds_mistakes {
            return Ok(None);
        }
        let place = self.place();
        self.raise(format!("expected '{text}'"), place)
    }

    /// Reports that a block is missing after what `opener` opened.
    pub(super) fn missing_block<T>(&mut self, what: &str, opener: Token) -> Read<T> {
        let message = format!("expected an indented block after {what} on line {}", self.line(opener.span));
        self.missing(message)
    }

    pub(super) fn missing<T>(&mut self, message: String) -> Read<T> {
        let mut error = self.error_at_next(message).with_kind(SyntaxErrorKind::Indentation);
        error.span.end = error.span.end.min(error.span.start + 1);
        Err(Box::new(error))
    }

    /// Reports a mistake at the next token.
    pub(super) fn raise_at_next<T>(&mut self, message: impl Into<String>) -> Read<T> {
        Err(Box::new(self.error_at_next(message.into())))
    }

    fn error_at_next(&mut self, message: String) -> SyntaxError {
        let token = self.token();
        let error = SyntaxError::new(message, token.span);
        match token.kind {
            TokenKind::End => at_end(self.text, error),
            TokenKind::Dedent if self.is_rest_dedents() => at_end(self.text, error),
            TokenKind::Dedent => error.without_caret(),
            _ => error,
        }
    }

    fn is_rest_dedents(&self) -> bool {
        self.tokens[self.pos..].iter().all(|token| matches!(token.kind, TokenKind::Dedent | TokenKind::End))
    }

    /// The place of the furthest token that was looked at.
    pub(super) fn furthest_place(&self) -> Span {
        self.tokens.get(self.furthest).or(self.tokens.last()).map(|token| token.span).unwrap_or_default()
    }

    /// The place of the next token.
    pub(super) fn place(&mut self) -> Span {
        self.token().span
    }
}

/// Moves an error at the end of the text to the last line, where CPython shows it without carets.
pub(super) fn at_end(text: &str, mut error: SyntaxError) -> SyntaxError {
    let last = text.len() as u32 - u32::from(text.ends_with('\n'));
    error.span = Span::new(last, last);
    error.without_caret().incomplete()
}
