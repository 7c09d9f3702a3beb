//! `import` and `from ... import`.

use sesf_syntax::Span;
use sesf_syntax::ast::{Alias, ImportFrom, Name};

use crate::code::Constant;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg};

impl<'a> CodeCompiler<'_, 'a> {
    /// `import a.b.c`, which binds `a`, or `import a.b.c as d`, which binds the last module.
    pub(crate) fn import(&mut self, span: Span, alias: &'a Alias) -> Result {
        let mark = self.registers.mark();
        let dst = self.temp(span)?;
        self.emit_import(span, dst, 0, &alias.name, Constant::None)?;
        if alias.asname.is_some() {
            for part in alias.name.split('.').skip(1) {
                self.import_attribute(span, dst, dst, &part.into())?;
            }
        }
        self.store_name(&alias.bound_name, dst, span)?;
        self.registers.release(mark);
        Ok(())
    }

    /// `from module import names`.
    pub(crate) fn import_from(&mut self, span: Span, import: &'a ImportFrom) -> Result {
        let (module, dst) = (self.temp(span)?, self.temp(span)?);
        let names = import.names.iter().map(|alias| Constant::Str(alias.name.clone())).collect();
        let path = import.module.clone().unwrap_or_else(|| "".into());
        let level = u8::try_from(import.level).unwrap_or(u8::MAX);
        self.emit_import(span, module, level, &path, Constant::Tuple(names))?;
        for alias in &import.names {
            if &*alias.name == "*" {
                self.emit(span, Instruction::ImportStar { module });
            } else {
                self.import_attribute(span, dst, module, &alias.name)?;
                self.store_name(&alias.bound_name, dst, span)?;
            }
        }
        Ok(())
    }

    fn emit_import(&mut self, span: Span, dst: Reg, level: u8, name: &Name, fromlist: Constant) -> Result {
        let (name, fromlist) = (self.name(name, span)?, self.constant(fromlist, span)?);
        self.emit(span, Instruction::Import { dst, level, name, fromlist });
        Ok(())
    }

    fn import_attribute(&mut self, span: Span, dst: Reg, module: Reg, name: &Name) -> Result {
        let name = self.name(name, span)?;
        self.emit(span, Instruction::ImportFrom { dst, module, name });
        Ok(())
    }
}
