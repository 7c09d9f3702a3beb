//! Conditions: jumps without a value in between.

use sesf_syntax::Span;
use sesf_syntax::ast::{BoolOp, Expr, ExprKind, UnaryOp};

use crate::compiler::emitter::Label;
use crate::compiler::fold::constant_truth;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::Instruction;

impl<'a> CodeCompiler<'_, 'a> {
    /// Jumps to `label` if the truth of `test` is `truth`, else goes on with the next instruction.
    ///
    /// `place` is what is blamed when finding the truth of a value fails. A comparison on the way moves it, as
    /// CPython's does, which shows in the place of an `AssertionError`.
    pub(crate) fn jump_if(&mut self, test: &'a Expr, truth: bool, label: Label, place: &mut Span) -> Result {
        if let Some(known) = constant_truth(test) {
            if known == truth {
                self.jump(test.span, label);
            }
            return Ok(());
        }
        match &test.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => self.jump_if(operand, !truth, label, place),
            ExprKind::BoolOp { op, values } => self.jump_if_bool_op(*op, values, truth, label, place),
            ExprKind::IfExp { test, body, orelse } => {
                self.jump_if_conditional([test, body, orelse], truth, label, place)
            }
            ExprKind::Compare { left, ops, comparators } => {
                *place = test.span;
                self.jump_if_compare(test.span, (left, ops, comparators), truth, label)
            }
            _ => self.jump_if_value(test, truth, label, *place),
        }
    }

    fn jump_if_value(&mut self, test: &'a Expr, truth: bool, label: Label, place: Span) -> Result {
        let mark = self.registers.mark();
        let (src, target) = (self.operand(test)?, label.target());
        self.emit(
            place,
            match truth {
                true => Instruction::JumpIfTrue { src, target },
                false => Instruction::JumpIfFalse { src, target },
            },
        );
        self.registers.release(mark);
        Ok(())
    }

    fn jump_if_bool_op(
        &mut self,
        op: BoolOp,
        values: &'a [Expr],
        truth: bool,
        label: Label,
        place: &mut Span,
    ) -> Result {
        let Some((last, first)) = values.split_last() else { return Ok(()) };
        let decisive = op == BoolOp::Or;
        let shortcut = if decisive == truth { label } else { self.emitter.label() };
        for value in first {
            self.jump_if(value, decisive, shortcut, place)?;
            if !self.emitter.is_reachable() {
                break;
            }
        }
        if self.emitter.is_reachable() {
            self.jump_if(last, truth, label, place)?;
        }
        if shortcut != label {
            self.emitter.bind(shortcut);
        }
        Ok(())
    }

    fn jump_if_conditional(
        &mut self,
        [test, body, orelse]: [&'a Expr; 3],
        truth: bool,
        label: Label,
        place: &mut Span,
    ) -> Result {
        let (otherwise, end) = (self.emitter.label(), self.emitter.label());
        self.jump_if(test, false, otherwise, place)?;
        self.jump_if(body, truth, label, place)?;
        self.jump(body.span, end);
        self.emitter.bind(otherwise);
        self.jump_if(orelse, truth, label, place)?;
        self.emitter.bind(end);
        Ok(())
    }
}
