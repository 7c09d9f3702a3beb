//! Comprehensions and generator expressions.
//!
//! Each is a function of one parameter, `.0`, called with the iterator of the first iterable, which is evaluated
//! outside.

use sesf_syntax::ast::{Comprehension, DictComp, Expr, Generator, Name};
use sesf_syntax::{ScopeId, Span};

use crate::code::{CodeKind, Parameters};
use crate::compiler::function::Parts;
use crate::compiler::{CodeCompiler, Header, Result};
use crate::instruction::{Instruction, Reg};

/// The register of the parameter `.0`.
const ITERATOR: Reg = Reg(0);

/// What is made of each round of a comprehension.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict { key: &'a Expr, value: &'a Expr },
    Yielded(&'a Expr),
}

/// A comprehension of any kind.
#[derive(Clone, Copy)]
struct Shape<'a> {
    span: Span,
    scope: ScopeId,
    element: Element<'a>,
    generators: &'a [Generator],
}

impl<'a> CodeCompiler<'_, 'a> {
    /// `[element for ...]`.
    pub(crate) fn list_comprehension(&mut self, span: Span, comp: &'a Comprehension, dst: Reg) -> Result {
        self.comprehension(Shape::new(span, comp, Element::List(&comp.element)), dst)
    }

    /// `{element for ...}`.
    pub(crate) fn set_comprehension(&mut self, span: Span, comp: &'a Comprehension, dst: Reg) -> Result {
        self.comprehension(Shape::new(span, comp, Element::Set(&comp.element)), dst)
    }

    /// `(element for ...)`.
    pub(crate) fn generator_expression(&mut self, span: Span, comp: &'a Comprehension, dst: Reg) -> Result {
        self.comprehension(Shape::new(span, comp, Element::Yielded(&comp.element)), dst)
    }

    /// `{key: value for ...}`.
    pub(crate) fn dict_comprehension(&mut self, span: Span, comp: &'a DictComp, dst: Reg) -> Result {
        let element = Element::Dict { key: &comp.key, value: &comp.value };
        self.comprehension(Shape { span, scope: comp.scope, element, generators: &comp.generators }, dst)
    }

    fn comprehension(&mut self, shape: Shape<'a>, dst: Reg) -> Result {
        let (mark, span) = (self.registers.mark(), shape.span);
        let base = self.top(dst, span)?;
        let parts = Parts { scope: shape.scope, params: None, returns: None };
        let header = self.comprehension_header(shape);
        self.make_function(span, parts, header, base, |child| child.comprehension_body(shape))?;
        if let Some(first) = shape.generators.first() {
            let iterator = self.temp(span)?;
            let src = self.operand_in(&first.iter, iterator)?;
            self.emit(span, Instruction::GetIter { dst: iterator, src });
        }
        self.emit(span, Instruction::Call { dst, base, count: 1 });
        self.registers.release(mark);
        Ok(())
    }

    fn comprehension_header(&self, shape: Shape<'a>) -> Header {
        let name: Name = match shape.element {
            Element::List(_) => "<listcomp>",
            Element::Set(_) => "<setcomp>",
            Element::Dict { .. } => "<dictcomp>",
            Element::Yielded(_) => "<genexpr>",
        }
        .into();
        Header {
            scope: shape.scope,
            kind: CodeKind::Comprehension,
            qualname: self.qualname(&name, &name),
            name,
            parameters: Parameters { names: vec![".0".into()], n_positional: 1, ..Parameters::default() },
            first_line: self.line(shape.span),
            span: shape.span,
        }
    }

    fn comprehension_body(&mut self, shape: Shape<'a>) -> Result {
        let (span, src) = (shape.span, self.temp(shape.span)?);
        match shape.element {
            Element::List(_) => self.emit(span, Instruction::BuildList { dst: src, base: src, count: 0 }),
            Element::Set(_) => self.emit(span, Instruction::BuildSet { dst: src, base: src, count: 0 }),
            Element::Dict { .. } => self.emit(span, Instruction::BuildDict { dst: src, base: src, count: 0 }),
            Element::Yielded(_) => {}
        }
        self.generator(shape, 0, src)?;
        self.emit(
            span,
            match shape.element {
                Element::Yielded(_) => Instruction::ReturnNone {},
                _ => Instruction::Return { src },
            },
        );
        Ok(())
    }

    /// The loops from the one number `idx` on.
    fn generator(&mut self, shape: Shape<'a>, idx: usize, result: Reg) -> Result {
        let Some(generator) = shape.generators.get(idx) else { return self.element(shape, result) };
        let (span, mark) = (shape.span, self.registers.mark());
        let (exhausted, skipped) = (self.emitter.label(), self.emitter.label());
        let base = if idx == 0 { self.outer_loop(span)? } else { self.prepare_loop(span, &generator.iter)? };
        let top = self.next_item(span, base, &generator.target, exhausted)?;
        for test in &generator.ifs {
            self.jump_if(test, false, skipped, &mut { span })?;
        }
        if self.emitter.is_reachable() {
            self.generator(shape, idx + 1, result)?;
        }
        self.emitter.bind(skipped);
        self.loop_back(span, top);
        self.emitter.bind(exhausted);
        self.registers.release(mark);
        Ok(())
    }

    /// The state of the outer loop: the argument is an iterator already, whose `__iter__` is not to be called again.
    fn outer_loop(&mut self, span: Span) -> Result<Reg> {
        let base = self.temps(3, span)?;
        self.emit(span, Instruction::Move { dst: base, src: ITERATOR });
        for unused in [1, 2] {
            self.emit(span, Instruction::LoadNone { dst: base.offset(unused) });
        }
        Ok(base)
    }

    fn element(&mut self, shape: Shape<'a>, result: Reg) -> Result {
        let (span, mark) = (shape.span, self.registers.mark());
        let instruction = match shape.element {
            Element::List(element) => Instruction::ListAppend { list: result, src: self.operand(element)? },
            Element::Set(element) => Instruction::SetAdd { set: result, src: self.operand(element)? },
            Element::Dict { key, value } => {
                let key = self.operand_before(key, [value])?;
                Instruction::DictSet { dict: result, key, value: self.operand(value)? }
            }
            Element::Yielded(element) => Instruction::Yield { dst: result, src: self.operand(element)? },
        };
        self.emit(span, instruction);
        self.registers.release(mark);
        Ok(())
    }
}

impl<'a> Shape<'a> {
    fn new(span: Span, comp: &'a Comprehension, element: Element<'a>) -> Self {
        Self { span, scope: comp.scope, element, generators: &comp.generators }
    }
}
