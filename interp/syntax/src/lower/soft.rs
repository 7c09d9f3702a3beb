//! Which names are the keywords `match` and `case`.

use std::collections::BTreeMap;

use crate::token::{Token, TokenKind};

/// A soft keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Soft {
    /// `match`.
    Match,
    /// `case`.
    Case,
}

/// Finds the tokens that are soft keywords, by their index.
///
/// A line starting with the name `match` opens a match statement when it ends in a colon and the block below it starts
/// with the name `case`: no other statement looks like that. The lines directly in that block start with `case`.
pub(super) fn keywords(text: &str, tokens: &[Token]) -> BTreeMap<u32, Soft> {
    let mut found = BTreeMap::new();
    if !text.contains("match") {
        return found;
    }
    let mut blocks = Blocks::default();
    for (idx, token) in tokens.iter().enumerate() {
        let starts_line = idx == 0 || starts_line_after(tokens[idx - 1].kind);
        if starts_line
            && token.kind == TokenKind::Name
            && let Some(soft) = blocks.soft_keyword(text, tokens, idx)
        {
            found.insert(idx as u32, soft);
        }
        blocks.step(token.kind);
    }
    found
}

fn starts_line_after(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent)
}

/// The open blocks, and which of them hold cases.
#[derive(Default)]
struct Blocks {
    holds_cases: Vec<bool>,
    next_holds_cases: bool,
}

impl Blocks {
    fn step(&mut self, kind: TokenKind) {
        match kind {
            TokenKind::Indent => self.holds_cases.push(std::mem::take(&mut self.next_holds_cases)),
            TokenKind::Dedent => drop(self.holds_cases.pop()),
            _ => {}
        }
    }

    fn soft_keyword(&mut self, text: &str, tokens: &[Token], idx: usize) -> Option<Soft> {
        if self.holds_cases.last() == Some(&true) {
            return (word(text, tokens[idx]) == "case").then_some(Soft::Case);
        }
        if word(text, tokens[idx]) != "match" || !opens_cases(text, &tokens[idx + 1..]) {
            return None;
        }
        self.next_holds_cases = true;
        Some(Soft::Match)
    }
}

/// Tells whether `rest`, the tokens after `match`, are a subject, a colon and a block of cases.
fn opens_cases(text: &str, rest: &[Token]) -> bool {
    let Some(end) = rest.iter().position(|token| token.kind == TokenKind::Newline) else { return false };
    let ends_in_colon = end >= 2 && rest[end - 1].kind == TokenKind::Colon;
    let Some([indent, first, ..]) = rest.get(end + 1..) else { return false };
    ends_in_colon && indent.kind == TokenKind::Indent && first.kind == TokenKind::Name && word(text, *first) == "case"
}

fn word(text: &str, token: Token) -> &str {
    &text[token.span.start as usize..token.span.end as usize]
}
