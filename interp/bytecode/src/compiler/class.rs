//! Classes.
//!
//! The body is a code of its own that runs with a namespace. When methods use `super` or `__class__`, it also makes the
//! cell of `__class__` and leaves it in the namespace as `__classcell__`, where the builder of the class finds it.

use sesf_syntax::Span;
use sesf_syntax::ast::{ClassDef, Stmt};

use crate::code::{CodeKind, Constant, Parameters};
use crate::compiler::call::Arguments;
use crate::compiler::function::Parts;
use crate::compiler::module::docstring;
use crate::compiler::{CodeCompiler, Header, Result};
use crate::instruction::Instruction;

impl<'a> CodeCompiler<'_, 'a> {
    /// `class name(bases, keywords): body`.
    pub(crate) fn class_def(&mut self, span: Span, def: &'a ClassDef) -> Result {
        let decorators = self.decorators(&def.decorators)?;
        let base = self.temp(span)?;
        let mark = self.registers.mark();
        self.emit(span, Instruction::LoadBuildClass { dst: base });
        self.class_function(span, def)?;
        let name = self.temp(span)?;
        self.load_constant(Constant::Str(def.name.clone()), name, span)?;
        let arguments = Arguments { args: &def.bases, keywords: &def.keywords };
        self.call_with(span, base, 2, arguments, base)?;
        self.registers.release(mark);
        let decorated = self.decorate(&def.decorators, decorators, base);
        self.store_name(&def.bound_name, decorated, span)
    }

    /// Puts the function of the body into a new temporary.
    fn class_function(&mut self, span: Span, def: &'a ClassDef) -> Result {
        let dst = self.temp(span)?;
        let parts = Parts { scope: def.scope, params: None, returns: None };
        let header = Header {
            scope: def.scope,
            kind: CodeKind::Class,
            name: def.name.clone(),
            qualname: self.qualname(&def.name, &def.bound_name),
            parameters: Parameters::default(),
            first_line: self.line(def.decorators.first().map_or(span, |first| first.span)),
            span,
        };
        self.make_function(span, parts, header, dst, |child| child.class_body(&def.body))
    }

    fn class_body(&mut self, body: &'a [Stmt]) -> Result {
        let start = Span::new(self.header.span.start, self.header.span.start);
        if let Some((text, span)) = docstring(body) {
            // A docstring is the first constant of its code.
            self.constant(Constant::Str(text), span)?;
        }
        let mark = self.registers.mark();
        let value = self.temp(start)?;
        self.load_name(&"__name__".into(), value, start)?;
        self.store_name(&"__module__".into(), value, start)?;
        self.load_constant(Constant::Str(self.header.qualname.clone()), value, start)?;
        self.store_name(&"__qualname__".into(), value, start)?;
        self.registers.release(mark);
        if self.scope.has_annotations {
            self.emit(start, Instruction::SetupAnnotations {});
        }
        self.store_docstring(body)?;
        self.body(body)?;
        let end = body.last().map_or(start, |last| last.span);
        self.leave_class_cell(end)?;
        self.return_none(end);
        Ok(())
    }

    fn leave_class_cell(&mut self, span: Span) -> Result {
        if !self.scope.needs_class_cell || !self.emitter.is_reachable() {
            return Ok(());
        }
        if let Some(slot) = self.variables.cell("__class__") {
            let src = self.cell_register(slot, span)?;
            let name = self.name(&"__classcell__".into(), span)?;
            self.emit(span, Instruction::StoreName { src, name });
        }
        Ok(())
    }
}
