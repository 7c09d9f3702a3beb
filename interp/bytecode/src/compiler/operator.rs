//! Unary and binary operators.

use sesf_syntax::Span;
use sesf_syntax::ast::{self, Expr, UnaryOp};

use crate::code::Constant;
use crate::compiler::fold::fold;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{BinaryOp, Instruction, Reg};

impl<'a> CodeCompiler<'_, 'a> {
    /// `dst = left op right`.
    pub(crate) fn binary(
        &mut self,
        span: Span,
        left: &'a Expr,
        op: ast::BinaryOp,
        right: &'a Expr,
        dst: Reg,
    ) -> Result {
        let mark = self.registers.mark();
        if let Some(value) = small_int(right) {
            let a = self.operand_near(left, dst, [])?;
            self.emit(span, binary_int(binary_op(op), dst, a, value));
        } else {
            let a = self.operand_near(left, dst, [right])?;
            let b = self.operand(right)?;
            self.emit(span, binary(binary_op(op), dst, a, b));
        }
        self.registers.release(mark);
        Ok(())
    }

    /// `dst = a op= value`, where `a` holds the old value of the target.
    pub(crate) fn inplace(&mut self, span: Span, op: ast::BinaryOp, dst: Reg, a: Reg, value: &'a Expr) -> Result {
        let mark = self.registers.mark();
        let instruction = match (op, small_int(value)) {
            (ast::BinaryOp::Add, Some(value)) => Instruction::InplaceAddInt { dst, a, value },
            (ast::BinaryOp::Add, None) => Instruction::InplaceAdd { dst, a, b: self.operand(value)? },
            _ => Instruction::Inplace { op: binary_op(op), dst, a, b: self.operand(value)? },
        };
        self.emit(span, instruction);
        self.registers.release(mark);
        Ok(())
    }

    /// `dst = op operand`.
    pub(crate) fn unary(&mut self, span: Span, op: UnaryOp, operand: &'a Expr, dst: Reg) -> Result {
        let mark = self.registers.mark();
        let src = self.operand_near(operand, dst, [])?;
        self.emit(
            span,
            match op {
                UnaryOp::Invert => Instruction::Invert { dst, src },
                UnaryOp::Not => Instruction::Not { dst, src },
                UnaryOp::UAdd => Instruction::Pos { dst, src },
                UnaryOp::USub => Instruction::Neg { dst, src },
            },
        );
        self.registers.release(mark);
        Ok(())
    }
}

/// The value of a constant expression that fits the operand of an instruction.
pub(crate) fn small_int(expr: &Expr) -> Option<i16> {
    match fold(expr)? {
        Constant::Int(value) => i16::try_from(value).ok(),
        _ => None,
    }
}

fn binary(op: BinaryOp, dst: Reg, a: Reg, b: Reg) -> Instruction {
    match op {
        BinaryOp::Add => Instruction::Add { dst, a, b },
        BinaryOp::Sub => Instruction::Sub { dst, a, b },
        BinaryOp::Mul => Instruction::Mul { dst, a, b },
        BinaryOp::TrueDiv => Instruction::TrueDiv { dst, a, b },
        BinaryOp::FloorDiv => Instruction::FloorDiv { dst, a, b },
        BinaryOp::Mod => Instruction::Mod { dst, a, b },
        BinaryOp::And => Instruction::And { dst, a, b },
        _ => Instruction::Binary { op, dst, a, b },
    }
}

fn binary_int(op: BinaryOp, dst: Reg, a: Reg, value: i16) -> Instruction {
    match op {
        BinaryOp::Add => Instruction::AddInt { dst, a, value },
        BinaryOp::Sub => Instruction::SubInt { dst, a, value },
        BinaryOp::Mul => Instruction::MulInt { dst, a, value },
        BinaryOp::FloorDiv => Instruction::FloorDivInt { dst, a, value },
        BinaryOp::Mod => Instruction::ModInt { dst, a, value },
        _ => Instruction::BinaryInt { op, dst, a, value },
    }
}

fn binary_op(op: ast::BinaryOp) -> BinaryOp {
    match op {
        ast::BinaryOp::Add => BinaryOp::Add,
        ast::BinaryOp::Sub => BinaryOp::Sub,
        ast::BinaryOp::Mult => BinaryOp::Mul,
        ast::BinaryOp::MatMult => BinaryOp::MatMul,
        ast::BinaryOp::Div => BinaryOp::TrueDiv,
        ast::BinaryOp::Mod => BinaryOp::Mod,
        ast::BinaryOp::Pow => BinaryOp::Pow,
        ast::BinaryOp::LShift => BinaryOp::LShift,
        ast::BinaryOp::RShift => BinaryOp::RShift,
        ast::BinaryOp::BitOr => BinaryOp::Or,
        ast::BinaryOp::BitXor => BinaryOp::Xor,
        ast::BinaryOp::BitAnd => BinaryOp::And,
        ast::BinaryOp::FloorDiv => BinaryOp::FloorDiv,
    }
}
