//! Statements.

use rustpython_parser::ast as py;

use super::call::Callee;
use super::{Lowered, Lowerer, Refusal, refused_at, span_of, target};
use crate::ast::{
    Alias, ClassDef, ExceptHandler, Expr, ExprKind, FunctionDef, ImportFrom, MatchCase, Name, Stmt, StmtKind, Try,
    WithItem,
};
use crate::error::SyntaxError;
use crate::source::Span;
use crate::token::TokenKind;

const NO_ASYNC: &str = "is outside the language: use thread(), Lock and Condition instead";

impl Lowerer<'_> {
    pub(super) fn stmts(&mut self, stmts: Vec<py::Stmt>) -> Lowered<Vec<Stmt>> {
        stmts.into_iter().map(|stmt| self.stmt(stmt)).collect()
    }

    pub(super) fn stmt(&mut self, stmt: py::Stmt) -> Lowered<Stmt> {
        let span = span_of(&stmt);
        let span = if ends_in_block(&stmt) { self.with_semicolon(span) } else { span };
        let kind = self.deeper(span, |lowerer| lowerer.stmt_kind(span, stmt))?;
        Ok(Stmt { span, kind })
    }

    /// A block that ends in a semicolon includes it.
    fn with_semicolon(&self, span: Span) -> Span {
        match self.tokens.get(self.token_at(span.end)) {
            Some(token) if token.kind == TokenKind::Semi => span.to(token.span),
            _ => span,
        }
    }

    fn stmt_kind(&mut self, span: Span, stmt: py::Stmt) -> Lowered<StmtKind> {
        Ok(match stmt {
            py::Stmt::FunctionDef(def) => self.function_def(span, def)?,
            py::Stmt::ClassDef(def) if self.is_service(&def) => self.service_class(span, def)?,
            py::Stmt::ClassDef(def) if self.is_implementation(&def) => self.implementation_class(span, def)?,
            py::Stmt::ClassDef(def) => self.class_def(span, def)?,
            py::Stmt::Return(ret) => StmtKind::Return(self.opt_expr(ret.value)?),
            py::Stmt::Delete(delete) => self.delete(delete)?,
            py::Stmt::Assign(assign) => self.assign(assign)?,
            py::Stmt::AugAssign(assign) => self.aug_assign(assign)?,
            py::Stmt::AnnAssign(assign) => self.ann_assign(span, assign)?,
            py::Stmt::For(stmt) => self.for_loop(stmt)?,
            py::Stmt::While(stmt) => self.while_loop(stmt)?,
            py::Stmt::If(stmt) => self.if_stmt(stmt)?,
            py::Stmt::With(stmt) if self.is_guarded(&stmt) => self.guarded_part(stmt)?,
            py::Stmt::With(stmt) => self.with_stmt(stmt)?,
            py::Stmt::Match(stmt) => self.match_stmt(span, stmt)?,
            py::Stmt::Raise(raise) => {
                StmtKind::Raise { exc: self.opt_expr(raise.exc)?, cause: self.opt_expr(raise.cause)? }
            }
            py::Stmt::Try(stmt) => self.try_stmt([stmt.body, stmt.orelse, stmt.finalbody], stmt.handlers, false)?,
            py::Stmt::TryStar(stmt) => self.try_stmt([stmt.body, stmt.orelse, stmt.finalbody], stmt.handlers, true)?,
            py::Stmt::Assert(assert) => {
                StmtKind::Assert { test: self.expr(*assert.test)?, msg: self.opt_expr(assert.msg)? }
            }
            py::Stmt::Import(import) => StmtKind::Import(self.aliases(span, import.names)?),
            py::Stmt::ImportFrom(import) => self.import_from(span, import)?,
            py::Stmt::Global(global) => StmtKind::Global(self.mangled_all(&global.names)),
            py::Stmt::Nonlocal(nonlocal) => StmtKind::Nonlocal(self.mangled_all(&nonlocal.names)),
            py::Stmt::Expr(stmt) => StmtKind::Expr(self.expr(*stmt.value)?),
            py::Stmt::Pass(_) => StmtKind::Pass,
            py::Stmt::Break(_) => StmtKind::Break,
            py::Stmt::Continue(_) => StmtKind::Continue,
            py::Stmt::AsyncFunctionDef(_) | py::Stmt::AsyncFor(_) | py::Stmt::AsyncWith(_) => {
                return Err(refused_async("async", span.start));
            }
            py::Stmt::TypeAlias(_) => unreachable!("`type` is always sent as a name"),
        })
    }

    fn function_def(&mut self, span: Span, def: py::StmtFunctionDef) -> Lowered<StmtKind> {
        self.refuse_type_params(span, &def.type_params)?;
        let decorators = self.exprs(def.decorator_list)?;
        let params = self.params(span, *def.args)?;
        let returns = def.returns.map(|returns| self.annotation(*returns)).transpose()?;
        let scope = self.new_scope();
        let name_span = self.name_span(span);
        target::check_name(&def.name, name_span)?;
        let (name, bound_name) = (self.name(&def.name), self.mangled(&def.name));
        let body = self.stmts(def.body)?;
        let def = FunctionDef {
            name,
            bound_name,
            name_span,
            scope,
            params,
            body,
            decorators,
            returns,
            is_of_service: self.in_service,
        };
        Ok(StmtKind::FunctionDef(Box::new(def)))
    }

    fn class_def(&mut self, span: Span, def: py::StmtClassDef) -> Lowered<StmtKind> {
        self.refuse_type_params(span, &def.type_params)?;
        let decorators = self.exprs(def.decorator_list)?;
        let name_span = self.name_span(span);
        target::check_name(&def.name, name_span)?;
        let arguments = self.arguments(Callee { whole: span, end: name_span.end }, def.bases, def.keywords)?;
        let (name, bound_name) = (self.name(&def.name), self.mangled(&def.name));
        let scope = self.new_scope();
        let outer = self.private.replace(name.clone());
        let body = self.stmts(def.body);
        self.private = outer;
        let (bases, keywords, body) = (arguments.args, arguments.keywords, body?);
        let def = ClassDef { name, bound_name, name_span, scope, bases, keywords, body, decorators };
        Ok(StmtKind::ClassDef(Box::new(def)))
    }

    /// Type parameters came with Python 3.12.
    fn refuse_type_params(&self, span: Span, type_params: &[py::TypeParam]) -> Lowered<()> {
        if type_params.is_empty() {
            return Ok(());
        }
        let bracket = self.find_token(span.start, TokenKind::Lsqb).map_or(span.start, |token| token.span.start);
        Err(refused_at(bracket))
    }

    /// The name follows the first keyword of a definition.
    pub(super) fn name_span(&self, span: Span) -> Span {
        self.find_token(span.start, TokenKind::Name).map_or(span, |token| token.span)
    }

    fn delete(&mut self, delete: py::StmtDelete) -> Lowered<StmtKind> {
        for expr in &delete.targets {
            target::check_delete(expr)?;
        }
        Ok(StmtKind::Delete(self.exprs(delete.targets)?))
    }

    fn assign(&mut self, assign: py::StmtAssign) -> Lowered<StmtKind> {
        target::check_assign(&assign)?;
        // CPython reports errors from left to right.
        let targets = self.exprs(assign.targets)?;
        Ok(StmtKind::Assign { targets, value: self.expr(*assign.value)? })
    }

    fn aug_assign(&mut self, assign: py::StmtAugAssign) -> Lowered<StmtKind> {
        target::check_augmented(&assign.target)?;
        let target = self.expr(*assign.target)?;
        Ok(StmtKind::AugAssign { target, op: super::expr::binary_op(assign.op), value: self.expr(*assign.value)? })
    }

    fn ann_assign(&mut self, span: Span, assign: py::StmtAnnAssign) -> Lowered<StmtKind> {
        target::check_annotated(&assign.target)?;
        let target = self.expr(*assign.target)?;
        let is_parenthesised = span.start != target.span.start;
        let is_simple = matches!(target.kind, ExprKind::Name(_)) && !is_parenthesised;
        let annotation = self.annotation(*assign.annotation)?;
        let value = self.opt_expr(assign.value)?;
        Ok(StmtKind::AnnAssign { target, annotation, value, is_simple })
    }

    fn for_loop(&mut self, stmt: py::StmtFor) -> Lowered<StmtKind> {
        target::check_for(&stmt.target)?;
        let target = self.expr(*stmt.target)?;
        let iter = self.expr(*stmt.iter)?;
        Ok(StmtKind::For { target, iter, body: self.stmts(stmt.body)?, orelse: self.stmts(stmt.orelse)? })
    }

    fn while_loop(&mut self, stmt: py::StmtWhile) -> Lowered<StmtKind> {
        let test = self.expr(*stmt.test)?;
        Ok(StmtKind::While { test, body: self.stmts(stmt.body)?, orelse: self.stmts(stmt.orelse)? })
    }

    fn if_stmt(&mut self, stmt: py::StmtIf) -> Lowered<StmtKind> {
        let test = self.expr(*stmt.test)?;
        Ok(StmtKind::If { test, body: self.stmts(stmt.body)?, orelse: self.stmts(stmt.orelse)? })
    }

    fn with_stmt(&mut self, stmt: py::StmtWith) -> Lowered<StmtKind> {
        let items = stmt.items.into_iter().map(|item| self.with_item(item)).collect::<Lowered<_>>()?;
        Ok(StmtKind::With { items, body: self.stmts(stmt.body)? })
    }

    fn with_item(&mut self, item: py::WithItem) -> Lowered<WithItem> {
        if let Some(vars) = &item.optional_vars {
            target::check_with(vars)?;
        }
        let context = self.expr(item.context_expr)?;
        let target = self.opt_expr(item.optional_vars)?;
        let span = target.as_ref().map_or(context.span, |target| context.span.to(target.span));
        Ok(WithItem { span, context, target })
    }

    fn match_stmt(&mut self, span: Span, stmt: py::StmtMatch) -> Lowered<StmtKind> {
        let subject = self.expr(*stmt.subject)?;
        let subject = self.completed_subject(span, subject, &stmt.cases)?;
        let cases = stmt.cases.into_iter().map(|case| self.match_case(case)).collect::<Lowered<_>>()?;
        Ok(StmtKind::Match { subject, cases })
    }

    /// The parser crate gives a tuple without parentheses the place of the whole statement, and drops a comma after a
    /// single subject. `match *a:` is no statement.
    fn completed_subject(&self, span: Span, subject: Expr, cases: &[py::MatchCase]) -> Lowered<Expr> {
        let (place, has_comma) = self.subject_place(span, cases);
        let is_bare_tuple = subject.span.start == span.start;
        if is_bare_tuple {
            return Ok(Expr { span: place, ..subject });
        }
        if has_comma {
            return Ok(Expr { span: place, kind: ExprKind::Tuple(vec![subject]) });
        }
        if matches!(subject.kind, ExprKind::Starred(_)) {
            return Err(refused_at(subject.span.end));
        }
        Ok(subject)
    }

    /// The place between `match` and the colon, and whether it ends in a comma.
    fn subject_place(&self, span: Span, cases: &[py::MatchCase]) -> (Span, bool) {
        let first_case = cases.first().map_or(span.end, |case| u32::from(case.range.start()));
        let header = &self.tokens[self.token_at(span.start) + 1..self.token_at(first_case)];
        let colon = header.iter().rposition(|token| token.kind == TokenKind::Colon).unwrap_or(1);
        let last = header[colon.max(1) - 1];
        (header[0].span.to(last.span), last.kind == TokenKind::Comma)
    }

    fn match_case(&mut self, case: py::MatchCase) -> Lowered<MatchCase> {
        let span = self.with_semicolon(Span::new(case.range.start().into(), case.range.end().into()));
        let pattern = self.top_pattern(case.pattern)?;
        let guard = self.opt_expr(case.guard)?;
        Ok(MatchCase { span, pattern, guard, body: self.stmts(case.body)? })
    }

    fn try_stmt(
        &mut self,
        [body, orelse, finalbody]: [Vec<py::Stmt>; 3],
        handlers: Vec<py::ExceptHandler>,
        is_star: bool,
    ) -> Lowered<StmtKind> {
        let body = self.stmts(body)?;
        let handlers = handlers.into_iter().map(|handler| self.handler(handler)).collect::<Lowered<_>>()?;
        let (orelse, finalbody) = (self.stmts(orelse)?, self.stmts(finalbody)?);
        Ok(StmtKind::Try(Box::new(Try { body, handlers, orelse, finalbody, is_star })))
    }

    fn handler(&mut self, handler: py::ExceptHandler) -> Lowered<ExceptHandler> {
        let span = self.with_semicolon(span_of(&handler));
        let py::ExceptHandler::ExceptHandler(handler) = handler;
        let type_ = self.opt_expr(handler.type_)?;
        if let Some(name) = &handler.name {
            target::check_name(name, span)?;
        }
        let name = handler.name.map(|name| self.mangled(&name));
        Ok(ExceptHandler { span, type_, name, body: self.stmts(handler.body)? })
    }

    fn import_from(&mut self, span: Span, import: py::StmtImportFrom) -> Lowered<StmtKind> {
        let module = import.module.map(|module| self.name(&module));
        let level = import.level.map_or(0, |level| level.to_u32());
        Ok(StmtKind::ImportFrom(ImportFrom { module, names: self.aliases(span, import.names)?, level }))
    }

    fn aliases(&mut self, span: Span, aliases: Vec<py::Alias>) -> Lowered<Vec<Alias>> {
        let aliases: Vec<_> = aliases.into_iter().map(|alias| self.alias(alias)).collect();
        aliases.iter().try_for_each(|alias| target::check_name(&alias.bound_name, span))?;
        Ok(aliases)
    }

    fn alias(&mut self, alias: py::Alias) -> Alias {
        let span = span_of(&alias);
        let (name, asname) = (self.name(&alias.name), alias.asname.map(|asname| self.name(&asname)));
        let bound = asname.clone().unwrap_or_else(|| name.clone());
        let first = if asname.is_none() { bound.split('.').next().unwrap_or(&bound) } else { &bound };
        Alias { span, bound_name: self.mangled(first), name, asname }
    }

    fn mangled_all(&mut self, names: &[py::Identifier]) -> Vec<Name> {
        names.iter().map(|name| self.mangled(name)).collect()
    }

    /// Lowers an annotation; under `from __future__ import annotations` it becomes its own text.
    pub(super) fn annotation(&mut self, annotation: py::Expr) -> Lowered<Expr> {
        if !self.annotations_are_strings {
            return self.expr(annotation);
        }
        // The text keeps names as they are written.
        let private = self.private.take();
        let expr = self.expr(annotation);
        self.private = private;
        Ok(crate::unparse::to_string_constant(expr?))
    }
}

fn ends_in_block(stmt: &py::Stmt) -> bool {
    matches!(
        stmt,
        py::Stmt::FunctionDef(_)
            | py::Stmt::ClassDef(_)
            | py::Stmt::For(_)
            | py::Stmt::While(_)
            | py::Stmt::If(_)
            | py::Stmt::With(_)
            | py::Stmt::Match(_)
            | py::Stmt::Try(_)
            | py::Stmt::TryStar(_)
    )
}

/// The error for `async` and `await`.
pub(super) fn refused_async(keyword: &str, at: u32) -> Refusal {
    let span = Span::new(at, at + keyword.len() as u32);
    SyntaxError::new(format!("'{keyword}' {NO_ASYNC}"), span).into()
}
