//! Subscripts and slices.

use sesf_syntax::Span;
use sesf_syntax::ast::{Expr, ExprKind};

use crate::compiler::operator::small_int;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg};

impl<'a> CodeCompiler<'_, 'a> {
    /// `dst = value[index]`.
    pub(crate) fn subscript(&mut self, span: Span, value: &'a Expr, index: &'a Expr, dst: Reg) -> Result {
        let mark = self.registers.mark();
        let obj = self.operand_near(value, dst, [index])?;
        let instruction = match (small_int(index), &index.kind) {
            (Some(index), _) => Instruction::LoadItemInt { dst, obj, index },
            (None, ExprKind::Slice { lower, upper, step }) => {
                let base = self.temps(3, span)?;
                for (part, place) in [lower, upper, step].into_iter().zip(0..) {
                    self.slice_part(span, part.as_deref(), base.offset(place))?;
                }
                Instruction::LoadSlice { dst, obj, base }
            }
            (None, _) => Instruction::LoadItem { dst, obj, index: self.operand(index)? },
        };
        self.emit(span, instruction);
        self.registers.release(mark);
        Ok(())
    }

    /// `dst = slice(lower, upper, step)`.
    pub(crate) fn slice(&mut self, span: Span, parts: [Option<&'a Expr>; 3], dst: Reg) -> Result {
        let mark = self.registers.mark();
        let base = self.top(dst, span)?;
        for (idx, part) in parts.into_iter().enumerate() {
            let place = if idx == 0 { base } else { self.temp(span)? };
            self.slice_part(span, part, place)?;
        }
        self.emit(span, Instruction::BuildSlice { dst, base });
        self.registers.release(mark);
        Ok(())
    }

    fn slice_part(&mut self, span: Span, part: Option<&'a Expr>, place: Reg) -> Result {
        match part {
            Some(part) => self.expr_to(part, place)?,
            None => self.emit(span, Instruction::LoadNone { dst: place }),
        }
        Ok(())
    }
}
