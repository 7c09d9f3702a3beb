//! Checks compiled code before it runs: every operand refers to something that exists, and no register is read before it
//! is written.
//!
//! The machine relies on what is checked here. A compiler error shows up as a message instead of a wrong answer.

mod effects;
mod flow;

use crate::code::{CodeProto, Place, Unit};
use crate::instruction::{Instruction, Reg, Target};
use crate::operand::OperandKind;

/// Checks all codes of a unit.
///
/// # Errors
///
/// Returns a description of the first fault.
pub fn verify(unit: &Unit) -> Result<(), String> {
    for (idx, code) in unit.codes.iter().enumerate() {
        let check = Check { code, n_codes: unit.codes.len() };
        check.code().map_err(|fault| format!("code {idx} ({}): {fault}", code.qualname))?;
    }
    Ok(())
}

struct Check<'a> {
    code: &'a CodeProto,
    n_codes: usize,
}

type Outcome = Result<(), String>;

impl Check<'_> {
    fn code(&self) -> Outcome {
        ensure(self.code.n_registers <= 256, || format!("{} registers", self.code.n_registers))?;
        ensure(self.code.instructions.last().is_some_and(Instruction::is_terminator), || {
            "the end can be reached".to_string()
        })?;
        ensure(self.code.children.iter().all(|child| (*child as usize) < self.n_codes), || {
            "a nested code is missing".to_string()
        })?;
        for (pc, instruction) in self.code.instructions.iter().enumerate() {
            let fault = self.operands(instruction).and_then(|()| self.rules(pc, instruction));
            fault.map_err(|fault| format!("pc {pc}, {}: {fault}", instruction.name()))?;
        }
        self.tables()?;
        flow::check(self.code)
    }

    fn tables(&self) -> Outcome {
        for range in &self.code.handlers {
            self.range(range.start, range.end)?;
            self.target(range.handler)?;
            self.register(range.exc, 1)?;
        }
        for range in &self.code.handlings {
            self.range(range.start, range.end)?;
            self.register(range.exc, 1)?;
        }
        ensure(self.code.spans.windows(2).all(|pair| pair[0].0 < pair[1].0), || "unsorted spans".to_string())?;
        self.variables()
    }

    fn variables(&self) -> Outcome {
        let n_params = self.code.parameters.n_registers();
        ensure(n_params <= self.code.n_registers as usize, || "parameters without registers".to_string())?;
        ensure(self.code.free_registers.len() == self.code.free_names.len(), || {
            "free variables without registers".to_string()
        })?;
        for variable in &self.code.variables {
            match variable.place {
                Place::Register(reg) | Place::Spill { list: reg, .. } => self.register(reg, 1)?,
            }
        }
        self.code.free_registers.iter().try_for_each(|reg| self.register(*reg, 1))
    }

    fn operands(&self, instruction: &Instruction) -> Outcome {
        let mut outcome = Ok(());
        instruction.for_each_operand(&mut |_, operand| {
            if outcome.is_ok() {
                outcome = self.operand(operand);
            }
        });
        outcome
    }

    fn operand(&self, operand: OperandKind) -> Outcome {
        let below =
            |index: u16, limit: usize, what: &str| ensure((index as usize) < limit, || format!("no {what} {index}"));
        match operand {
            OperandKind::Register(reg) => self.register(reg, 1),
            OperandKind::Target(target) => self.target(target),
            OperandKind::Constant(index) => below(index.0, self.code.constants.len(), "constant"),
            OperandKind::Name(index) => below(index.0, self.code.names.len(), "name"),
            OperandKind::Child(index) => below(index.0, self.code.children.len(), "nested code"),
            OperandKind::Cache(index) if index.0 == u16::MAX => Ok(()),
            OperandKind::Cache(index) => below(index.0, self.code.n_caches as usize, "cache"),
            OperandKind::Number(_) | OperandKind::Flag(_) | OperandKind::Word(_) | OperandKind::Parts(_) => Ok(()),
        }
    }

    /// What holds for an instruction beyond its operands one by one.
    fn rules(&self, pc: usize, instruction: &Instruction) -> Outcome {
        if let Some((base, count)) = register_run(instruction) {
            self.register(base, count)?;
        }
        match (instruction, instruction.target()) {
            (Instruction::Loop { .. }, Some(target)) => {
                ensure(target.0 as usize <= pc, || "a loop forwards".to_string())
            }
            (Instruction::LoopNext { base, dst, .. }, Some(target)) => {
                let next = self.code.instructions[..pc].get(target.0 as usize);
                let is_same =
                    matches!(next, Some(Instruction::ForNext { base: b, dst: d, .. }) if (b, d) == (base, dst));
                ensure(is_same, || "a loop to something else".to_string())
            }
            (_, Some(target)) => ensure(target.0 as usize > pc, || "a jump backwards".to_string()),
            _ => Ok(()),
        }
    }

    fn register(&self, base: Reg, count: usize) -> Outcome {
        let limit = self.code.n_registers as usize;
        ensure(base.index() + count <= limit, || format!("register {} of {limit}", base.index() + count.max(1) - 1))
    }

    fn target(&self, target: Target) -> Outcome {
        let limit = self.code.instructions.len();
        ensure((target.0 as usize) < limit, || format!("position {} of {limit}", target.0))
    }

    fn range(&self, start: Target, end: Target) -> Outcome {
        let limit = self.code.instructions.len();
        ensure(start < end && end.0 as usize <= limit, || format!("range {}..{} of {limit}", start.0, end.0))
    }
}

fn ensure(holds: bool, fault: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(fault()) }
}

/// The consecutive registers that an instruction uses from its base.
fn register_run(instruction: &Instruction) -> Option<(Reg, usize)> {
    use Instruction::*;
    let (base, count) = match *instruction {
        LoadMethod { base, .. } | LoadWithMethod { base, .. } | SplitGroup { base, .. } => (base, 2),
        BuildSlice { base, .. }
        | LoadSlice { base, .. }
        | ForPrepare { base, .. }
        | ForNext { base, .. }
        | LoopNext { base, .. }
        | CallSpread { base, .. } => (base, 3),
        Unpack { base, count, .. }
        | BuildTuple { base, count, .. }
        | BuildList { base, count, .. }
        | BuildSet { base, count, .. }
        | BuildString { base, count, .. } => (base, count as usize),
        UnpackStar { base, before, after, .. } => (base, before as usize + 1 + after as usize),
        BuildDict { base, count, .. } => (base, 2 * count as usize),
        Call { base, count, .. } | CallKw { base, count, .. } => (base, count as usize + 1),
        CallMethod { base, count, .. } | CallMethodKw { base, count, .. } => (base, count as usize + 2),
        MakeFunction { base, parts, .. } if parts.0 != 0 => (base, 4),
        _ => return None,
    };
    Some((base, count))
}
