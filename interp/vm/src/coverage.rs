//! What of a program was reached: the blocks of statements.

use sesf_bytecode::{CodeKind, Instruction};
use sesf_heap::CodeId;

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
}

impl Vm {
    /// The newest frame begins a block.
    pub(crate) fn note_reached(&mut self) {
        if let Some(frame) = self.fiber.frames.last() {
            self.reached.insert((frame.code, frame.pc));
        }
    }

    /// The blocks of the program that no run has reached so far, sorted; of a function that was never called, its body only.
    /// What was loaded after the state that runs begin with is left out.
    pub fn unreached_blocks(&self) -> Vec<Block> {
        let mut unreached = Vec::new();
        let mut reached = Vec::new();
        for (id, code) in self.heap.codes.iter().enumerate() {
            let proto = &code.proto;
            if proto.is_hidden || proto.source.name().starts_with(LIBRARY) {
                continue;
            }
            let mut is_body = true;
            for (pc, instruction) in proto.instructions.iter().enumerate() {
                if !matches!(instruction, Instruction::Reached {}) {
                    continue;
                }
                let is_function = is_body && proto.kind == CodeKind::Function;
                is_body = false;
                let block = Block {
                    file: proto.source.name().to_string(),
                    line: proto.source.line(proto.span_at(pc).start),
                    function: is_function.then(|| proto.qualname.to_string()),
                };
                if self.reached.contains(&(CodeId(id as u32), pc as u32 + 1)) {
                    reached.push(block);
                } else {
                    unreached.push(block);
                    if is_function {
                        break;
                    }
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
