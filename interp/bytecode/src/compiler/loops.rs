//! `for` and `while`.

use sesf_syntax::Span;
use sesf_syntax::ast::{Expr, ExprKind, Stmt};

use crate::compiler::blocks::BlockKind;
use crate::compiler::definite::LocalIndex;
use crate::compiler::emitter::Label;
use crate::compiler::fold::{constant_truth, container};
use crate::compiler::variables::Access;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg};

/// The registers that the state of a `for` takes.
const LOOP_STATE: usize = 3;

/// Where a loop starts anew.
#[derive(Clone, Copy)]
pub(crate) struct LoopTop {
    label: Label,
    /// The state and the destination of the `ForNext` there, if it is a `for`.
    next: Option<(Reg, Reg)>,
}

impl<'a> CodeCompiler<'_, 'a> {
    /// `for target in iter: body else: orelse`.
    pub(crate) fn for_loop(
        &mut self,
        span: Span,
        (target, iter): (&'a Expr, &'a Expr),
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) -> Result {
        let (exhausted, end) = (self.emitter.label(), self.emitter.label());
        let base = self.prepare_loop(span, iter)?;
        let top = self.next_item(span, base, target, exhausted)?;
        self.loop_body(span, body, top, end)?;
        self.emitter.bind(exhausted);
        self.body(orelse)?;
        self.emitter.bind(end);
        Ok(())
    }

    /// Evaluates what is looped over and prepares the state of the loop.
    pub(crate) fn prepare_loop(&mut self, span: Span, iter: &'a Expr) -> Result<Reg> {
        let base = self.temp(span)?;
        let src = match (&iter.kind, container(iter)) {
            (ExprKind::List(_), Some(constant)) => {
                self.load_constant(constant, base, iter.span)?;
                base
            }
            _ => self.loop_source(iter, base)?,
        };
        self.temps(LOOP_STATE - 1, span)?;
        self.emit(span, Instruction::ForPrepare { base, src });
        Ok(base)
    }

    /// The iterable of a loop: a plain local where it is, anything else in `base`.
    fn loop_source(&mut self, iter: &'a Expr, base: Reg) -> Result<Reg> {
        let src = self.local_source(iter)?;
        if src.is_none() {
            self.expr_to(iter, base)?;
        }
        Ok(src.unwrap_or(base))
    }

    fn local_source(&mut self, iter: &'a Expr) -> Result<Option<Reg>> {
        match &iter.kind {
            ExprKind::Name(name) => self.local_register(name, iter.span),
            _ => Ok(None),
        }
    }

    /// Puts the top of a loop here, which takes the next item or goes on at `exhausted`.
    pub(crate) fn next_item(&mut self, span: Span, base: Reg, target: &'a Expr, exhausted: Label) -> Result<LoopTop> {
        let label = self.loop_top();
        let mark = self.registers.mark();
        let target_register = match &target.kind {
            ExprKind::Name(name) => match self.access(name) {
                Access::Register(dst, local) => Some((dst, local)),
                _ => None,
            },
            _ => None,
        };
        let dst = match target_register {
            Some((dst, _)) => dst,
            None => self.temp(span)?,
        };
        self.emit(span, Instruction::ForNext { base, dst, target: exhausted.target() });
        match target_register {
            Some((_, local)) => self.emitter.note_bound(local),
            None => self.store(target, dst)?,
        }
        self.registers.release(mark);
        Ok(LoopTop { label, next: Some((base, dst)) })
    }

    /// `while test: body else: orelse`.
    pub(crate) fn while_loop(&mut self, span: Span, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) -> Result {
        if constant_truth(test) == Some(false) {
            return self.body(orelse);
        }
        let (otherwise, end) = (self.emitter.label(), self.emitter.label());
        let top = LoopTop { label: self.loop_top(), next: None };
        self.jump_if(test, false, otherwise, &mut { span })?;
        self.loop_body(span, body, top, end)?;
        self.emitter.bind(otherwise);
        self.body(orelse)?;
        self.emitter.bind(end);
        Ok(())
    }

    fn loop_body(&mut self, span: Span, body: &'a [Stmt], top: LoopTop, end: Label) -> Result {
        self.push_block(BlockKind::Loop { top, end }, span)?;
        self.body(body)?;
        self.pop_block();
        self.loop_back(span, top);
        Ok(())
    }

    /// Puts the top of a loop here.
    fn loop_top(&mut self) -> Label {
        let locals = self.unbound_names.iter().filter_map(|name| self.variables.local_index(name));
        let locals: Vec<LocalIndex> = locals.collect();
        self.emitter.bind_loop(&locals)
    }

    /// Goes back to the top of a loop.
    pub(crate) fn loop_back(&mut self, span: Span, top: LoopTop) {
        if self.emitter.is_reachable() {
            let target = top.label.target();
            self.emit(
                span,
                match top.next {
                    Some((base, dst)) => Instruction::LoopNext { base, dst, target },
                    None => Instruction::Loop { target },
                },
            );
        }
    }

    /// `break`.
    pub(crate) fn break_stmt(&mut self, span: Span) -> Result {
        let Some((_, end, n_kept)) = self.innermost_loop() else { return Ok(()) };
        let left = self.leave(n_kept)?;
        if self.emitter.is_reachable() {
            self.jump(span, end);
        }
        self.reenter(left);
        Ok(())
    }

    /// `continue`.
    pub(crate) fn continue_stmt(&mut self, span: Span) -> Result {
        let Some((top, _, n_kept)) = self.innermost_loop() else { return Ok(()) };
        let left = self.leave(n_kept)?;
        self.loop_back(span, top);
        self.reenter(left);
        Ok(())
    }
}
