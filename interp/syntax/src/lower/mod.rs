//! From the parser crate's tree to ours.
//!
//! This is the only module that names the crate's types. Lowering mangles names, numbers scopes, reads literals, and
//! refuses what the crate accepts but Python 3.11 does not.

mod build;
mod call;
mod expr;
mod grammar;
mod guarded;
mod language;
mod params;
mod pattern;
mod service;
mod soft;
mod stmt;
mod target;

use std::collections::BTreeSet;
use std::sync::Arc;

use rustpython_parser::ast as py;
use rustpython_parser::text_size::TextRange;

pub(crate) use language::LanguageNames;

use crate::ast::{Expr, Name, Stmt};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::scope::ScopeId;
use crate::source::Span;
use crate::token::{Token, TokenKind};
use crate::{MAX_DEPTH, Mode};

/// Why there is no tree.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// CPython's grammar does not accept the program, or this error is what it says after parsing. Reading the tokens
    /// again tells which, and how to say it.
    Grammar(Box<SyntaxError>),
    /// A finished error.
    Error(Box<SyntaxError>),
}

impl From<SyntaxError> for Refusal {
    fn from(error: SyntaxError) -> Self {
        Self::Error(Box::new(error))
    }
}

pub(crate) type Lowered<T> = Result<T, Refusal>;

/// What lowering needs besides the tree, shared with the expressions inside f-strings.
pub(crate) struct Lowerer<'a> {
    text: &'a str,
    tokens: &'a [Token],
    names: BTreeSet<Name>,
    n_scopes: u32,
    depth: u32,
    /// The innermost class name that mangles names.
    private: Option<Name>,
    /// Whether annotations become strings.
    pub(crate) annotations_are_strings: bool,
    /// The language's own names.
    pub(crate) language: LanguageNames,
    /// What is exchanged where services become testers and testers services: places, with the words that come there.
    pub(crate) inversions: Vec<(Span, &'static str)>,
    /// Whether what is lowered stands in the body of a service class.
    in_service: bool,
    /// Whether `leads_to(P, Q)` means the formula: in progress conditions.
    in_formula: bool,
}

impl<'a> Lowerer<'a> {
    /// Prepares to lower a source with its tokens.
    pub(crate) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            text,
            tokens,
            names: BTreeSet::new(),
            n_scopes: 1,
            depth: 0,
            private: None,
            annotations_are_strings: false,
            language: LanguageNames::default(),
            inversions: Vec::new(),
            in_service: false,
            in_formula: false,
        }
    }

    /// Parses and lowers the whole source.
    pub(crate) fn module(&mut self, mode: Mode) -> Lowered<Vec<Stmt>> {
        let tree = grammar::parse(self.text, self.tokens, mode)?;
        match tree {
            py::Mod::Module(module) => {
                self.language.add_imports(&module.body);
                self.stmts(module.body)
            }
            py::Mod::Interactive(module) => self.stmts(module.body),
            py::Mod::Expression(module) => {
                let value = self.expr(*module.body)?;
                let kind = crate::ast::StmtKind::Expr(value);
                let span = Span::new(0, self.text.len() as u32);
                Ok(vec![Stmt { span, kind }])
            }
            py::Mod::FunctionType(_) => unreachable!("no mode asks for a function type"),
        }
    }

    /// Returns the number of scopes given out.
    pub(crate) fn n_scopes(&self) -> u32 {
        self.n_scopes
    }

    /// Parses and lowers an expression made of `tokens`, which stand inside a string of the same source.
    pub(crate) fn embedded(&mut self, tokens: &[Token]) -> Lowered<Expr> {
        let tree = grammar::parse(self.text, tokens, Mode::Expression)?;
        let py::Mod::Expression(module) = tree else { unreachable!("expression mode yields an expression") };
        let mut inner = Lowerer {
            text: self.text,
            tokens,
            names: std::mem::take(&mut self.names),
            n_scopes: self.n_scopes,
            depth: self.depth,
            private: self.private.clone(),
            annotations_are_strings: self.annotations_are_strings,
            // No statement stands in an expression.
            language: LanguageNames::default(),
            inversions: Vec::new(),
            in_service: false,
            in_formula: false,
        };
        let expr = inner.expr(*module.body);
        self.names = std::mem::take(&mut inner.names);
        self.n_scopes = inner.n_scopes;
        expr
    }

    /// Returns the whole source.
    pub(crate) fn source_text(&self) -> &'a str {
        self.text
    }

    /// Returns the place of the token that follows `span`.
    pub(crate) fn span_after(&self, span: Span) -> Span {
        let idx = self.token_at(span.end).min(self.tokens.len() - 1);
        self.tokens[idx].span
    }

    /// Returns the source text of `span`.
    pub(crate) fn text(&self, span: Span) -> &'a str {
        &self.text[span.start as usize..span.end as usize]
    }

    /// Runs `lower` one level deeper, unless that is too deep.
    fn deeper<T>(&mut self, span: Span, lower: impl FnOnce(&mut Self) -> Lowered<T>) -> Lowered<T> {
        if self.depth >= MAX_DEPTH {
            return Err(too_deep(span).into());
        }
        self.depth += 1;
        let result = lower(self);
        self.depth -= 1;
        result
    }

    fn new_scope(&mut self) -> ScopeId {
        self.n_scopes += 1;
        ScopeId(self.n_scopes - 1)
    }

    /// Returns the one shared copy of `text`.
    pub(super) fn name(&mut self, text: &str) -> Name {
        if let Some(name) = self.names.get(text) {
            return name.clone();
        }
        let name: Name = Arc::from(text);
        self.names.insert(name.clone());
        name
    }

    /// Returns the name under which `text` is known inside the current class: `__x` becomes `_Class__x`.
    fn mangled(&mut self, text: &str) -> Name {
        let is_private = text.starts_with("__") && !text.ends_with("__") && !text.contains('.');
        let Some(class) = self.private.as_ref().filter(|_| is_private) else { return self.name(text) };
        let class = class.trim_start_matches('_');
        if class.is_empty() {
            return self.name(text);
        }
        let mangled = format!("_{class}{text}");
        self.name(&mangled)
    }

    /// Returns the index of the first token at or after `offset`.
    fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// Returns the last token that ends at or before `offset`, and is not empty.
    fn token_before(&self, offset: u32) -> Option<Token> {
        let idx = self.tokens.partition_point(|token| token.span.end <= offset);
        self.tokens[..idx].iter().rev().find(|token| token.span.start < token.span.end).copied()
    }

    /// Returns the first token of `kind` at or after `offset`.
    fn find_token(&self, offset: u32, kind: TokenKind) -> Option<Token> {
        self.tokens[self.token_at(offset)..].iter().find(|token| token.kind == kind).copied()
    }
}

/// The error of a program that nests too deeply.
pub(crate) fn too_deep(span: Span) -> SyntaxError {
    SyntaxError::new("maximum recursion depth exceeded during compilation", span).with_kind(SyntaxErrorKind::Recursion)
}

/// The refusal of what stands at `offset`.
fn refused_at(offset: u32) -> Refusal {
    Refusal::Grammar(Box::new(SyntaxError::new("invalid syntax", Span::new(offset, offset + 1))))
}

fn to_span(range: TextRange) -> Span {
    Span::new(range.start().into(), range.end().into())
}

fn span_of(node: &impl py::Ranged) -> Span {
    to_span(node.range())
}
