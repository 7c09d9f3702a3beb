//! What of a program was reached: the blocks of statements.

use std::collections::BTreeSet;
use std::sync::Arc;

use sesf_bytecode::{CodeKind, Instruction};
use sesf_heap::{CodeId, LinkedCode};

use crate::traceback::LIBRARY;
use crate::vm::Vm;

/// A block of statements: the body of a function, of a branch, a loop, a handler.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Block {
    /// The file.
    pub file: String,
    /// The line of its first statement, from 1.
    pub line: u32,
    /// The function that it is the body of.
    pub function: Option<String>,
    /// The line where the body of the function begins that it is a part of.
    pub within: Option<u32>,
}

impl Block {
    /// Leaves out, of the blocks that were not reached, those of functions that were never called, but for their bodies.
    pub fn leave_out_parts(unreached: &mut Vec<Block>) {
        let bodies: BTreeSet<(String, u32)> = unreached
            .iter()
            .filter(|block| block.function.is_some())
            .map(|block| (block.file.clone(), block.line))
            .collect();
        unreached.retain(|block| block.within.is_none_or(|line| !bodies.contains(&(block.file.clone(), line))));
    }
}

/// The blocks that a machine has reached, by their code and their first instruction.
pub struct Reached(Vec<(Arc<LinkedCode>, CodeId, u32)>);

impl Vm {
    /// The newest frame begins a block.
    pub(crate) fn note_reached(&mut self) {
        if let Some(frame) = self.fiber.frames.last() {
            self.reached.insert((frame.code, frame.pc));
        }
    }

    /// Forgets what was reached so far, and gives it.
    pub fn take_reached(&mut self) -> Reached {
        let reached = std::mem::take(&mut self.reached);
        let with_code = |(id, pc): (CodeId, u32)| Some((Arc::clone(self.heap.codes.get(id.0 as usize)?), id, pc));
        Reached(reached.into_iter().filter_map(with_code).collect())
    }

    /// What another machine of the program has reached counts as reached here, but for what was loaded there only.
    pub fn add_reached(&mut self, reached: Reached) {
        let codes = &self.heap.codes;
        let is_here =
            |code: &Arc<LinkedCode>, id: CodeId| codes.get(id.0 as usize).is_some_and(|own| Arc::ptr_eq(own, code));
        let common = reached.0.into_iter().filter(|(code, id, _)| is_here(code, *id));
        self.reached.extend(common.map(|(_, id, pc)| (id, pc)));
    }

    /// The blocks of the program that no run has reached so far, sorted. What was loaded after the state that runs
    /// begin with is left out.
    pub fn unreached_blocks(&self) -> Vec<Block> {
        let mut unreached = Vec::new();
        let mut reached = Vec::new();
        for (id, code) in self.heap.codes.iter().enumerate() {
            let proto = &code.proto;
            if proto.is_hidden || proto.source.name().starts_with(LIBRARY) {
                continue;
            }
            let mut body = None;
            for (pc, instruction) in proto.instructions.iter().enumerate() {
                if !matches!(instruction, Instruction::Reached {}) {
                    continue;
                }
                let line = proto.source.line(proto.span_at(pc).start);
                let is_function = body.is_none() && proto.kind == CodeKind::Function;
                let block = Block {
                    file: proto.source.name().to_string(),
                    line,
                    function: is_function.then(|| proto.qualname.to_string()),
                    within: body.filter(|_| proto.kind == CodeKind::Function),
                };
                body = body.or(Some(line));
                if self.reached.contains(&(CodeId(id as u32), pc as u32 + 1)) {
                    reached.push(block);
                } else {
                    unreached.push(block);
                }
            }
        }
        // A `finally` has several copies.
        unreached.retain(|block| !reached.contains(block));
        unreached.sort();
        unreached.dedup();
        unreached
    }
}
