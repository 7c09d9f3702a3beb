//! Formatted strings.

use sesf_syntax::Span;
use sesf_syntax::ast::{self, Expr, FStringPart};

use crate::code::Constant;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Conversion, Instruction, Reg};

/// The most parts that are joined at once.
const MAX_AT_ONCE: usize = 16;

impl<'a> CodeCompiler<'_, 'a> {
    /// `dst = f"parts"`.
    pub(crate) fn joined_str(&mut self, span: Span, parts: &'a [FStringPart], dst: Reg) -> Result {
        let mark = self.registers.mark();
        match parts {
            [] => self.load_constant(Constant::Str("".into()), dst, span)?,
            [part] => self.fstring_part(span, part, dst)?,
            parts => self.joined_parts(span, parts, dst)?,
        }
        self.registers.release(mark);
        Ok(())
    }

    fn joined_parts(&mut self, span: Span, parts: &'a [FStringPart], dst: Reg) -> Result {
        let base = self.top(dst, span)?;
        let mark = self.registers.mark();
        let mut count = 0;
        for (idx, part) in parts.iter().enumerate() {
            let place = if count == 0 { base } else { self.temp(span)? };
            self.fstring_part(span, part, place)?;
            count += 1;
            if count == MAX_AT_ONCE && idx + 1 < parts.len() {
                self.emit(span, Instruction::BuildString { dst: base, base, count: count as u8 });
                self.registers.release(mark);
                count = 1;
            }
        }
        self.emit(span, Instruction::BuildString { dst, base, count: count as u8 });
        Ok(())
    }

    fn fstring_part(&mut self, span: Span, part: &'a FStringPart, dst: Reg) -> Result {
        match part {
            FStringPart::Literal(text) => self.load_constant(Constant::Str(text.clone()), dst, span),
            FStringPart::Formatted { expr, conversion, spec, .. } => {
                self.formatted(span, expr, *conversion, spec.as_deref(), dst)
            }
        }
    }

    fn formatted(
        &mut self,
        span: Span,
        expr: &'a Expr,
        conversion: ast::Conversion,
        spec: Option<&'a [FStringPart]>,
        dst: Reg,
    ) -> Result {
        let mark = self.registers.mark();
        let src = match spec {
            // A `:=` in the spec may rebind the name before it is used.
            Some(_) if self.unit.has_walrus => self.fresh(expr)?,
            _ => self.operand_near(expr, dst, [])?,
        };
        let has_spec = spec.is_some();
        let spec = match spec {
            Some(parts) => {
                let place = self.temp(span)?;
                self.joined_str(span, parts, place)?;
                place
            }
            None => src,
        };
        let conversion = match conversion {
            ast::Conversion::None => Conversion::None,
            ast::Conversion::Str => Conversion::Str,
            ast::Conversion::Repr => Conversion::Repr,
            ast::Conversion::Ascii => Conversion::Ascii,
        };
        self.emit(span, Instruction::FormatValue { dst, src, spec, conversion, has_spec });
        self.registers.release(mark);
        Ok(())
    }
}
