//! Expressions.
//!
//! There are two ways to evaluate one. [`CodeCompiler::operand`] yields whatever register holds the value, which is
//! the variable's own for a plain local. [`CodeCompiler::expr_to`] puts the value into a given register. Its rule, on
//! which statements rely: a register that is not a temporary is written only by the last instruction executed, so
//! nobody sees an intermediate value, and operands may still be read from it. A temporary may be used as scratch.
//!
//! An operand that stays in a local's register while other operands are evaluated must not change meanwhile. Only a
//! `:=` can do that; the `later` parameters name the expressions that are still to come.

use sesf_syntax::Span;
use sesf_syntax::ast::{BoolOp, Constant as Literal, Expr, ExprKind, Name};

use crate::code::Constant;
use crate::compiler::fold::{constant_truth, fold, literal};
use crate::compiler::variables::Access;
use crate::compiler::walrus::rebinds;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg};

impl<'a> CodeCompiler<'_, 'a> {
    /// Evaluates into any register.
    pub(crate) fn operand(&mut self, expr: &'a Expr) -> Result<Reg> {
        match self.local_operand(expr)? {
            Some(reg) => Ok(reg),
            None => self.fresh(expr),
        }
    }

    /// Evaluates into a new temporary.
    pub(crate) fn fresh(&mut self, expr: &'a Expr) -> Result<Reg> {
        let dst = self.temp(expr.span)?;
        self.expr_to(expr, dst)?;
        Ok(dst)
    }

    /// As [`operand`](Self::operand), where `later` is evaluated before the operand is used.
    pub(crate) fn operand_before(&mut self, expr: &'a Expr, later: impl IntoIterator<Item = &'a Expr>) -> Result<Reg> {
        if self.is_rebound(expr, later) { self.fresh(expr) } else { self.operand(expr) }
    }

    /// As [`operand`](Self::operand), with `scratch` as the register of choice for a value that has none.
    pub(crate) fn operand_in(&mut self, expr: &'a Expr, scratch: Reg) -> Result<Reg> {
        if let Some(reg) = self.local_operand(expr)? {
            return Ok(reg);
        }
        self.expr_to(expr, scratch)?;
        Ok(scratch)
    }

    /// As [`operand_in`](Self::operand_in), where `later` is evaluated before the operand is used.
    pub(crate) fn operand_in_before(
        &mut self,
        expr: &'a Expr,
        scratch: Reg,
        later: impl IntoIterator<Item = &'a Expr>,
    ) -> Result<Reg> {
        if self.is_rebound(expr, later) {
            self.expr_to(expr, scratch)?;
            return Ok(scratch);
        }
        self.operand_in(expr, scratch)
    }

    /// The first operand of an expression whose value goes to `dst`, which serves as scratch if it may.
    pub(crate) fn operand_near(
        &mut self,
        expr: &'a Expr,
        dst: Reg,
        later: impl IntoIterator<Item = &'a Expr>,
    ) -> Result<Reg> {
        if self.registers.is_temporary(dst) {
            self.operand_in_before(expr, dst, later)
        } else {
            self.operand_before(expr, later)
        }
    }

    fn is_rebound(&self, expr: &Expr, later: impl IntoIterator<Item = &'a Expr>) -> bool {
        if !self.unit.has_walrus {
            return false;
        }
        match &expr.kind {
            ExprKind::Name(name) | ExprKind::NamedExpr { target: name, .. } => {
                later.into_iter().any(|later| rebinds(later, name))
            }
            _ => false,
        }
    }

    /// The register of a plain local, for its name or for an assignment to it.
    fn local_operand(&mut self, expr: &'a Expr) -> Result<Option<Reg>> {
        match &expr.kind {
            ExprKind::Name(name) => self.local_register(name, expr.span),
            ExprKind::NamedExpr { target, value, .. } => match self.access(target) {
                Access::Register(reg, local) => {
                    self.expr_to(value, reg)?;
                    self.emitter.note_bound(local);
                    Ok(Some(reg))
                }
                _ => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// The register of a plain local, checked to be bound.
    pub(crate) fn local_register(&mut self, name: &Name, span: Span) -> Result<Option<Reg>> {
        let Access::Register(reg, local) = self.access(name) else { return Ok(None) };
        self.check_bound(name, reg, local, span)?;
        Ok(Some(reg))
    }

    /// Evaluates into `dst`.
    pub(crate) fn expr_to(&mut self, expr: &'a Expr, dst: Reg) -> Result {
        let span = expr.span;
        if let Some(constant) = fold(expr) {
            return self.load_constant(constant, dst, span);
        }
        match &expr.kind {
            ExprKind::Constant(constant) => self.load_literal(constant, dst, span),
            ExprKind::Name(name) => self.load_name(name, dst, span),
            ExprKind::NamedExpr { target, value, target_span } => self.named(target, *target_span, value, dst),
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, dst, span),
            ExprKind::BinOp { left, op, right } => self.binary(span, left, *op, right, dst),
            ExprKind::UnaryOp { op, operand } => self.unary(span, *op, operand, dst),
            ExprKind::IfExp { test, body, orelse } => self.conditional(test, body, orelse, dst, span),
            ExprKind::Compare { left, ops, comparators } => self.compare(span, left, ops, comparators, dst),
            ExprKind::Call { func, args, keywords } => self.call(span, func, args, keywords, dst),
            ExprKind::Attribute { value, attr, attr_span } => {
                let span = self.attribute_span(expr, *attr_span);
                self.attribute(span, value, attr, dst)
            }
            ExprKind::Subscript { value, index } => self.subscript(span, value, index, dst),
            ExprKind::Slice { lower, upper, step } => {
                self.slice(span, [lower.as_deref(), upper.as_deref(), step.as_deref()], dst)
            }
            ExprKind::List(items) => self.list(span, items, dst),
            ExprKind::Tuple(items) => self.tuple(span, items, dst),
            ExprKind::Set(items) => self.set(span, items, dst),
            ExprKind::Dict(items) => self.dict(span, items, dst),
            ExprKind::JoinedStr(parts) => self.joined_str(span, parts, dst),
            ExprKind::Lambda(lambda) => self.lambda(span, lambda, dst),
            ExprKind::ListComp(comp) => self.list_comprehension(span, comp, dst),
            ExprKind::SetComp(comp) => self.set_comprehension(span, comp, dst),
            ExprKind::DictComp(comp) => self.dict_comprehension(span, comp, dst),
            ExprKind::GeneratorExp(comp) => self.generator_expression(span, comp, dst),
            ExprKind::Yield(value) => self.yield_value(span, value.as_deref(), dst),
            ExprKind::YieldFrom(iterable) => self.yield_from(span, iterable, dst),
            // A starred expression stands only where its container looks for it.
            ExprKind::Starred(value) => self.expr_to(value, dst),
        }
    }

    /// Evaluates for the effect alone.
    pub(crate) fn effect(&mut self, expr: &'a Expr) -> Result {
        let mark = self.registers.mark();
        if fold(expr).is_none() {
            self.operand(expr)?;
        }
        self.registers.release(mark);
        Ok(())
    }

    fn load_literal(&mut self, value: &Literal, dst: Reg, span: Span) -> Result {
        self.load_constant(literal(value), dst, span)
    }

    /// Loads a constant by the shortest way.
    pub(crate) fn load_constant(&mut self, constant: Constant, dst: Reg, span: Span) -> Result {
        let instruction = match constant {
            Constant::None => Instruction::LoadNone { dst },
            Constant::Bool(value) => Instruction::LoadBool { dst, value },
            Constant::Int(value) if i32::try_from(value).is_ok() => Instruction::LoadInt { dst, value: value as i32 },
            constant => Instruction::LoadConst { dst, index: self.constant(constant, span)? },
        };
        self.emit(span, instruction);
        Ok(())
    }

    fn named(&mut self, target: &'a Name, target_span: Span, value: &'a Expr, dst: Reg) -> Result {
        let mark = self.registers.mark();
        let src = match self.access(target) {
            Access::Register(reg, local) => {
                self.expr_to(value, reg)?;
                self.emitter.note_bound(local);
                reg
            }
            _ => {
                let src = self.operand_near(value, dst, [])?;
                self.store_name(target, src, target_span)?;
                src
            }
        };
        self.move_to(value.span, dst, src);
        self.registers.release(mark);
        Ok(())
    }

    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], dst: Reg, span: Span) -> Result {
        let mark = self.registers.mark();
        let (src, end) = (self.scratch(dst, span)?, self.emitter.label());
        for (idx, value) in values.iter().enumerate() {
            self.expr_to(value, src)?;
            if idx + 1 < values.len() {
                let target = end.target();
                self.emit(
                    span,
                    match op {
                        BoolOp::And => Instruction::JumpIfFalse { src, target },
                        BoolOp::Or => Instruction::JumpIfTrue { src, target },
                    },
                );
            }
        }
        self.emitter.bind(end);
        self.move_to(span, dst, src);
        self.registers.release(mark);
        Ok(())
    }

    fn conditional(&mut self, test: &'a Expr, body: &'a Expr, orelse: &'a Expr, dst: Reg, span: Span) -> Result {
        if let Some(truth) = constant_truth(test) {
            return self.expr_to(if truth { body } else { orelse }, dst);
        }
        let (otherwise, end) = (self.emitter.label(), self.emitter.label());
        self.jump_if(test, false, otherwise, &mut { span })?;
        self.expr_to(body, dst)?;
        self.jump(body.span, end);
        self.emitter.bind(otherwise);
        self.expr_to(orelse, dst)?;
        self.emitter.bind(end);
        Ok(())
    }

    fn attribute(&mut self, span: Span, value: &'a Expr, attr: &Name, dst: Reg) -> Result {
        let mark = self.registers.mark();
        let obj = self.operand_near(value, dst, [])?;
        self.load_attribute(span, dst, obj, attr)?;
        self.registers.release(mark);
        Ok(())
    }

    /// `dst = obj.attr`.
    pub(crate) fn load_attribute(&mut self, span: Span, dst: Reg, obj: Reg, attr: &Name) -> Result {
        let (name, cache) = (self.name(attr, span)?, self.emitter.cache());
        self.emit(span, Instruction::LoadAttr { dst, obj, name, cache });
        Ok(())
    }

    /// The text blamed for an attribute: from the name on if the expression takes several lines.
    pub(crate) fn attribute_span(&self, expr: &Expr, attr_span: Span) -> Span {
        let source = &self.unit.source;
        if source.line(expr.span.start) == source.line(expr.span.end) {
            expr.span
        } else {
            Span::new(attr_span.start, expr.span.end)
        }
    }

    fn yield_value(&mut self, span: Span, value: Option<&'a Expr>, dst: Reg) -> Result {
        let mark = self.registers.mark();
        let src = match value {
            Some(value) => self.operand_near(value, dst, [])?,
            None => {
                let src = self.scratch(dst, span)?;
                self.emit(span, Instruction::LoadNone { dst: src });
                src
            }
        };
        self.emit(span, Instruction::Yield { dst, src });
        self.registers.release(mark);
        Ok(())
    }

    fn yield_from(&mut self, span: Span, iterable: &'a Expr, dst: Reg) -> Result {
        let mark = self.registers.mark();
        let iter = self.temp(span)?;
        let src = self.operand_in(iterable, iter)?;
        self.emit(span, Instruction::GetIter { dst: iter, src });
        let sent = self.temp(span)?;
        self.emit(span, Instruction::LoadNone { dst: sent });
        self.emit(span, Instruction::YieldFrom { dst, iter, sent });
        self.registers.release(mark);
        Ok(())
    }
}
