//! Which registers each instruction reads and writes.
//!
//! The table has an arm for every instruction and none for "the others", so that a new instruction does not compile
//! without an entry.

use crate::instruction::{Instruction, Reg};

/// A set of registers of a window.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct RegisterSet([u64; 4]);

impl RegisterSet {
    /// No registers.
    pub const EMPTY: RegisterSet = RegisterSet([0; 4]);

    /// The first `count` registers.
    pub fn first(count: usize) -> RegisterSet {
        let mut set = RegisterSet::EMPTY;
        (0..count.min(256)).for_each(|reg| set.insert(Reg(reg as u8)));
        set
    }

    /// Whether `reg` is in the set.
    #[inline]
    pub fn contains(&self, reg: Reg) -> bool {
        self.0[reg.index() / 64] & (1 << (reg.index() % 64)) != 0
    }

    /// Adds a register.
    #[inline]
    pub fn insert(&mut self, reg: Reg) {
        self.0[reg.index() / 64] |= 1 << (reg.index() % 64);
    }

    /// Takes a register out.
    #[inline]
    pub fn remove(&mut self, reg: Reg) {
        self.0[reg.index() / 64] &= !(1 << (reg.index() % 64));
    }

    /// The registers in either set.
    #[must_use]
    pub fn union(self, other: RegisterSet) -> RegisterSet {
        RegisterSet(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }

    /// The registers of this set that are not in the other.
    #[must_use]
    pub fn without(self, other: RegisterSet) -> RegisterSet {
        RegisterSet(std::array::from_fn(|i| self.0[i] & !other.0[i]))
    }

    /// The registers in order.
    pub fn iter(self) -> impl Iterator<Item = Reg> {
        self.0.into_iter().enumerate().flat_map(|(i, mut word)| {
            std::iter::from_fn(move || {
                let bit = (word != 0).then(|| word.trailing_zeros())?;
                word &= word - 1;
                Some(Reg((i * 64) as u8 + bit as u8))
            })
        })
    }
}

impl FromIterator<Reg> for RegisterSet {
    fn from_iter<I: IntoIterator<Item = Reg>>(registers: I) -> RegisterSet {
        let mut set = RegisterSet::EMPTY;
        registers.into_iter().for_each(|reg| set.insert(reg));
        set
    }
}

/// What an instruction does to the registers of its frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Access {
    /// Registers whose values it may read.
    pub uses: RegisterSet,
    /// Registers that it has surely written when the next instruction follows it. A jump to its target, or an exception, may
    /// come before the write.
    pub defs: RegisterSet,
}

impl Access {
    fn uses(mut self, reg: Reg) -> Self {
        self.uses.insert(reg);
        self
    }

    fn defs(mut self, reg: Reg) -> Self {
        self.defs.insert(reg);
        self
    }

    fn uses_run(self, base: Reg, count: usize) -> Self {
        (0..count).fold(self, |access, i| access.uses(base.offset(i as u8)))
    }

    fn defs_run(self, base: Reg, count: usize) -> Self {
        (0..count).fold(self, |access, i| access.defs(base.offset(i as u8)))
    }
}

