//! `with`.
//!
//! The registers of an item are `exc` for an exception, then what `LoadWithMethod` found for `__exit__`. Both methods
//! are looked up before `__enter__` is called, as CPython does.

use sesf_syntax::Span;
use sesf_syntax::ast::{Stmt, WithItem};

use crate::compiler::blocks::BlockKind;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg, WithMethod};

impl<'a> CodeCompiler<'_, 'a> {
    /// `with items: body`; each item guards those after it.
    pub(crate) fn with_stmt(&mut self, span: Span, items: &'a [WithItem], body: &'a [Stmt]) -> Result {
        let Some((item, inner)) = items.split_first() else { return self.body(body) };
        let (exc, exit, end) = (self.temp(span)?, self.temp(span)?, self.emitter.label());
        let obj = self.operand_in(&item.context, exit)?;
        self.temp(span)?;
        let mark = self.registers.mark();
        let entered = self.enter_item(span, obj, exit)?;
        let before = self.emitter.protection();
        self.push_block(BlockKind::With { exit, span }, span)?;
        if let Some(target) = &item.target {
            self.store(target, entered)?;
        }
        self.registers.release(mark);
        self.with_stmt(span, inner, body)?;
        self.registers.release(mark);
        let ranges = self.pop_block();
        if self.emitter.is_reachable() {
            self.exit_with(exit, span)?;
            self.jump(span, end);
        }
        if !ranges.is_empty() {
            self.begin_handler(&ranges, &before, exc);
            self.push_block(BlockKind::Handling, span)?;
            self.exit_with_exception(span, exit, exc)?;
            self.emit(span, Instruction::JumpIfTrue { src: exit, target: end.target() });
            self.end_handler(span, exc);
        }
        self.emitter.bind(end);
        Ok(())
    }

    /// Looks up both methods and calls `__enter__`; yields the register of its result.
    fn enter_item(&mut self, span: Span, obj: Reg, exit: Reg) -> Result<Reg> {
        let enter = self.temps(2, span)?;
        self.emit(span, Instruction::LoadWithMethod { base: enter, obj, which: WithMethod::Enter });
        self.emit(span, Instruction::LoadWithMethod { base: exit, obj, which: WithMethod::Exit });
        self.emit(span, Instruction::CallMethod { dst: enter, base: enter, count: 0 });
        Ok(enter)
    }

    /// `exit(None, None, None)`, where the method is in the topmost temporaries.
    fn exit_with(&mut self, exit: Reg, span: Span) -> Result {
        let mark = self.registers.mark();
        for _ in 0..3 {
            let dst = self.temp(span)?;
            self.emit(span, Instruction::LoadNone { dst });
        }
        self.emit(span, Instruction::CallMethod { dst: exit, base: exit, count: 3 });
        self.registers.release(mark);
        Ok(())
    }

    /// `exit(None, None, None)` while temporaries above the method, such as a returned value, are in use.
    pub(crate) fn exit_with_from_afar(&mut self, exit: Reg, span: Span) -> Result {
        let mark = self.registers.mark();
        let base = self.temps(2, span)?;
        self.emit(span, Instruction::Move { dst: base, src: exit });
        self.emit(span, Instruction::Move { dst: base.offset(1), src: exit.offset(1) });
        self.exit_with(base, span)?;
        self.registers.release(mark);
        Ok(())
    }

    /// `exit = exit(type, exc, traceback)`.
    fn exit_with_exception(&mut self, span: Span, exit: Reg, exc: Reg) -> Result {
        let mark = self.registers.mark();
        let (class, value, traceback) = (self.temp(span)?, self.temp(span)?, self.temp(span)?);
        self.load_attribute(span, class, exc, &"__class__".into())?;
        self.emit(span, Instruction::Move { dst: value, src: exc });
        self.load_attribute(span, traceback, exc, &"__traceback__".into())?;
        self.emit(span, Instruction::CallMethod { dst: exit, base: exit, count: 3 });
        self.registers.release(mark);
        Ok(())
    }
}
