//! Liveness of registers: which values of a window can still be read.
//!
//! A backward dataflow analysis over one code. What a state is, for search and for its hash, is made of live registers only:
//! two states that differ in what dead registers hold behave alike. Reads by introspection (`locals()`, a debugger) do not
//! count; those of `super()` do.

use crate::access::{Access, RegisterSet};
use crate::code::CodeProto;
use crate::instruction::{Instruction, Reg};

/// The live registers of a code at each instruction.
#[derive(Clone, Debug)]
pub struct Liveness {
    /// Before each instruction.
    before: Box<[RegisterSet]>,
    /// While each instruction waits for a call that it made: its operands no longer count.
    during: Box<[RegisterSet]>,
}

impl Liveness {
    /// Analyses a code.
    pub fn of(code: &CodeProto) -> Liveness {
        let n = code.instructions.len();
        let mut analysis = Analysis {
            code,
            accesses: (0..n).map(|pc| access_at(code, pc)).collect(),
            handlers: (0..n).map(|pc| handler_at(code, pc)).collect(),
            before: vec![RegisterSet::EMPTY; n],
        };
        analysis.run();
        let during = (0..n).map(|pc| analysis.during(pc)).collect();
        Liveness { before: analysis.before.into_boxed_slice(), during }
    }

    /// The registers that may be read from `pc` on before they are written.
    pub fn before(&self, pc: usize) -> RegisterSet {
        self.before.get(pc).copied().unwrap_or_default()
    }

    /// The registers that may be read after the instruction at `pc` has its result, or in the handler of its exception: what
    /// counts while a call made by the instruction, or its `yield`, is waited for.
    pub fn during(&self, pc: usize) -> RegisterSet {
        self.during.get(pc).copied().unwrap_or_default()
    }
}

/// What the instruction at `pc` reads and writes, with what is read on its behalf.
fn access_at(code: &CodeProto, pc: usize) -> Access {
    let instruction = &code.instructions[pc];
    let mut access = instruction.access();
    // A raise here takes the exception being handled for its context.
    if let Some(exc) = code.handled_at(pc) {
        access.uses.insert(exc);
    }
    // `super()` looks into its caller's frame.
    if let Instruction::Call { .. } = instruction
        && let Some(cell) = code.free_names.iter().position(|name| &**name == "__class__")
    {
        access.uses.insert(Reg(0));
        access.uses = code.free_registers.get(cell).into_iter().fold(access.uses, |mut uses, reg| {
            uses.insert(*reg);
            uses
        });
    }
    access
}

/// The position of the handler that protects `pc`, and the register of its exception.
fn handler_at(code: &CodeProto, pc: usize) -> Option<(usize, Reg)> {
    code.handler_at(pc).map(|handler| (handler.handler.0 as usize, handler.exc))
}

struct Analysis<'a> {
    code: &'a CodeProto,
    accesses: Vec<Access>,
    handlers: Vec<Option<(usize, Reg)>>,
    before: Vec<RegisterSet>,
}

impl Analysis<'_> {
    /// Sweeps backwards until nothing changes: once for straight code, and once more for each level of loops.
    fn run(&mut self) {
        let mut changed = true;
        while changed {
            changed = false;
            for pc in (0..self.before.len()).rev() {
                let live = self.during(pc).union(self.accesses[pc].uses);
                changed |= live != self.before[pc];
                self.before[pc] = live;
            }
        }
    }

    /// What is live on the ways out of an instruction, without what it writes on each.
    fn during(&self, pc: usize) -> RegisterSet {
        let instruction = &self.code.instructions[pc];
        let mut live = RegisterSet::EMPTY;
        if !instruction.is_terminator()
            && let Some(next) = self.before.get(pc + 1)
        {
            live = next.without(self.accesses[pc].defs);
        }
        if let Some(target) = instruction.target() {
            live = live.union(self.before[target.0 as usize]);
        }
        if let Some((handler, exc)) = self.handlers[pc] {
            let mut caught = self.before[handler];
            caught.remove(exc);
            live = live.union(caught);
        }
        // The context of an exception raised by what is called.
        if let Some(exc) = self.code.handled_at(pc) {
            live.insert(exc);
        }
        live
    }
}
