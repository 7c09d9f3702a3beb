//! Statements.

use sesf_syntax::Span;
use sesf_syntax::ast::{Expr, ExprKind, Stmt, StmtKind};

use crate::compiler::emitter::Label;
use crate::compiler::fold::constant_truth;
use crate::compiler::{CodeCompiler, CompileMode, Result};
use crate::instruction::{Instruction, Reg};

impl<'a> CodeCompiler<'_, 'a> {
    /// Compiles statements up to one after which nothing can be reached.
    pub(crate) fn body(&mut self, body: &'a [Stmt]) -> Result {
        if self.unit.options.coverage
            && self.emitter.is_reachable()
            && let Some(first) = body.first()
        {
            self.emit(first.span, Instruction::Reached {});
        }
        for stmt in body {
            if !self.emitter.is_reachable() {
                break;
            }
            let mark = self.registers.mark();
            self.stmt(stmt)?;
            self.registers.release(mark);
        }
        Ok(())
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Result {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(span, def),
            StmtKind::ClassDef(def) => self.class_def(span, def),
            StmtKind::Return(value) => self.return_stmt(span, value.as_ref()),
            StmtKind::Delete(targets) => targets.iter().try_for_each(|target| self.delete(target)),
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::AugAssign { target, op, value } => self.aug_assign(span, target, *op, value),
            StmtKind::AnnAssign { target, annotation, value, is_simple } => {
                self.ann_assign(span, (target, annotation), value.as_ref(), *is_simple)
            }
            StmtKind::For { target, iter, body, orelse } => self.for_loop(span, (target, iter), body, orelse),
            StmtKind::While { test, body, orelse } => self.while_loop(span, test, body, orelse),
            StmtKind::If { test, body, orelse } => self.if_stmt(span, test, body, orelse),
            StmtKind::With { items, body } => self.with_stmt(span, items, body),
            StmtKind::Match { subject, cases } => self.match_stmt(subject, cases),
            StmtKind::Raise { exc, cause } => self.raise_stmt(span, exc.as_ref(), cause.as_ref()),
            StmtKind::Try(parts) => self.try_stmt(span, parts),
            StmtKind::Assert { test, msg } => self.assert_stmt(span, test, msg.as_ref()),
            StmtKind::Import(names) => names.iter().try_for_each(|alias| self.import(span, alias)),
            StmtKind::ImportFrom(import) => self.import_from(span, import),
            StmtKind::Expr(value) => self.expr_stmt(value),
            StmtKind::Break => self.break_stmt(span),
            StmtKind::Continue => self.continue_stmt(span),
            StmtKind::Global(_) | StmtKind::Nonlocal(_) | StmtKind::Pass => Ok(()),
        }
    }

    fn expr_stmt(&mut self, value: &'a Expr) -> Result {
        let is_outermost = self.scope.parent.is_none();
        if is_outermost && self.unit.options.mode == CompileMode::Interactive {
            let src = self.operand(value)?;
            self.emit(value.span, Instruction::PrintExpression { src });
            return Ok(());
        }
        self.effect(value)
    }

    /// `if` with all its `elif`, which are not nested here however many there are.
    fn if_stmt(&mut self, mut span: Span, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) -> Result {
        let end = self.emitter.label();
        let mut rest = self.if_branch(span, test, body, orelse, end)?;
        while let [Stmt { span: place, kind: StmtKind::If { test, body, orelse } }] = rest {
            span = *place;
            rest = self.if_branch(span, test, body, orelse, end)?;
        }
        self.body(rest)?;
        self.emitter.bind(end);
        Ok(())
    }

    /// One test with its body, from which the code goes on at `end`; yields what is to be compiled next.
    fn if_branch(
        &mut self,
        span: Span,
        test: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
        end: Label,
    ) -> Result<&'a [Stmt]> {
        if let Some(truth) = constant_truth(test) {
            return Ok(if truth { body } else { orelse });
        }
        let otherwise = if orelse.is_empty() { end } else { self.emitter.label() };
        let mark = self.registers.mark();
        self.jump_if(test, false, otherwise, &mut { span })?;
        self.body(body)?;
        self.registers.release(mark);
        if !orelse.is_empty() {
            self.jump_if_reachable(span, end);
            self.emitter.bind(otherwise);
        }
        Ok(orelse)
    }

    fn return_stmt(&mut self, span: Span, value: Option<&'a Expr>) -> Result {
        let src = match value {
            Some(value) => self.returned(value)?,
            None => None,
        };
        let left = self.leave(0)?;
        if self.emitter.is_reachable() {
            self.emit(
                span,
                match src {
                    Some(src) => Instruction::Return { src },
                    None => Instruction::ReturnNone {},
                },
            );
        }
        self.reenter(left);
        Ok(())
    }

    /// The register of a returned value, safe from what leaving the blocks does; nothing for None.
    fn returned(&mut self, value: &'a Expr) -> Result<Option<Reg>> {
        use sesf_syntax::ast::Constant::None as NoneLiteral;
        if matches!(value.kind, ExprKind::Constant(NoneLiteral)) {
            return Ok(None);
        }
        let src = if self.leaving_runs_code() { self.fresh(value)? } else { self.operand(value)? };
        Ok(Some(src))
    }

    fn assert_stmt(&mut self, span: Span, test: &'a Expr, msg: Option<&'a Expr>) -> Result {
        if self.unit.options.optimize_asserts_out {
            return Ok(());
        }
        let (end, mut place) = (self.emitter.label(), span);
        self.jump_if(test, true, end, &mut place)?;
        if self.emitter.is_reachable() {
            let src = self.temp(span)?;
            self.emit(place, Instruction::LoadAssertionError { dst: src });
            if let Some(msg) = msg {
                self.fresh(msg)?;
                self.emit(place, Instruction::Call { dst: src, base: src, count: 1 });
            }
            self.emit(place, Instruction::Raise { src });
        }
        self.emitter.bind(end);
        Ok(())
    }

    fn raise_stmt(&mut self, span: Span, exc: Option<&'a Expr>, cause: Option<&'a Expr>) -> Result {
        let Some(exc) = exc else {
            self.emit(span, Instruction::RaiseCurrent {});
            return Ok(());
        };
        let src = self.operand_before(exc, cause)?;
        let instruction = match cause {
            Some(cause) => Instruction::RaiseFrom { src, cause: self.operand(cause)? },
            None => Instruction::Raise { src },
        };
        self.emit(span, instruction);
        Ok(())
    }

    fn delete(&mut self, target: &'a Expr) -> Result {
        let mark = self.registers.mark();
        match &target.kind {
            ExprKind::Name(name) => self.delete_name(name, target.span)?,
            ExprKind::Attribute { value, attr, attr_span } => {
                let (obj, span) = (self.operand(value)?, self.attribute_span(target, *attr_span));
                let name = self.name(attr, span)?;
                self.emit(span, Instruction::DeleteAttr { obj, name });
            }
            ExprKind::Subscript { value, index } => {
                let obj = self.operand_before(value, [&**index])?;
                let index = self.operand(index)?;
                self.emit(target.span, Instruction::DeleteItem { obj, index });
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.delete(item))?;
            }
            _ => {}
        }
        self.registers.release(mark);
        Ok(())
    }
}
