//! The outermost code: a module, an expression, an interactive statement.

use sesf_syntax::ast::{Expr, ExprKind, Name, Stmt, StmtKind};
use sesf_syntax::{ScopeId, Span};

use crate::code::{CodeKind, Constant, Parameters};
use crate::compiler::unit::UnitBuilder;
use crate::compiler::{CodeCompiler, CompileMode, Header, Result};
use crate::instruction::Instruction;

/// Compiles the outermost code and all nested ones.
pub(crate) fn compile_module<'a>(unit: &mut UnitBuilder<'a>, body: &'a [Stmt]) -> Result {
    let place = unit.reserve();
    let header = header(unit);
    let mut compiler = CodeCompiler::new(&mut *unit, header)?;
    compiler.module_body(body)?;
    let code = compiler.finish();
    unit.fill(place, code);
    Ok(())
}

fn header(unit: &UnitBuilder<'_>) -> Header {
    let name: Name = "<module>".into();
    Header {
        scope: ScopeId::MODULE,
        kind: CodeKind::Module,
        qualname: name.clone(),
        name,
        parameters: Parameters::default(),
        first_line: 1,
        span: Span::new(0, unit.source.text().len() as u32),
    }
}

impl<'a> CodeCompiler<'_, 'a> {
    fn module_body(&mut self, body: &'a [Stmt]) -> Result {
        let start = body.first().map_or(Span::default(), |stmt| stmt.span);
        if self.unit.options.mode == CompileMode::Eval
            && let [Stmt { kind: StmtKind::Expr(value), .. }] = body
        {
            return self.module_value(value);
        }
        if self.scope.has_annotations {
            self.emit(start, Instruction::SetupAnnotations {});
        }
        if self.unit.options.mode == CompileMode::Module {
            self.store_docstring(body)?;
        }
        self.body(body)?;
        self.return_none(body.last().map_or(start, |stmt| stmt.span));
        Ok(())
    }

    fn module_value(&mut self, value: &'a Expr) -> Result {
        let src = self.operand(value)?;
        self.emit(value.span, Instruction::Return { src });
        Ok(())
    }

    /// Binds `__doc__` in a module or class whose body begins with a string.
    pub(crate) fn store_docstring(&mut self, body: &[Stmt]) -> Result {
        let Some((doc, span)) = docstring(body) else { return Ok(()) };
        self.has_docstring = true;
        let mark = self.registers.mark();
        let src = self.temp(span)?;
        self.load_constant(Constant::Str(doc), src, span)?;
        self.store_name(&"__doc__".into(), src, span)?;
        self.registers.release(mark);
        Ok(())
    }

    /// Returns None if the end can be reached.
    pub(crate) fn return_none(&mut self, span: Span) {
        if self.emitter.is_reachable() {
            self.emit(span, Instruction::ReturnNone {});
        }
    }
}

/// The string at the start of a body.
pub(crate) fn docstring(body: &[Stmt]) -> Option<(Name, Span)> {
    use sesf_syntax::ast::Constant::Str;
    match &body.first()?.kind {
        StmtKind::Expr(Expr { span, kind: ExprKind::Constant(Str(text)) }) => Some((text.clone(), *span)),
        _ => None,
    }
}
