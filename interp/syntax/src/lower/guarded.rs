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
//! Which names mean these parts is known before anything runs: in `.sesf` files `when` and `atomic`, elsewhere those
//! imported from `sesf` at the top of the module.

use rustpython_parser::ast as py;

use super::{Lowered, Lowerer};
use crate::ast::{Expr, ExprKind, Name, Stmt, StmtKind, Try, UnaryOp};
use crate::error::SyntaxError;
use crate::source::Span;

/// The names that begin guarded parts in a module.
#[derive(Clone, Debug, Default)]
pub(crate) struct GuardNames {
    when: Vec<String>,
    atomic: Vec<String>,
    /// What the module `sesf` is called.
    modules: Vec<String>,
}

/// A part's guard; none for `atomic`.
type Guard = Option<py::Expr>;

impl GuardNames {
    /// The names of a `.sesf` file.
    pub fn built_in() -> GuardNames {
        GuardNames { when: vec!["when".into()], atomic: vec!["atomic".into()], modules: Vec::new() }
    }

    /// Adds the names that a module imports.
    pub fn add_imports(&mut self, body: &[py::Stmt]) {
        for stmt in body {
            match stmt {
                py::Stmt::ImportFrom(import) if import.module.as_ref().is_some_and(|m| m.as_str() == "sesf") => {
                    import.names.iter().for_each(|alias| self.add(alias));
                }
                py::Stmt::Import(import) => {
                    let modules = import.names.iter().filter(|alias| alias.name.as_str() == "sesf");
                    self.modules.extend(modules.map(local_name));
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, alias: &py::Alias) {
        match alias.name.as_str() {
            "when" => self.when.push(local_name(alias)),
            "atomic" => self.atomic.push(local_name(alias)),
            "*" => {
                self.when.push("when".into());
                self.atomic.push("atomic".into());
            }
            _ => {}
        }
    }

    /// Whether an expression is one of these names, or `module.own`.
    fn is_named(&self, expr: &py::Expr, names: &[String], own: &str) -> bool {
        match expr {
            py::Expr::Name(name) => names.iter().any(|n| n == name.id.as_str()),
            py::Expr::Attribute(attribute) => {
                attribute.attr.as_str() == own && self.is_named(&attribute.value, &self.modules, "")
            }
            _ => false,
        }
    }

    fn is_when(&self, expr: &py::Expr) -> bool {
        matches!(expr, py::Expr::Call(call) if self.is_named(&call.func, &self.when, "when"))
    }

    fn is_atomic(&self, expr: &py::Expr) -> bool {
        self.is_named(expr, &self.atomic, "atomic")
    }
}

fn local_name(alias: &py::Alias) -> String {
    alias.asname.as_ref().unwrap_or(&alias.name).to_string()
}

impl Lowerer<'_> {
    /// Whether a `with` is a guarded part.
    pub(super) fn is_guarded(&self, stmt: &py::StmtWith) -> bool {
        let is_part =
            |item: &py::WithItem| self.guards.is_when(&item.context_expr) || self.guards.is_atomic(&item.context_expr);
        stmt.items.iter().any(is_part)
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
