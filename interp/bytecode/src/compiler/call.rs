//! Calls.
//!
//! The callee and its arguments are the topmost temporaries: the called frame's window begins at the first argument.

use sesf_syntax::Span;
use sesf_syntax::ast::{Expr, ExprKind, Keyword, Name};

use crate::code::Constant;
use crate::compiler::display::is_starred;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg};

/// Calls with more arguments hand them over as a list and a dict.
const MAX_ARGUMENTS: usize = 40;

/// The temporaries that the arguments' own expressions are left with.
const RESERVE: usize = 32;

/// The arguments of a call.
#[derive(Clone, Copy)]
pub(crate) struct Arguments<'a> {
    pub args: &'a [Expr],
    pub keywords: &'a [Keyword],
}

impl Arguments<'_> {
    fn len(&self) -> usize {
        self.args.len() + self.keywords.len()
    }

    fn has_unpacking(&self) -> bool {
        self.args.iter().any(is_starred) || self.keywords.iter().any(|keyword| keyword.name.is_none())
    }

    fn keyword_names(&self) -> Constant {
        let names = self.keywords.iter().flat_map(|keyword| &keyword.name);
        Constant::Tuple(names.map(|name| Constant::Str(name.clone())).collect())
    }
}

impl<'a> CodeCompiler<'_, 'a> {
    /// `dst = func(args, keywords)`.
    pub(crate) fn call(
        &mut self,
        span: Span,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        dst: Reg,
    ) -> Result {
        let mark = self.registers.mark();
        let arguments = Arguments { args, keywords };
        match &func.kind {
            ExprKind::Attribute { value, attr, attr_span } if self.can_pass(arguments) => {
                let attr_place = self.attribute_span(func, *attr_span);
                let span = if attr_place == func.span { span } else { Span::new(attr_place.start, span.end) };
                self.method_call(span, value, (attr, attr_place), arguments, dst)?;
            }
            _ => {
                let base = self.top(dst, span)?;
                self.expr_to(func, base)?;
                self.call_with(span, base, 0, arguments, dst)?;
            }
        }
        self.registers.release(mark);
        Ok(())
    }

    /// Tells whether the arguments can be passed in registers.
    fn can_pass(&self, arguments: Arguments<'_>) -> bool {
        let n_needed = arguments.len() + RESERVE;
        !arguments.has_unpacking()
            && arguments.len() <= MAX_ARGUMENTS
            && (arguments.len() <= 2 || n_needed <= self.registers.n_available() as usize)
    }

    fn method_call(
        &mut self,
        span: Span,
        value: &'a Expr,
        (attr, attr_span): (&Name, Span),
        arguments: Arguments<'a>,
        dst: Reg,
    ) -> Result {
        let base = self.top(dst, span)?;
        let obj = self.operand_in(value, base)?;
        let (name, cache) = (self.name(attr, attr_span)?, self.emitter.cache());
        self.temp(span)?;
        self.emit(attr_span, Instruction::LoadMethod { base, obj, name, cache });
        self.pass(arguments)?;
        let count = arguments.len() as u8;
        let instruction = if arguments.keywords.is_empty() {
            Instruction::CallMethod { dst, base, count }
        } else {
            let names = self.constant(arguments.keyword_names(), span)?;
            Instruction::CallMethodKw { dst, base, count, names }
        };
        self.emit(span, instruction);
        Ok(())
    }

    /// Calls what is in `base`; `n_passed` arguments are in the topmost temporaries above it already.
    pub(crate) fn call_with(
        &mut self,
        span: Span,
        base: Reg,
        n_passed: u8,
        arguments: Arguments<'a>,
        dst: Reg,
    ) -> Result {
        if !self.can_pass(arguments) {
            return self.spread_call(span, base, n_passed, arguments, dst);
        }
        self.pass(arguments)?;
        let count = n_passed + arguments.len() as u8;
        let instruction = if arguments.keywords.is_empty() {
            Instruction::Call { dst, base, count }
        } else {
            let names = self.constant(arguments.keyword_names(), span)?;
            Instruction::CallKw { dst, base, count, names }
        };
        self.emit(span, instruction);
        Ok(())
    }

    /// Evaluates the arguments into new temporaries.
    fn pass(&mut self, arguments: Arguments<'a>) -> Result {
        let values = arguments.keywords.iter().map(|keyword| &keyword.value);
        for value in arguments.args.iter().chain(values) {
            self.fresh(value)?;
        }
        Ok(())
    }

    fn spread_call(&mut self, span: Span, base: Reg, n_passed: u8, arguments: Arguments<'a>, dst: Reg) -> Result {
        let args = if n_passed == 0 { self.temp(span)? } else { base.offset(1) };
        self.spread_args(span, args, n_passed, arguments.args)?;
        let kwargs = self.spread_kwargs_place(span, args, n_passed)?;
        self.spread_kwargs(span, base, kwargs, arguments.keywords)?;
        self.emit(span, Instruction::CallSpread { dst, base });
        Ok(())
    }

    /// The register after the list of positional arguments.
    fn spread_kwargs_place(&mut self, span: Span, args: Reg, n_passed: u8) -> Result<Reg> {
        if n_passed >= 2 { Ok(args.offset(1)) } else { self.temp(span) }
    }

    /// Puts the positional arguments into `place` as something iterable.
    fn spread_args(&mut self, span: Span, place: Reg, n_passed: u8, args: &'a [Expr]) -> Result {
        if n_passed > 0 {
            self.emit(span, Instruction::BuildList { dst: place, base: place, count: n_passed });
            return args.iter().try_for_each(|arg| self.gather_argument(span, arg, place));
        }
        match args {
            [Expr { kind: ExprKind::Starred(iterable), .. }] => self.expr_to(iterable, place),
            args => self.gather_list(span, args, place),
        }
    }

    /// Puts the keyword arguments into `place` as a dict, or None if there are none.
    fn spread_kwargs(&mut self, span: Span, callee: Reg, place: Reg, keywords: &'a [Keyword]) -> Result {
        if keywords.is_empty() {
            self.emit(span, Instruction::LoadNone { dst: place });
            return Ok(());
        }
        self.emit(span, Instruction::BuildDict { dst: place, base: place, count: 0 });
        let mut keywords = keywords;
        let mut is_first = true;
        while let Some(keyword) = keywords.first() {
            if keyword.name.is_none() {
                self.merge_mapping(span, callee, place, &keyword.value)?;
                keywords = &keywords[1..];
            } else {
                let n_named = keywords.iter().take_while(|keyword| keyword.name.is_some()).count();
                let (named, rest) = keywords.split_at(n_named);
                self.merge_named(span, callee, place, named, is_first)?;
                keywords = rest;
            }
            is_first = false;
        }
        Ok(())
    }

    fn merge_mapping(&mut self, span: Span, callee: Reg, dict: Reg, mapping: &'a Expr) -> Result {
        let mark = self.registers.mark();
        let src = self.operand(mapping)?;
        self.emit(span, Instruction::DictMerge { dict, src, callee });
        self.registers.release(mark);
        Ok(())
    }

    /// Adds named arguments to the dict; those after a `**mapping` may collide with its keys.
    fn merge_named(&mut self, span: Span, callee: Reg, dict: Reg, named: &'a [Keyword], is_first: bool) -> Result {
        if is_first {
            return named.iter().try_for_each(|keyword| self.set_keyword(span, dict, keyword));
        }
        let mark = self.registers.mark();
        let src = self.temp(span)?;
        self.emit(span, Instruction::BuildDict { dst: src, base: src, count: 0 });
        named.iter().try_for_each(|keyword| self.set_keyword(span, src, keyword))?;
        self.emit(span, Instruction::DictMerge { dict, src, callee });
        self.registers.release(mark);
        Ok(())
    }

    fn set_keyword(&mut self, span: Span, dict: Reg, keyword: &'a Keyword) -> Result {
        let Some(name) = &keyword.name else { return Ok(()) };
        let mark = self.registers.mark();
        let key = self.temp(span)?;
        self.load_constant(Constant::Str(name.clone()), key, span)?;
        let value = self.operand(&keyword.value)?;
        self.emit(span, Instruction::DictSet { dict, key, value });
        self.registers.release(mark);
        Ok(())
    }
}
