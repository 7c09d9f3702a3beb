//! What an instruction reads and writes.

use crate::instruction::{Instruction, Reg};
use crate::operand::OperandKind;

/// A run of consecutive registers.
pub(crate) type Run = (Reg, usize);

/// The registers that an instruction touches.
#[derive(Default)]
pub(crate) struct Effects {
    /// Registers that must hold something.
    pub reads: Vec<Run>,
    /// Registers that hold something afterwards.
    pub writes: Vec<Run>,
    /// A register that may hold nothing afterwards.
    pub unbinds: Option<Reg>,
    /// The first of the registers that a call uses up.
    pub clobbers: Option<Reg>,
}

/// What `instruction` does.
pub(crate) fn effects(instruction: &Instruction) -> Effects {
    let mut effects = Effects::default();
    if !special(instruction, &mut effects) {
        generic(instruction, &mut effects);
    }
    if let Some(base) = call_base(instruction) {
        effects.clobbers = Some(base);
    }
    if let Some(run) = read_run(instruction) {
        effects.reads.push(run);
    }
    effects.writes.extend(write_run(instruction));
    effects
}

/// Register operands named `dst` are written, `base` is known by the tables below, all others are read.
fn generic(instruction: &Instruction, effects: &mut Effects) {
    instruction.for_each_operand(&mut |field, operand| match (field, operand) {
        ("base", _) => {}
        ("dst", OperandKind::Register(reg)) => effects.writes.push((reg, 1)),
        (_, OperandKind::Register(reg)) => effects.reads.push((reg, 1)),
        _ => {}
    });
}

/// Instructions whose operands do not follow the rule of names.
fn special(instruction: &Instruction, effects: &mut Effects) -> bool {
    use Instruction::*;
    match *instruction {
        MakeCell { reg } | CheckBound { reg, .. } | MakeSpill { list: reg, .. } => effects.writes.push((reg, 1)),
        // What it does is the `ForNext`'s doing.
        LoopNext { .. } => {}
        Unbind { dst: reg } | DeleteLocal { reg, .. } => effects.unbinds = Some(reg),
        // What is stored may be nothing: the end of a variable.
        StoreSpill { list, .. } => effects.reads.push((list, 1)),
        FormatValue { dst, src, spec, has_spec, .. } => {
            effects.reads.push((src, 1));
            effects.reads.extend(has_spec.then_some((spec, 1)));
            effects.writes.push((dst, 1));
        }
        YieldFrom { dst, iter, sent } => {
            effects.reads.extend([(iter, 1), (sent, 1)]);
            effects.writes.push((dst, 1));
        }
        MakeFunction { dst, base, parts, .. } => {
            let there = (0..4).filter(|idx| parts.has(1 << idx));
            effects.reads.extend(there.map(|idx| (base.offset(idx), 1)));
            effects.writes.push((dst, 1));
        }
        _ => return false,
    }
    true
}

fn call_base(instruction: &Instruction) -> Option<Reg> {
    use Instruction::*;
    match *instruction {
        Call { base, .. }
        | CallKw { base, .. }
        | CallMethod { base, .. }
        | CallMethodKw { base, .. }
        | CallSpread { base, .. } => Some(base),
        _ => None,
    }
}

/// The registers read from a base.
fn read_run(instruction: &Instruction) -> Option<Run> {
    use Instruction::*;
    Some(match *instruction {
        BuildTuple { base, count, .. }
        | BuildList { base, count, .. }
        | BuildSet { base, count, .. }
        | BuildString { base, count, .. } => (base, count.into()),
        BuildDict { base, count, .. } => (base, 2 * usize::from(count)),
        Call { base, count, .. } | CallKw { base, count, .. } => (base, usize::from(count) + 1),
        CallMethod { base, count, .. } | CallMethodKw { base, count, .. } => (base, usize::from(count) + 2),
        CallSpread { base, .. } | BuildSlice { base, .. } | LoadSlice { base, .. } | ForNext { base, .. } => (base, 3),
        _ => return None,
    })
}

/// The registers written from a base.
fn write_run(instruction: &Instruction) -> Option<Run> {
    use Instruction::*;
    Some(match *instruction {
        LoadMethod { base, .. } | LoadWithMethod { base, .. } | SplitGroup { base, .. } => (base, 2),
        ForPrepare { base, .. } => (base, 3),
        Unpack { base, count, .. } => (base, count.into()),
        UnpackStar { base, before, after, .. } => (base, usize::from(before) + 1 + usize::from(after)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::RegisterSet;
    use crate::{CompileOptions, compile};
    use sesf_syntax::{Mode, Source, parse};
    use std::sync::Arc;

    fn set(runs: &[Run]) -> RegisterSet {
        runs.iter().flat_map(|(base, count)| (0..*count).map(|i| base.offset(i as u8))).collect()
    }

    /// The two tables say the same from two sides: what must be filled, and what may be read.
    fn assert_agrees(instruction: &Instruction) {
        let (effects, access) = (effects(instruction), instruction.access());
        let reads = set(&effects.reads);
        assert_eq!(reads.without(access.uses), RegisterSet::EMPTY, "{instruction:?} reads what it does not use");
        let mut writes = set(&effects.writes);
        writes = effects.unbinds.into_iter().fold(writes, |mut writes, reg| {
            writes.insert(reg);
            writes
        });
        if !matches!(instruction, Instruction::CheckBound { .. }) {
            assert_eq!(writes, access.defs, "{instruction:?}");
        }
    }

    #[test]
    fn effects_and_accesses_agree() {
        let text = "
import a.b, c
from d import *
@a
def f(p, /, q=1, *r, s: int = 2, **t):
    nonlocal_ = [x for x in p if x not in q] + [*r]
    del nonlocal_
    with p as q, r: yield (yield from q)
    for i, (j, *k) in r:
        try: p.x[i:j], p[1] = -q, ~q
        except* A as e: raise B from e
        except* C: raise
        else: continue
        finally: j += i; j -= 2; k @= p
    match p:
        case {'a': 1, **rest}: return rest
        case C(1, x=[2, *_]): assert not i < 3 <= j, f'{i!r:>{j}}'
    return f(*r, **t, z=lambda: (i, {1: 2, **t}, {3, *r}))
class G(f, metaclass=f):
    y: int = super()
    def m(self): super().m(k=self)
";
        let source = Arc::new(Source::new("test.py", text));
        let module = parse(&source, Mode::Module).expect("valid");
        let unit = compile(&module, source, &CompileOptions::default());
        let Ok(unit) = unit else { panic!("does not compile") };
        unit.codes.iter().flat_map(|code| code.instructions.iter()).for_each(assert_agrees);
    }
}
