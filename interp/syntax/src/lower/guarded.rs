//! The guarded atomic parts: `with when(condition): body` and `with atomic: body`.
//!
//! Both are lowered to plain statements around three functions of the machine's, whose names no program can write:
//!
//! ```text
//! if .enter():                       # from here on no other thread runs
//!     try:
//!         while not condition:
//!             .await_change()        # others run until one has done something
//!         body
//!     finally:
//!         .leave()
//! ```

use rustpython_parser::ast as py;

use super::{Lowered, Lowerer};
use crate::ast::{Expr, ExprKind, Name, Stmt, StmtKind, Try, UnaryOp};
use crate::error::SyntaxError;
use crate::source::Span;

/// A part's guard; none for `atomic`.
type Guard = Option<py::Expr>;

impl Lowerer<'_> {
    /// Whether a `with` is a guarded part.
    pub(super) fn is_guarded(&self, stmt: &py::StmtWith) -> bool {
        stmt.items.iter().any(|item| {
            self.language.called(&item.context_expr) == Some("when")
                || self.language.meaning(&item.context_expr) == Some("atomic")
        })
    }

    /// A guarded part.
    pub(super) fn guarded_part(&mut self, stmt: py::StmtWith) -> Lowered<StmtKind> {
        let (span, guard) = self.guard(&stmt)?;
        let mut body = Vec::new();
        if let Some(guard) = guard {
            let guard = self.expr(guard)?;
            let test = Expr { span, kind: ExprKind::UnaryOp { op: UnaryOp::Not, operand: Box::new(guard) } };
            let wait = self.machine_call(span, ".await_change");
            let wait = Stmt { span, kind: StmtKind::Expr(wait) };
            body.push(Stmt { span, kind: StmtKind::While { test, body: vec![wait], orelse: Vec::new() } });
        }
        body.extend(self.stmts(stmt.body)?);
        let leave = self.machine_call(span, ".leave");
        let finalbody = vec![Stmt { span, kind: StmtKind::Expr(leave) }];
        let part = Try { body, handlers: Vec::new(), orelse: Vec::new(), finalbody, is_star: false };
        let part = Stmt { span, kind: StmtKind::Try(Box::new(part)) };
        Ok(StmtKind::If { test: self.machine_call(span, ".enter"), body: vec![part], orelse: Vec::new() })
    }

    /// The guard of a part, which must stand alone, with the place of the item.
    fn guard(&self, stmt: &py::StmtWith) -> Lowered<(Span, Guard)> {
        let [item] = stmt.items.as_slice() else {
            let span = super::span_of(stmt.items.last().map_or(&stmt.items[0].context_expr, |item| &item.context_expr));
            return Err(SyntaxError::new("a guarded part stands alone in its with statement", span).into());
        };
        let span = super::span_of(&item.context_expr);
        if let Some(target) = &item.optional_vars {
            let target = super::span_of(target.as_ref());
            return Err(SyntaxError::new("a guarded part has no value for 'as'", target).into());
        }
        match &item.context_expr {
            py::Expr::Call(call) => match (call.args.as_slice(), call.keywords.as_slice()) {
                ([guard], []) if !matches!(guard, py::Expr::Starred(_)) => Ok((span, Some(guard.clone()))),
                _ => Err(SyntaxError::new("when() takes one condition", span).into()),
            },
            _ => Ok((span, None)),
        }
    }

    fn machine_call(&mut self, span: Span, name: &str) -> Expr {
        let name: Name = self.name(name);
        let func = Box::new(Expr { span, kind: ExprKind::Name(name) });
        Expr { span, kind: ExprKind::Call { func, args: Vec::new(), keywords: Vec::new() } }
    }
}
