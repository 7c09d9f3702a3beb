//! Functions and lambdas: their parts, evaluated where they are defined, and their bodies.

use sesf_syntax::ast::{Expr, ExprKind, FunctionDef, Lambda, Name, Param, Params, Stmt};
use sesf_syntax::{Binding, ScopeId, Span};

use crate::code::{CodeKind, Constant, Parameters};
use crate::compiler::definite::unbound_names;
use crate::compiler::fold::constants;
use crate::compiler::module::docstring;
use crate::compiler::variables::Access;
use crate::compiler::{CodeCompiler, Header, Result, too_many};
use crate::instruction::{ChildIndex, FunctionParts, Instruction, Reg};

/// What a function is made of besides its code.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'a> {
    /// The scope of the body, whose free variables the function closes over.
    pub scope: ScopeId,
    /// The parameters with defaults and annotations.
    pub params: Option<&'a Params>,
    /// The annotation of the result.
    pub returns: Option<&'a Expr>,
}

impl<'a> CodeCompiler<'_, 'a> {
    /// `def`: the decorators are evaluated first and applied last.
    pub(crate) fn function_def(&mut self, span: Span, def: &'a FunctionDef) -> Result {
        let decorators = self.decorators(&def.decorators)?;
        let dst = match self.access(&def.bound_name) {
            Access::Register(reg, _) if def.decorators.is_empty() => reg,
            _ => self.temp(span)?,
        };
        let parts = Parts { scope: def.scope, params: Some(&def.params), returns: def.returns.as_ref() };
        let header = Header {
            scope: def.scope,
            kind: CodeKind::Function,
            name: def.name.clone(),
            qualname: self.qualname(&def.name, &def.bound_name),
            parameters: parameters(&def.params),
            first_line: self.line(def.decorators.first().map_or(span, |first| first.span)),
            span,
        };
        let outer = self.unit.options;
        // What lowering made of the parts of a service is no code of the program's own.
        self.unit.options.coverage &= !def.bound_name.starts_with('.');
        self.unit.options.access_points &= !def.is_of_service;
        self.make_function(span, parts, header, dst, |child| child.function_body(&def.body))?;
        self.unit.options = outer;
        let decorated = self.decorate(&def.decorators, decorators, dst);
        self.store_name(&def.bound_name, decorated, span)
    }

    /// `lambda`.
    pub(crate) fn lambda(&mut self, span: Span, lambda: &'a Lambda, dst: Reg) -> Result {
        let name: Name = "<lambda>".into();
        let parts = Parts { scope: lambda.scope, params: Some(&lambda.params), returns: None };
        let header = Header {
            scope: lambda.scope,
            kind: CodeKind::Lambda,
            qualname: self.qualname(&name, &name),
            name,
            parameters: parameters(&lambda.params),
            first_line: self.line(span),
            span,
        };
        self.make_function(span, parts, header, dst, |child| {
            let src = child.operand(&lambda.body)?;
            child.emit(lambda.body.span, Instruction::Return { src });
            Ok(())
        })
    }

    /// Evaluates decorators into consecutive temporaries; yields the first.
    pub(crate) fn decorators(&mut self, decorators: &'a [Expr]) -> Result<Reg> {
        let mut first = None;
        for decorator in decorators {
            let reg = self.fresh(decorator)?;
            first = first.or(Some(reg));
        }
        Ok(first.unwrap_or(Reg(0)))
    }

    /// Applies the decorators in the registers from `first` to the value in `dst`, the topmost temporary.
    pub(crate) fn decorate(&mut self, decorators: &[Expr], first: Reg, dst: Reg) -> Reg {
        for (idx, decorator) in decorators.iter().enumerate().rev() {
            let base = first.offset(idx as u8);
            self.emit(decorator.span, Instruction::Call { dst: base, base, count: 1 });
        }
        if decorators.is_empty() { dst } else { first }
    }

    /// `dst` = a function whose code `body` writes.
    pub(crate) fn make_function(
        &mut self,
        span: Span,
        parts: Parts<'a>,
        header: Header,
        dst: Reg,
        body: impl FnOnce(&mut CodeCompiler<'_, 'a>) -> Result,
    ) -> Result {
        let mark = self.registers.mark();
        let (base, flags) = self.function_parts(span, parts, dst)?;
        let child = self.child(header, body)?;
        self.emit_make_function(span, dst, base, child, flags);
        self.registers.release(mark);
        Ok(())
    }

    fn emit_make_function(&mut self, span: Span, dst: Reg, base: Reg, child: ChildIndex, flags: u8) {
        self.emit(span, Instruction::MakeFunction { dst, base, child, parts: FunctionParts(flags) });
    }

    /// Evaluates the parts of a function; yields their base and which there are.
    fn function_parts(&mut self, span: Span, parts: Parts<'a>, dst: Reg) -> Result<(Reg, u8)> {
        let flags = self.part_flags(parts);
        if flags == 0 {
            return Ok((dst, 0));
        }
        let base = self.top(dst, span)?;
        self.temps(3, span)?;
        if let Some(params) = parts.params {
            self.defaults(span, params, base, flags)?;
            if flags & FunctionParts::ANNOTATIONS != 0 {
                self.annotations(span, params, parts.returns, base.offset(2))?;
            }
        }
        if flags & FunctionParts::CLOSURE != 0 {
            self.closure(span, parts.scope, base.offset(3))?;
        }
        Ok((base, flags))
    }

    fn part_flags(&self, parts: Parts<'a>) -> u8 {
        let has_annotations = parts.returns.is_some()
            || parts.params.is_some_and(|params| params.iter().any(|param| param.annotation.is_some()));
        let has_kw_defaults = parts.params.is_some_and(|params| params.kw_defaults.iter().any(Option::is_some));
        let flag = |is_there: bool, flag: u8| if is_there { flag } else { 0 };
        flag(parts.params.is_some_and(|params| !params.defaults.is_empty()), FunctionParts::DEFAULTS)
            | flag(has_kw_defaults, FunctionParts::KW_DEFAULTS)
            | flag(has_annotations, FunctionParts::ANNOTATIONS)
            | flag(!self.unit.scopes[parts.scope].frees.is_empty(), FunctionParts::CLOSURE)
    }

    fn defaults(&mut self, span: Span, params: &'a Params, base: Reg, flags: u8) -> Result {
        if flags & FunctionParts::DEFAULTS != 0 {
            self.load_tuple(span, &params.defaults, base)?;
        }
        if flags & FunctionParts::KW_DEFAULTS != 0 {
            let dict = base.offset(1);
            self.emit(span, Instruction::BuildDict { dst: dict, base: dict, count: 0 });
            for (param, default) in params.kwonly.iter().zip(&params.kw_defaults) {
                if let Some(default) = default {
                    self.set_entry(span, dict, &param.name, default)?;
                }
            }
        }
        Ok(())
    }

    /// `dst` = a tuple of `items`, a constant if they are.
    pub(crate) fn load_tuple(&mut self, span: Span, items: &'a [Expr], dst: Reg) -> Result {
        match constants(items) {
            Some(values) => self.load_constant(Constant::Tuple(values.into()), dst, span),
            None => self.tuple(span, items, dst),
        }
    }

    /// `dict[name] = value`.
    fn set_entry(&mut self, span: Span, dict: Reg, name: &Name, value: &'a Expr) -> Result {
        let mark = self.registers.mark();
        let key = self.temp(span)?;
        self.load_constant(Constant::Str(name.clone()), key, span)?;
        let value = match &value.kind {
            ExprKind::Starred(iterable) => self.unpack_one(iterable)?,
            _ => self.operand(value)?,
        };
        self.emit(span, Instruction::DictSet { dict, key, value });
        self.registers.release(mark);
        Ok(())
    }

    /// `*args: *Ts` annotates with the only item of `Ts`.
    fn unpack_one(&mut self, iterable: &'a Expr) -> Result<Reg> {
        let base = self.temp(iterable.span)?;
        let src = self.operand_in(iterable, base)?;
        self.emit(iterable.span, Instruction::Unpack { src, base, count: 1 });
        Ok(base)
    }

    /// CPython's order: positional parameters before positional-only ones.
    fn annotations(&mut self, span: Span, params: &'a Params, returns: Option<&'a Expr>, dict: Reg) -> Result {
        self.emit(span, Instruction::BuildDict { dst: dict, base: dict, count: 0 });
        let positional = params.args.iter().chain(&params.posonly).chain(&params.vararg);
        for param in positional.chain(&params.kwonly).chain(&params.kwarg) {
            if let Some(annotation) = &param.annotation {
                self.set_entry(span, dict, &param.name, annotation)?;
            }
        }
        match returns {
            Some(returns) => self.set_entry(span, dict, &"return".into(), returns),
            None => Ok(()),
        }
    }

    /// `dst` = a tuple of the cells that the code of `scope` takes from here.
    fn closure(&mut self, span: Span, scope: ScopeId, dst: Reg) -> Result {
        let mark = self.registers.mark();
        let frees = &self.unit.scopes[scope].frees;
        let count = u8::try_from(frees.len()).map_err(|_| too_many("free variables", span))?;
        let cells: Vec<Reg> = frees.iter().map(|name| self.closure_cell(name, span)).collect::<Result<_>>()?;
        let is_run = cells.windows(2).all(|pair| pair[0].offset(1) == pair[1]);
        let base = match cells.first() {
            Some(first) if is_run => *first,
            _ => self.copy_cells(&cells, span)?,
        };
        self.emit(span, Instruction::BuildTuple { dst, base, count });
        self.registers.release(mark);
        Ok(())
    }

    fn closure_cell(&mut self, name: &str, span: Span) -> Result<Reg> {
        let slot = self.variables.cell(name).expect("a free variable has a cell in the enclosing code");
        self.cell_register(slot, span)
    }

    fn copy_cells(&mut self, cells: &[Reg], span: Span) -> Result<Reg> {
        let base = self.temps(cells.len(), span)?;
        for (idx, src) in cells.iter().enumerate() {
            self.emit(span, Instruction::Move { dst: base.offset(idx as u8), src: *src });
        }
        Ok(base)
    }

    fn function_body(&mut self, body: &'a [Stmt]) -> Result {
        self.unbound_names = unbound_names(body);
        if let Some((text, span)) = docstring(body) {
            self.constant(Constant::Str(text), span)?;
            self.has_docstring = true;
        }
        self.body(body)?;
        self.return_none(body.last().map_or(self.header.span, |last| last.span));
        Ok(())
    }

    /// The qualified name of what is defined here as `name` and bound to `bound_name`.
    pub(crate) fn qualname(&self, name: &Name, bound_name: &Name) -> Name {
        let is_global = |binding| matches!(binding, Binding::GlobalExplicit);
        let is_global = self.scope.symbols.get(bound_name).is_some_and(|symbol| is_global(symbol.binding));
        let outer = &self.header.qualname;
        match self.header.kind {
            CodeKind::Module => name.clone(),
            _ if is_global => name.clone(),
            CodeKind::Function | CodeKind::Lambda => format!("{outer}.<locals>.{name}").into(),
            CodeKind::Class | CodeKind::Comprehension => format!("{outer}.{name}").into(),
        }
    }
}

fn parameters(params: &Params) -> Parameters {
    let names = |params: &mut dyn Iterator<Item = &Param>| params.map(|param| param.name.clone()).collect();
    Parameters {
        names: names(&mut params.iter()),
        n_positional_only: params.posonly.len() as u16,
        n_positional: (params.posonly.len() + params.args.len()) as u16,
        n_keyword_only: params.kwonly.len() as u16,
        has_varargs: params.vararg.is_some(),
        has_varkw: params.kwarg.is_some(),
    }
}
