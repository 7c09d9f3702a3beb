//! Comparisons, as values and as jumps.
//!
//! In a chain each operand is evaluated once and the first comparison that fails ends the evaluation. Two scratch
//! registers in turns hold the operands, however long the chain.

use sesf_syntax::Span;
use sesf_syntax::ast::{self, Expr};

use crate::code::Constant;
use crate::compiler::emitter::Label;
use crate::compiler::fold::{container, fold};
use crate::compiler::operator::small_int;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{CompareOp, Instruction, Reg, Target};

/// A comparison operator by the way it is carried out.
#[derive(Clone, Copy)]
enum Comparison {
    Rich(CompareOp),
    Is { negate: bool },
    In { negate: bool },
}

/// A jump taken when a comparison is as wished.
#[derive(Clone, Copy)]
struct When {
    holds: bool,
    label: Label,
    span: Span,
}

impl<'a> CodeCompiler<'_, 'a> {
    /// `dst = left op comparator op comparator ...`.
    pub(crate) fn compare(
        &mut self,
        span: Span,
        left: &'a Expr,
        ops: &[ast::CompareOp],
        comparators: &'a [Expr],
        dst: Reg,
    ) -> Result {
        let mark = self.registers.mark();
        if let ([op], [right]) = (ops, comparators) {
            let a = self.operand_near(left, dst, [right])?;
            let b = self.compared(right, comparison(*op))?;
            self.emit(span, compare_to(comparison(*op), dst, a, b));
        } else {
            let (result, end) = (self.scratch(dst, span)?, self.emitter.label());
            self.compare_chain(span, left, ops, comparators, result, end)?;
            self.emitter.bind(end);
            self.move_to(span, dst, result);
        }
        self.registers.release(mark);
        Ok(())
    }

    fn compare_chain(
        &mut self,
        span: Span,
        left: &'a Expr,
        ops: &[ast::CompareOp],
        comparators: &'a [Expr],
        result: Reg,
        end: Label,
    ) -> Result {
        let slots = self.temps(2, span)?;
        let mut a = self.operand_in_before(left, slots, comparators.first())?;
        for (idx, op) in ops.iter().enumerate() {
            if idx > 0 {
                self.emit(span, Instruction::JumpIfFalse { src: result, target: end.target() });
            }
            let b = self.chained(comparators, idx, slots, comparison(*op))?;
            self.emit(span, compare_to(comparison(*op), result, a, b));
            a = b;
        }
        Ok(())
    }

    /// The operand number `idx` after the first of a chain.
    fn chained(&mut self, comparators: &'a [Expr], idx: usize, slots: Reg, op: Comparison) -> Result<Reg> {
        let slot = slots.offset(((idx + 1) % 2) as u8);
        let expr = &comparators[idx];
        if let Some(constant) = constant_container(expr, op) {
            self.load_constant(constant, slot, expr.span)?;
            return Ok(slot);
        }
        self.operand_in_before(expr, slot, comparators.get(idx + 1))
    }

    /// The right operand of a comparison that is the last one.
    fn compared(&mut self, expr: &'a Expr, op: Comparison) -> Result<Reg> {
        let Some(constant) = constant_container(expr, op) else { return self.operand(expr) };
        let dst = self.temp(expr.span)?;
        self.load_constant(constant, dst, expr.span)?;
        Ok(dst)
    }

    /// Jumps to `label` if the comparison holds, or if it does not.
    pub(crate) fn jump_if_compare(
        &mut self,
        span: Span,
        (left, ops, comparators): (&'a Expr, &[ast::CompareOp], &'a [Expr]),
        holds: bool,
        label: Label,
    ) -> Result {
        let mark = self.registers.mark();
        let when = When { holds, label, span };
        if let ([op], [right]) = (ops, comparators) {
            let a = self.operand_before(left, [right])?;
            self.jump_if_last(a, comparison(*op), right, when)?;
        } else {
            self.jump_if_chain(left, ops, comparators, when)?;
        }
        self.registers.release(mark);
        Ok(())
    }

    fn jump_if_chain(&mut self, left: &'a Expr, ops: &[ast::CompareOp], comparators: &'a [Expr], when: When) -> Result {
        let fails = if when.holds { self.emitter.label() } else { when.label };
        let slots = self.temps(2, when.span)?;
        let mut a = self.operand_in_before(left, slots, comparators.first())?;
        let last = ops.len() - 1;
        for (idx, op) in ops[..last].iter().enumerate() {
            let b = self.chained(comparators, idx, slots, comparison(*op))?;
            self.jump_if_pair(a, comparison(*op), b, When { holds: false, label: fails, ..when })?;
            a = b;
        }
        self.jump_if_last(a, comparison(ops[last]), &comparators[last], when)?;
        if when.holds {
            self.emitter.bind(fails);
        }
        Ok(())
    }

    fn jump_if_last(&mut self, a: Reg, op: Comparison, right: &'a Expr, when: When) -> Result {
        let target = when.label.target();
        match op {
            Comparison::Rich(op) if small_int(right).is_some() => {
                let value = small_int(right).unwrap_or_default();
                self.emit(when.span, jump_compare_int(op, when.holds, a, value, target));
            }
            Comparison::Is { negate } if fold(right) == Some(Constant::None) => {
                self.emit(when.span, jump_none(negate != when.holds, a, target));
            }
            op => {
                let b = self.compared(right, op)?;
                self.jump_if_pair(a, op, b, when)?;
            }
        }
        Ok(())
    }

    fn jump_if_pair(&mut self, a: Reg, op: Comparison, b: Reg, when: When) -> Result {
        let (span, target, mark) = (when.span, when.label.target(), self.registers.mark());
        match op {
            Comparison::Rich(op) => self.emit(span, jump_compare(op, when.holds, a, b, target)),
            Comparison::In { negate } if negate != when.holds => {
                self.emit(span, Instruction::JumpIfIn { item: a, container: b, target });
            }
            Comparison::In { .. } => self.emit(span, Instruction::JumpIfNotIn { item: a, container: b, target }),
            Comparison::Is { negate } => {
                let src = self.temp(span)?;
                self.emit(span, Instruction::Is { dst: src, a, b, negate: negate == when.holds });
                self.emit(span, Instruction::JumpIfTrue { src, target });
            }
        }
        self.registers.release(mark);
        Ok(())
    }
}

