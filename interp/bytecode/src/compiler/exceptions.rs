//! `try` with `except`, `else` and `finally`.
//!
//! A protected range costs nothing until something is raised; the machine then puts the exception into a register and
//! goes on at the handler. The body of `finally` is written once for each way out.

use sesf_syntax::Span;
use sesf_syntax::ast::{ExceptHandler, Name, Stmt, Try};

use crate::compiler::blocks::BlockKind;
use crate::compiler::emitter::{Label, Protection};
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg};

impl<'a> CodeCompiler<'_, 'a> {
    /// A `try` statement.
    pub(crate) fn try_stmt(&mut self, span: Span, parts: &'a Try) -> Result {
        if parts.finalbody.is_empty() { self.try_handlers(span, parts) } else { self.try_finally(span, parts) }
    }

    fn try_handlers(&mut self, span: Span, parts: &'a Try) -> Result {
        if parts.is_star { self.try_except_star(span, parts) } else { self.try_except(span, parts) }
    }

    fn try_finally(&mut self, span: Span, parts: &'a Try) -> Result {
        let (exc, end, before) = (self.temp(span)?, self.emitter.label(), self.emitter.protection());
        self.push_block(BlockKind::Finally { body: &parts.finalbody }, span)?;
        if parts.handlers.is_empty() {
            self.body(&parts.body)?;
        } else {
            self.try_handlers(span, parts)?;
        }
        let ranges = self.pop_block();
        self.body(&parts.finalbody)?;
        self.jump_if_reachable(span, end);
        if !ranges.is_empty() {
            self.begin_handler(&ranges, &before, exc);
            self.push_block(BlockKind::Handling, span)?;
            self.body(&parts.finalbody)?;
            self.end_handler(span, exc);
        }
        self.emitter.bind(end);
        Ok(())
    }

    fn try_except(&mut self, span: Span, parts: &'a Try) -> Result {
        let (exc, end) = (self.temp(span)?, self.emitter.label());
        let (ranges, before) = self.guarded(span, &parts.body)?;
        self.body(&parts.orelse)?;
        self.jump_if_reachable(span, end);
        if !ranges.is_empty() {
            self.begin_handler(&ranges, &before, exc);
            self.push_block(BlockKind::Handling, span)?;
            parts.handlers.iter().try_for_each(|handler| self.except_handler(handler, exc, end))?;
            self.end_handler(span, exc);
        }
        self.emitter.bind(end);
        Ok(())
    }

    /// The body of a `try`, with its ranges and what was known at its start.
    pub(crate) fn guarded(&mut self, span: Span, body: &'a [Stmt]) -> Result<(Vec<(u32, u32)>, Protection)> {
        let before = self.emitter.protection();
        self.push_block(BlockKind::Guarded, span)?;
        self.body(body)?;
        Ok((self.pop_block(), before))
    }

    /// Begins the handler of `ranges` here.
    pub(crate) fn begin_handler(&mut self, ranges: &[(u32, u32)], before: &Protection, exc: Reg) {
        let handler = self.emitter.bind_handler(before);
        self.emitter.protect(ranges, handler, exc);
    }

    /// Ends the innermost block, in which the exception in `exc` was being handled; if the end can be reached, the
    /// exception goes on.
    pub(crate) fn end_handler(&mut self, span: Span, exc: Reg) {
        if self.emitter.is_reachable() {
            self.emit(span, Instruction::Reraise { src: exc });
        }
        let handled = self.pop_block();
        self.emitter.handle(&handled, exc);
    }

    /// Jumps unless the place cannot be reached.
    pub(crate) fn jump_if_reachable(&mut self, span: Span, label: Label) {
        if self.emitter.is_reachable() {
            self.jump(span, label);
        }
    }

    fn except_handler(&mut self, handler: &'a ExceptHandler, exc: Reg, end: Label) -> Result {
        let next = self.emitter.label();
        if let Some(type_) = &handler.type_ {
            let mark = self.registers.mark();
            let class = self.operand(type_)?;
            let dst = self.temp(handler.span)?;
            self.emit(handler.span, Instruction::MatchException { dst, exc, class });
            self.emit(handler.span, Instruction::JumpIfFalse { src: dst, target: next.target() });
            self.registers.release(mark);
        }
        match &handler.name {
            Some(name) => self.named_handler_body(handler, name, exc)?,
            None => self.body(&handler.body)?,
        }
        self.jump_if_reachable(handler.span, end);
        self.emitter.bind(next);
        Ok(())
    }

    fn named_handler_body(&mut self, handler: &'a ExceptHandler, name: &'a Name, exc: Reg) -> Result {
        let (span, end, mark) = (handler.span, self.emitter.label(), self.registers.mark());
        self.store_name(name, exc, span)?;
        let (raised, before) = (self.temp(span)?, self.emitter.protection());
        self.push_block(BlockKind::HandlerName { name, span }, span)?;
        self.body(&handler.body)?;
        let ranges = self.pop_block();
        if self.emitter.is_reachable() {
            self.unbind_name(name, span)?;
            self.jump(span, end);
        }
        if !ranges.is_empty() {
            self.begin_handler(&ranges, &before, raised);
            self.unbind_name(name, span)?;
            self.emit(span, Instruction::Reraise { src: raised });
        }
        self.emitter.bind(end);
        self.registers.release(mark);
        Ok(())
    }
}