impl Instruction {
    /// The registers that the instruction reads and writes.
    pub fn access(&self) -> Access {
        use Instruction::*;
        let none = Access::default();
        match *self {
            Nop {} | AccessPoint {} | Reached {} | DeleteGlobal { .. } | DeleteName { .. } | SetupAnnotations {} => {
                none
            }
            Jump { .. } | Loop { .. } | LoopNext { .. } | ReturnNone {} | RaiseCurrent {} => none,

            LoadConst { dst, .. }
            | LoadInt { dst, .. }
            | LoadNone { dst }
            | LoadBool { dst, .. }
            | Unbind { dst }
            | LoadGlobal { dst, .. }
            | LoadName { dst, .. }
            | LoadNamespace { dst }
            | LoadBuildClass { dst }
            | LoadAssertionError { dst }
            | Import { dst, .. } => none.defs(dst),
            MakeSpill { list, .. } => none.defs(list),

            CheckBound { reg, .. } => none.uses(reg),
            DeleteLocal { reg, .. } | MakeCell { reg } => none.uses(reg).defs(reg),
            LoadCell { dst, cell, .. } | LoadClassFree { dst, cell, .. } => none.uses(cell).defs(dst),
            StoreCell { cell, src } => none.uses(cell).uses(src),
            DeleteCell { cell, .. } => none.uses(cell),
            LoadSpill { dst, list, .. } => none.uses(list).defs(dst),
            StoreSpill { list, src, .. } => none.uses(list).uses(src),
            StoreGlobal { src, .. } | StoreName { src, .. } => none.uses(src),

            Move { dst, src }
            | Neg { dst, src }
            | Pos { dst, src }
            | Invert { dst, src }
            | Not { dst, src }
            | GetIter { dst, src }
            | ListToTuple { dst, src }
            | MatchSequence { dst, src }
            | MatchMapping { dst, src }
            | Len { dst, src } => none.uses(src).defs(dst),

            LoadAttr { dst, obj, .. } | LoadItemInt { dst, obj, .. } => none.uses(obj).defs(dst),
            StoreAttr { obj, src, .. } => none.uses(obj).uses(src),
            DeleteAttr { obj, .. } => none.uses(obj),
            LoadMethod { base, obj, .. } | LoadWithMethod { base, obj, .. } => none.uses(obj).defs_run(base, 2),
            LoadItem { dst, obj, index } => none.uses(obj).uses(index).defs(dst),
            LoadSlice { dst, obj, base } => none.uses(obj).uses_run(base, 3).defs(dst),
            StoreItem { obj, index, src } => none.uses(obj).uses(index).uses(src),
            DeleteItem { obj, index } => none.uses(obj).uses(index),
            BuildSlice { dst, base } => none.uses_run(base, 3).defs(dst),

            Add { dst, a, b }
            | Sub { dst, a, b }
            | Mul { dst, a, b }
            | TrueDiv { dst, a, b }
            | FloorDiv { dst, a, b }
            | Mod { dst, a, b }
            | And { dst, a, b }
            | Binary { dst, a, b, .. }
            | InplaceAdd { dst, a, b }
            | Inplace { dst, a, b, .. }
            | Compare { dst, a, b, .. }
            | Is { dst, a, b, .. } => none.uses(a).uses(b).defs(dst),
            AddInt { dst, a, .. }
            | SubInt { dst, a, .. }
            | MulInt { dst, a, .. }
            | FloorDivInt { dst, a, .. }
            | ModInt { dst, a, .. }
            | BinaryInt { dst, a, .. }
            | InplaceAddInt { dst, a, .. } => none.uses(a).defs(dst),
            Contains { dst, item, container, .. } => none.uses(item).uses(container).defs(dst),

            JumpIfTrue { src, .. } | JumpIfFalse { src, .. } | JumpIfNone { src, .. } | JumpIfNotNone { src, .. } => {
                none.uses(src)
            }
            JumpIfLt { a, b, .. }
            | JumpIfLe { a, b, .. }
            | JumpIfGt { a, b, .. }
            | JumpIfGe { a, b, .. }
            | JumpIfEq { a, b, .. }
            | JumpIfNe { a, b, .. }
            | JumpIfNotLt { a, b, .. }
            | JumpIfNotLe { a, b, .. }
            | JumpIfNotGt { a, b, .. }
            | JumpIfNotGe { a, b, .. }
            | JumpIfNotEq { a, b, .. }
            | JumpIfNotNe { a, b, .. } => none.uses(a).uses(b),
            JumpIfLtInt { a, .. }
            | JumpIfLeInt { a, .. }
            | JumpIfGtInt { a, .. }
            | JumpIfGeInt { a, .. }
            | JumpIfEqInt { a, .. }
            | JumpIfNeInt { a, .. }
            | JumpIfNotLtInt { a, .. }
            | JumpIfNotLeInt { a, .. }
            | JumpIfNotGtInt { a, .. }
            | JumpIfNotGeInt { a, .. }
            | JumpIfNotEqInt { a, .. }
            | JumpIfNotNeInt { a, .. } => none.uses(a),
            JumpIfIn { item, container, .. } | JumpIfNotIn { item, container, .. } => none.uses(item).uses(container),

            ForPrepare { base, src } => none.uses(src).defs_run(base, 3),
            ForNext { base, dst, .. } => none.uses_run(base, 3).defs(dst),
            Unpack { src, base, count } => none.uses(src).defs_run(base, count.into()),
            UnpackStar { src, base, before, after } => {
                none.uses(src).defs_run(base, usize::from(before) + 1 + usize::from(after))
            }

            BuildTuple { dst, base, count }
            | BuildList { dst, base, count }
            | BuildSet { dst, base, count }
            | BuildString { dst, base, count } => none.uses_run(base, count.into()).defs(dst),
            BuildDict { dst, base, count } => none.uses_run(base, 2 * usize::from(count)).defs(dst),
            ListAppend { list, src } | ListExtend { list, src } => none.uses(list).uses(src),
            SetAdd { set, src } | SetUpdate { set, src } => none.uses(set).uses(src),
            DictSet { dict, key, value } => none.uses(dict).uses(key).uses(value),
            DictUpdate { dict, src } => none.uses(dict).uses(src),
            DictMerge { dict, src, callee } => none.uses(dict).uses(src).uses(callee),
            FormatValue { dst, src, spec, has_spec, .. } => {
                let access = none.uses(src).defs(dst);
                if has_spec { access.uses(spec) } else { access }
            }

            Call { dst, base, count } | CallKw { dst, base, count, .. } => {
                none.uses_run(base, usize::from(count) + 1).defs(dst)
            }
            CallMethod { dst, base, count } | CallMethodKw { dst, base, count, .. } => {
                none.uses_run(base, usize::from(count) + 2).defs(dst)
            }
            CallSpread { dst, base } => none.uses_run(base, 3).defs(dst),
            Return { src } | Raise { src } | Reraise { src } | PrintExpression { src } => none.uses(src),
            Yield { dst, src } => none.uses(src).defs(dst),
            YieldFrom { dst, iter, sent } => none.uses(iter).uses(sent).defs(dst),
            MakeFunction { dst, base, parts, .. } => {
                (0..4).filter(|i| parts.has(1 << i)).fold(none, |access, i| access.uses(base.offset(i))).defs(dst)
            }

            RaiseFrom { src, cause } => none.uses(src).uses(cause),
            MatchException { dst, exc, class } => none.uses(exc).uses(class).defs(dst),
            SplitGroup { base, exc, class } => none.uses(exc).uses(class).defs_run(base, 2),
            JoinGroup { dst, orig, raised, rest } => none.uses(orig).uses(raised).uses(rest).defs(dst),

            MatchKeys { dst, src, keys } | CopyMappingRest { dst, src, keys } => none.uses(src).uses(keys).defs(dst),
            MatchClass { dst, src, class, .. } => none.uses(src).uses(class).defs(dst),
            ImportFrom { dst, module, .. } => none.uses(module).defs(dst),
            ImportStar { module } => none.uses(module),
        }
    }
}
