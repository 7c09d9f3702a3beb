//! Jumps to jumps go straight to the end of the chain.
//!
//! A jump forwards may so become a `Loop` or `LoopNext`. That is left undone where it would move the point of suspension into a
//! protected range.

use crate::compiler::emitter::Written;
use crate::instruction::{Instruction, Reg, Target};

/// Shortens chains of jumps.
pub(crate) fn thread_jumps(code: &mut Written) {
    for pc in (0..code.instructions.len()).rev() {
        if let Some(shorter) = shorter(code, pc) {
            code.instructions[pc] = shorter;
        }
    }
}

fn shorter(code: &Written, pc: usize) -> Option<Instruction> {
    let mut instruction = code.instructions[pc];
    let target = instruction.target()?;
    if matches!(instruction, Instruction::Loop { .. } | Instruction::ForNext { .. }) {
        return None;
    }
    match *code.instructions.get(target.0 as usize)? {
        Instruction::Jump { target: next } => *instruction.target_mut()? = next,
        back @ (Instruction::Loop { .. } | Instruction::LoopNext { .. })
            if is_plain_jump(instruction) && same_place(code, pc, target) =>
        {
            instruction = back;
        }
        _ => return None,
    }
    Some(instruction)
}

fn is_plain_jump(instruction: Instruction) -> bool {
    matches!(instruction, Instruction::Jump { .. })
}

fn same_place(code: &Written, pc: usize, target: Target) -> bool {
    protection(code, Target(pc as u32)) == protection(code, target)
}

fn protection(code: &Written, pc: Target) -> (Option<Target>, Option<Reg>) {
    let handler = code.handlers.iter().find(|range| range.start <= pc && pc < range.end);
    let handling = code.handlings.iter().find(|range| range.start <= pc && pc < range.end);
    (handler.map(|range| range.handler), handling.map(|range| range.exc))
}
