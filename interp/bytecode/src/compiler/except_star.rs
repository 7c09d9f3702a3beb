//! `except*`: each clause handles its part of an exception group; what the clauses raise and what none of them handles
//! is raised together at the end.

use sesf_syntax::Span;
use sesf_syntax::ast::{ExceptHandler, Try};

use crate::compiler::blocks::BlockKind;
use crate::compiler::emitter::Label;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg};

/// The registers of a `try` with `except*` while it handles.
#[derive(Clone, Copy)]
struct Star {
    /// The list of the exceptions raised by the clauses.
    raised: Reg,
    /// The part that the current clause handles; the register after it holds the rest.
    matched: Reg,
}

impl Star {
    fn rest(self) -> Reg {
        self.matched.offset(1)
    }
}

impl<'a> CodeCompiler<'_, 'a> {
    /// A `try` with `except*` clauses, apart from its `finally`.
    pub(crate) fn try_except_star(&mut self, span: Span, parts: &'a Try) -> Result {
        let (exc, end) = (self.temp(span)?, self.emitter.label());
        let (ranges, before) = self.guarded(span, &parts.body)?;
        self.body(&parts.orelse)?;
        self.jump_if_reachable(span, end);
        if !ranges.is_empty() {
            self.begin_handler(&ranges, &before, exc);
            self.push_block(BlockKind::Handling, span)?;
            self.star_handlers(span, &parts.handlers, exc, end)?;
        }
        self.emitter.bind(end);
        Ok(())
    }

    fn star_handlers(&mut self, span: Span, handlers: &'a [ExceptHandler], exc: Reg, end: Label) -> Result {
        let mark = self.registers.mark();
        let star = Star { raised: self.temp(span)?, matched: self.temps(2, span)? };
        let (raised, matched, rest) = (star.raised, star.matched, star.rest());
        self.emit(span, Instruction::BuildList { dst: raised, base: raised, count: 0 });
        self.emit(span, Instruction::Move { dst: rest, src: exc });
        handlers.iter().try_for_each(|handler| self.star_handler(handler, star))?;
        self.emit(span, Instruction::JoinGroup { dst: matched, orig: exc, raised, rest });
        self.emit(span, Instruction::JumpIfNone { src: matched, target: end.target() });
        self.emit(span, Instruction::Reraise { src: matched });
        self.end_handler(span, exc);
        self.registers.release(mark);
        Ok(())
    }

    fn star_handler(&mut self, handler: &'a ExceptHandler, star: Star) -> Result {
        let (span, next, mark) = (handler.span, self.emitter.label(), self.registers.mark());
        if let Some(type_) = &handler.type_ {
            let class = self.operand(type_)?;
            self.emit(span, Instruction::SplitGroup { base: star.matched, exc: star.rest(), class });
            self.registers.release(mark);
        }
        self.emit(span, Instruction::JumpIfNone { src: star.matched, target: next.target() });
        if let Some(name) = &handler.name {
            self.store_name(name, star.matched, span)?;
        }
        self.push_block(BlockKind::Handling, span)?;
        self.star_handler_body(handler, star, next)?;
        let handled = self.pop_block();
        self.emitter.handle(&handled, star.matched);
        self.emitter.bind(next);
        self.registers.release(mark);
        Ok(())
    }

    fn star_handler_body(&mut self, handler: &'a ExceptHandler, star: Star, next: Label) -> Result {
        let (span, raised) = (handler.span, self.temp(handler.span)?);
        let (ranges, before) = self.guarded(span, &handler.body)?;
        if self.emitter.is_reachable() {
            self.end_star_name(handler)?;
            self.jump(span, next);
        }
        if !ranges.is_empty() {
            self.begin_handler(&ranges, &before, raised);
            self.end_star_name(handler)?;
            self.emit(span, Instruction::ListAppend { list: star.raised, src: raised });
            self.jump(span, next);
        }
        Ok(())
    }

    fn end_star_name(&mut self, handler: &'a ExceptHandler) -> Result {
        match &handler.name {
            Some(name) => self.unbind_name(name, handler.span),
            None => Ok(()),
        }
    }
}
