//! The blocks around the statement being compiled: loops, `try`, `with`, handlers.
//!
//! `return`, `break` and `continue` leave blocks, and do on the way what each asks for: the body of `finally`, the
//! `__exit__` of `with`, the end of a handler's name. That code is written where the jump is, and is not protected by
//! the blocks it leaves, whose ranges therefore have holes.

use sesf_syntax::ast::{Name, Stmt};
use sesf_syntax::{Span, SyntaxError};

use crate::compiler::emitter::Label;
use crate::compiler::loops::LoopTop;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::Reg;

/// The most blocks inside each other; CPython has the same limit.
const MAX_BLOCKS: usize = 20;

/// A block around the current statement.
pub(crate) struct Block<'a> {
    kind: BlockKind<'a>,
    region: Region,
}

/// What has to be done on the way out of a block.
#[derive(Clone, Copy)]
pub(crate) enum BlockKind<'a> {
    /// A loop, left by `break` and continued by `continue`.
    Loop { top: LoopTop, end: Label },
    /// A protected body, left without further ado.
    Guarded,
    /// A protected body with `finally`.
    Finally { body: &'a [Stmt] },
    /// A protected body of `with`; `exit` holds what `LoadWithMethod` found.
    With { exit: Reg, span: Span },
    /// The body of a handler: an exception is being handled.
    Handling,
    /// The body of a handler with a name, which is unbound at the end.
    HandlerName { name: &'a Name, span: Span },
}

/// The positions at which a block is in force.
#[derive(Default)]
struct Region {
    start: Option<u32>,
    ranges: Vec<(u32, u32)>,
}

impl Region {
    fn suspend(&mut self, pc: u32) {
        if let Some(start) = self.start.take().filter(|start| *start < pc) {
            self.ranges.push((start, pc));
        }
    }
}

/// Blocks that were left for a jump, to be entered again after it.
pub(crate) struct Left<'a>(Vec<Block<'a>>);

impl<'a> CodeCompiler<'_, 'a> {
    /// Enters a block here.
    pub(crate) fn push_block(&mut self, kind: BlockKind<'a>, span: Span) -> Result {
        if self.n_counted_blocks() >= MAX_BLOCKS {
            return Err(SyntaxError::new("too many statically nested blocks", span));
        }
        let region = Region { start: Some(self.emitter.pc()), ranges: Vec::new() };
        self.blocks.push(Block { kind, region });
        Ok(())
    }

    fn n_counted_blocks(&self) -> usize {
        let is_counted = |block: &&Block<'_>| !matches!(block.kind, BlockKind::HandlerName { .. });
        self.blocks.iter().filter(is_counted).count()
    }

    /// Ends the innermost block here and yields the ranges in which it was in force.
    pub(crate) fn pop_block(&mut self) -> Vec<(u32, u32)> {
        let mut block = self.blocks.pop().expect("each block is entered before it ends");
        block.region.suspend(self.emitter.pc());
        block.region.ranges
    }

    /// Leaves the blocks beyond the first `n_kept` ones, innermost first; what they do may use temporaries above
    /// those in use. Jump then, and call [`reenter`](Self::reenter).
    pub(crate) fn leave(&mut self, n_kept: usize) -> Result<Left<'a>> {
        let mut left = Vec::new();
        while self.blocks.len() > n_kept && self.emitter.is_reachable() {
            let mut block = self.blocks.pop().expect("there are more blocks than are kept");
            block.region.suspend(self.emitter.pc());
            let kind = block.kind;
            left.push(block);
            self.exit_block(kind)?;
        }
        Ok(Left(left))
    }

    /// Enters again what [`leave`](Self::leave) left: the code after the jump is inside.
    pub(crate) fn reenter(&mut self, left: Left<'a>) {
        for mut block in left.0.into_iter().rev() {
            block.region.start = Some(self.emitter.pc());
            self.blocks.push(block);
        }
    }

    fn exit_block(&mut self, kind: BlockKind<'a>) -> Result {
        match kind {
            BlockKind::Loop { .. } | BlockKind::Guarded | BlockKind::Handling => Ok(()),
            BlockKind::Finally { body } => self.body(body),
            BlockKind::With { exit, span } => self.exit_with_from_afar(exit, span),
            BlockKind::HandlerName { name, span } => self.unbind_name(name, span),
        }
    }

    /// Tells whether leaving all blocks runs any code.
    pub(crate) fn leaving_runs_code(&self) -> bool {
        self.blocks.iter().any(|block| {
            matches!(block.kind, BlockKind::Finally { .. } | BlockKind::With { .. } | BlockKind::HandlerName { .. })
        })
    }

    /// The top and the end of the innermost loop, and the number of blocks up to and including it.
    pub(crate) fn innermost_loop(&self) -> Option<(LoopTop, Label, usize)> {
        self.blocks.iter().enumerate().rev().find_map(|(idx, block)| match block.kind {
            BlockKind::Loop { top, end } => Some((top, end, idx + 1)),
            _ => None,
        })
    }
}
