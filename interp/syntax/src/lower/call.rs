//! Arguments of calls and class definitions.

use rustpython_parser::ast as py;

use super::{Lowered, Lowerer, refused_at, span_of, target};
use crate::ast::{Expr, ExprKind, Keyword};
use crate::error::SyntaxError;
use crate::source::Span;
use crate::token::TokenKind;

/// What the arguments belong to.
#[derive(Clone, Copy)]
pub(super) struct Callee {
    /// The call or the class definition.
    pub whole: Span,
    /// The end of the callee or of the class's name.
    pub end: u32,
}

/// Lowered arguments.
pub(super) struct Arguments {
    pub args: Vec<Expr>,
    pub keywords: Vec<Keyword>,
}

impl Lowerer<'_> {
    /// Lowers the arguments of a call or class definition.
    pub(super) fn arguments(
        &mut self,
        callee: Callee,
        args: Vec<py::Expr>,
        keywords: Vec<py::Keyword>,
    ) -> Lowered<Arguments> {
        let n_arguments = args.len() + keywords.len();
        let mut args = self.exprs(args)?;
        for arg in &mut args {
            if self.is_bare_generator(arg) {
                self.check_bare_generator(arg, n_arguments == 1, callee.end)?;
            }
        }
        let keywords =
            keywords.into_iter().map(|keyword| self.keyword(callee.whole, keyword)).collect::<Lowered<_>>()?;
        Ok(Arguments { args, keywords })
    }

    fn keyword(&mut self, whole: Span, keyword: py::Keyword) -> Lowered<Keyword> {
        let span = span_of(&keyword);
        if let Some(name) = &keyword.arg {
            target::check_name(name, whole)?;
        }
        let name = keyword.arg.map(|name| self.name(&name));
        Ok(Keyword { span, name, value: self.expr(keyword.value)? })
    }

    /// A generator without parentheses of its own does not start where a parenthesis stands.
    fn is_bare_generator(&self, arg: &Expr) -> bool {
        let ExprKind::GeneratorExp(generator) = &arg.kind else { return false };
        let first = self.tokens[self.token_at(arg.span.start)];
        // `f((a) for a in b)` starts with the parenthesis of its element
        let closes_at = self.token_before(arg.span.end).map(|token| token.kind);
        first.kind != TokenKind::Lpar
            || closes_at != Some(TokenKind::Rpar)
            || generator.element.span.start == arg.span.start
            || !self.is_matched(arg)
    }

    /// Tells whether the first and last tokens of `arg` are the two parentheses of one pair.
    fn is_matched(&self, arg: &Expr) -> bool {
        let tokens = &self.tokens[self.token_at(arg.span.start)..self.token_at(arg.span.end)];
        let mut depth = 0;
        for (idx, token) in tokens.iter().enumerate() {
            depth += i32::from(token.kind.is_open()) - i32::from(token.kind.is_close());
            if depth == 0 {
                return idx + 1 == tokens.len();
            }
        }
        false
    }

    /// A bare generator is the only argument of its call, with the call's parentheses for its own.
    fn check_bare_generator(&self, arg: &mut Expr, is_alone: bool, callee_end: u32) -> Lowered<()> {
        let open = self.tokens[self.token_at(callee_end)];
        let close = self.tokens[self.token_at(arg.span.end)];
        if open.kind == TokenKind::Lpar && self.is_class_header(open.span.start) {
            return Err(refused_at(arg.span.start));
        }
        if !is_alone || close.kind != TokenKind::Rpar {
            return Err(SyntaxError::new("Generator expression must be parenthesized", arg.span).into());
        }
        arg.span = open.span.to(close.span);
        Ok(())
    }

    fn is_class_header(&self, open: u32) -> bool {
        let idx = self.token_at(open);
        idx >= 2 && self.tokens[idx - 2].kind == TokenKind::Class
    }
}
