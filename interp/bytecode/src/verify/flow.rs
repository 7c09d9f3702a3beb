//! Checks that no register is read before it is written, whichever way the code runs.
//!
//! For temporaries this catches errors of the register allocation, for variables those of definite assignment: a local
//! that may be unbound must be checked before it is read.

use crate::code::CodeProto;
use crate::instruction::{Instruction, Reg};
use crate::verify::effects::{Effects, effects};

/// The registers that surely hold something.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Filled([u64; 4]);

impl Filled {
    const NONE: Filled = Filled([0; 4]);

    fn contains(&self, reg: Reg) -> bool {
        self.0[reg.index() / 64] & (1 << (reg.index() % 64)) != 0
    }

    fn insert(&mut self, reg: Reg) {
        self.0[reg.index() / 64] |= 1 << (reg.index() % 64);
    }

    fn remove(&mut self, reg: Reg) {
        self.0[reg.index() / 64] &= !(1 << (reg.index() % 64));
    }

    fn remove_from(&mut self, first: Reg) {
        (first.0..=u8::MAX).for_each(|reg| self.remove(Reg(reg)));
    }

    fn meet(self, other: Filled) -> Filled {
        Filled(std::array::from_fn(|idx| self.0[idx] & other.0[idx]))
    }
}

/// Follows all paths through `code`.
pub(crate) fn check(code: &CodeProto) -> Result<(), String> {
    let mut flow = Flow { code, before: vec![None; code.instructions.len()], waiting: Vec::new() };
    flow.reach(0, on_entry(code));
    while let Some(pc) = flow.waiting.pop() {
        flow.step(pc).map_err(|fault| format!("pc {pc}, {}: {fault}", code.instructions[pc].name()))?;
    }
    Ok(())
}

fn on_entry(code: &CodeProto) -> Filled {
    let mut filled = Filled::NONE;
    (0..code.parameters.n_registers()).for_each(|idx| filled.insert(Reg(idx as u8)));
    code.free_registers.iter().for_each(|reg| filled.insert(*reg));
    filled
}

struct Flow<'a> {
    code: &'a CodeProto,
    /// What is filled before each instruction, on all paths found so far.
    before: Vec<Option<Filled>>,
    waiting: Vec<usize>,
}

impl Flow<'_> {
    fn reach(&mut self, pc: usize, filled: Filled) {
        let known = self.before[pc];
        let joined = known.map_or(filled, |known| known.meet(filled));
        if known != Some(joined) {
            self.before[pc] = Some(joined);
            self.waiting.push(pc);
        }
    }

    fn step(&mut self, pc: usize) -> Result<(), String> {
        let Some(before) = self.before[pc] else { return Ok(()) };
        let instruction = &self.code.instructions[pc];
        let effects = effects(instruction);
        check_reads(&effects, &before)?;
        let mut raised = before;
        if let Some(base) = effects.clobbers {
            raised.remove_from(base);
        }
        self.reach_handler(pc, raised)?;
        let after = after(&effects, raised);
        if let Some(target) = instruction.target() {
            let is_loop = matches!(instruction, Instruction::ForNext { .. });
            self.reach(target.0 as usize, if is_loop { before } else { after });
        }
        if !instruction.is_terminator() {
            self.reach(pc + 1, after);
        }
        Ok(())
    }

    fn reach_handler(&mut self, pc: usize, mut filled: Filled) -> Result<(), String> {
        let is_lost = self.code.handled_at(pc).is_some_and(|exc| !filled.contains(exc));
        if is_lost {
            return Err("the exception being handled is lost".to_string());
        }
        if let Some(handler) = self.code.handler_at(pc) {
            filled.insert(handler.exc);
            self.reach(handler.handler.0 as usize, filled);
        }
        Ok(())
    }
}

fn check_reads(effects: &Effects, filled: &Filled) -> Result<(), String> {
    for (base, count) in &effects.reads {
        for idx in 0..*count {
            let reg = base.offset(idx as u8);
            if !filled.contains(reg) {
                return Err(format!("r{} may be empty", reg.0));
            }
        }
    }
    Ok(())
}

fn after(effects: &Effects, mut filled: Filled) -> Filled {
    for (base, count) in &effects.writes {
        (0..*count).for_each(|idx| filled.insert(base.offset(idx as u8)));
    }
    if let Some(reg) = effects.unbinds {
        filled.remove(reg);
    }
    filled
}