fn comparison(op: ast::CompareOp) -> Comparison {
    match op {
        ast::CompareOp::Eq => Comparison::Rich(CompareOp::Eq),
        ast::CompareOp::NotEq => Comparison::Rich(CompareOp::Ne),
        ast::CompareOp::Lt => Comparison::Rich(CompareOp::Lt),
        ast::CompareOp::LtE => Comparison::Rich(CompareOp::Le),
        ast::CompareOp::Gt => Comparison::Rich(CompareOp::Gt),
        ast::CompareOp::GtE => Comparison::Rich(CompareOp::Ge),
        ast::CompareOp::Is => Comparison::Is { negate: false },
        ast::CompareOp::IsNot => Comparison::Is { negate: true },
        ast::CompareOp::In => Comparison::In { negate: false },
        ast::CompareOp::NotIn => Comparison::In { negate: true },
    }
}

fn constant_container(expr: &Expr, op: Comparison) -> Option<Constant> {
    if matches!(op, Comparison::In { .. }) { container(expr) } else { None }
}

fn compare_to(op: Comparison, dst: Reg, a: Reg, b: Reg) -> Instruction {
    match op {
        Comparison::Rich(op) => Instruction::Compare { op, dst, a, b },
        Comparison::Is { negate } => Instruction::Is { dst, a, b, negate },
        Comparison::In { negate } => Instruction::Contains { dst, item: a, container: b, negate },
    }
}

/// A jump if `a` is None, or if it is not.
pub(crate) fn jump_none(is_none: bool, src: Reg, target: Target) -> Instruction {
    if is_none { Instruction::JumpIfNone { src, target } } else { Instruction::JumpIfNotNone { src, target } }
}

/// A jump if `a op b` holds, or if it does not.
pub(crate) fn jump_compare(op: CompareOp, holds: bool, a: Reg, b: Reg, target: Target) -> Instruction {
    match (op, holds) {
        (CompareOp::Lt, true) => Instruction::JumpIfLt { a, b, target },
        (CompareOp::Le, true) => Instruction::JumpIfLe { a, b, target },
        (CompareOp::Gt, true) => Instruction::JumpIfGt { a, b, target },
        (CompareOp::Ge, true) => Instruction::JumpIfGe { a, b, target },
        (CompareOp::Eq, true) => Instruction::JumpIfEq { a, b, target },
        (CompareOp::Ne, true) => Instruction::JumpIfNe { a, b, target },
        (CompareOp::Lt, false) => Instruction::JumpIfNotLt { a, b, target },
        (CompareOp::Le, false) => Instruction::JumpIfNotLe { a, b, target },
        (CompareOp::Gt, false) => Instruction::JumpIfNotGt { a, b, target },
        (CompareOp::Ge, false) => Instruction::JumpIfNotGe { a, b, target },
        (CompareOp::Eq, false) => Instruction::JumpIfNotEq { a, b, target },
        (CompareOp::Ne, false) => Instruction::JumpIfNotNe { a, b, target },
    }
}

/// A jump if `a op value` holds, or if it does not.
pub(crate) fn jump_compare_int(op: CompareOp, holds: bool, a: Reg, value: i16, target: Target) -> Instruction {
    match (op, holds) {
        (CompareOp::Lt, true) => Instruction::JumpIfLtInt { a, value, target },
        (CompareOp::Le, true) => Instruction::JumpIfLeInt { a, value, target },
        (CompareOp::Gt, true) => Instruction::JumpIfGtInt { a, value, target },
        (CompareOp::Ge, true) => Instruction::JumpIfGeInt { a, value, target },
        (CompareOp::Eq, true) => Instruction::JumpIfEqInt { a, value, target },
        (CompareOp::Ne, true) => Instruction::JumpIfNeInt { a, value, target },
        (CompareOp::Lt, false) => Instruction::JumpIfNotLtInt { a, value, target },
        (CompareOp::Le, false) => Instruction::JumpIfNotLeInt { a, value, target },
        (CompareOp::Gt, false) => Instruction::JumpIfNotGtInt { a, value, target },
        (CompareOp::Ge, false) => Instruction::JumpIfNotGeInt { a, value, target },
        (CompareOp::Eq, false) => Instruction::JumpIfNotEqInt { a, value, target },
        (CompareOp::Ne, false) => Instruction::JumpIfNotNeInt { a, value, target },
    }
}
