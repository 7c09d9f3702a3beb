//! The instruction set of the register machine.
//!
//! One table, [`instructions!`], is the source of the [`Instruction`] enum and of its disassembly.
//! Every instruction is eight bytes. Registers are numbered from the start of the frame's window of
//! 256: first the parameters, then the other locals, then temporaries. A *newcomer's trap*: operands
//! written `base` name the first of several consecutive registers.

use crate::operand::{Operand, OperandKind};

/// A register of the current frame's window.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Reg(pub u8);

impl Reg {
    /// The register's position in the window.
    #[inline(always)]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The register `by` places after this one.
    #[inline(always)]
    pub fn offset(self, by: u8) -> Reg {
        Reg(self.0.wrapping_add(by))
    }
}

/// An index into the constants of the code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ConstantIndex(pub u16);

/// An index into the names of the code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct NameIndex(pub u16);

/// An index into the codes nested directly in this one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ChildIndex(pub u16);

/// The number of an inline cache of the code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct CacheIndex(pub u16);

/// The absolute position of an instruction in its code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Target(pub u32);

/// A binary operator, in the order of the reflected-method tables.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    MatMul,
}

impl BinaryOp {
    /// The operator as it is written, e.g. `//`.
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::TrueDiv => "/",
            BinaryOp::FloorDiv => "//",
            BinaryOp::Mod => "%",
            BinaryOp::Pow => "**",
            BinaryOp::LShift => "<<",
            BinaryOp::RShift => ">>",
            BinaryOp::And => "&",
            BinaryOp::Or => "|",
            BinaryOp::Xor => "^",
            BinaryOp::MatMul => "@",
        }
    }
}

/// A rich comparison operator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum CompareOp {
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
    Ne,
}

impl CompareOp {
    /// The operator as it is written, e.g. `<=`.
    pub fn symbol(self) -> &'static str {
        match self {
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
            CompareOp::Eq => "==",
            CompareOp::Ne => "!=",
        }
    }

    /// The operator with its operands exchanged: `a < b` is `b > a`.
    pub fn swapped(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            CompareOp::Eq => CompareOp::Eq,
            CompareOp::Ne => CompareOp::Ne,
        }
    }
}

/// What `{value!r}` asks for before formatting.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// A special method that the machine looks up on the type, for `with`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum WithMethod {
    Enter,
    Exit,
}

/// Which operands a [`Instruction::MakeFunction`] finds at its base; each has a fixed place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct FunctionParts(pub u8);

impl FunctionParts {
    /// `base`: a tuple of the defaults of the last positional parameters.
    pub const DEFAULTS: u8 = 1;
    /// `base + 1`: a dict of the defaults of keyword-only parameters.
    pub const KW_DEFAULTS: u8 = 2;
    /// `base + 2`: a dict of annotations.
    pub const ANNOTATIONS: u8 = 4;
    /// `base + 3`: a tuple of the cells of the free variables, in the order of `CodeProto::free_names`.
    pub const CLOSURE: u8 = 8;

    /// Whether the part with this bit is there.
    pub fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }
}

macro_rules! instructions {
    ($( $(#[doc = $doc:literal])+ $name:ident { $( $field:ident : $type:ty ),* } )+) => {
        /// One instruction of the register machine: eight bytes.
        #[derive(Clone, Copy, PartialEq, Debug)]
        #[allow(missing_docs)]
        pub enum Instruction {
            $( $(#[doc = $doc])+ $name { $( $field: $type ),* }, )+
        }

        impl Instruction {
            /// The instruction's name, as in this table.
            pub fn name(&self) -> &'static str {
                match self { $( Instruction::$name { .. } => stringify!($name), )+ }
            }

            /// Calls `visit` with the name and meaning of each operand, in the order of this table.
            pub(crate) fn for_each_operand(&self, visit: &mut dyn FnMut(&'static str, OperandKind)) {
                match self {
                    $( Instruction::$name { $( $field ),* } => {
                        $( visit(stringify!($field), Operand::kind($field)); )*
                    } )+
                }
                let _ = visit;
            }

            /// The place where a jump says where it goes.
            pub(crate) fn target_mut(&mut self) -> Option<&mut Target> {
                match self {
                    $( Instruction::$name { $( $field ),* } => {
                        $( if let Some(target) = Operand::target_mut($field) { return Some(target); } )*
                    } )+
                }
                None
            }
        }
    };
}

instructions! {
    /// Does nothing.
    Nop {}

    // ---- values and variables

    /// `dst = src`.
    Move { dst: Reg, src: Reg }
    /// `dst = constants[index]`.
    LoadConst { dst: Reg, index: ConstantIndex }
    /// `dst = value`, a small integer.
    LoadInt { dst: Reg, value: i32 }
    /// `dst = None`.
    LoadNone { dst: Reg }
    /// `dst = True` or `False`.
    LoadBool { dst: Reg, value: bool }
    /// `dst` becomes unbound: the end of a comprehension's or handler's variable.
    Unbind { dst: Reg }
    /// Raises `UnboundLocalError` for the local `name` if `reg` is unbound.
    CheckBound { reg: Reg, name: NameIndex }
    /// `del name` for a local in a register: raises `UnboundLocalError` if it is unbound already.
    DeleteLocal { reg: Reg, name: NameIndex }

    /// A place where another thread may go first: before an access to what threads may share.
    AccessPoint {}
    /// The beginning of a block of statements, where it is noted what a program has reached.
    Reached {}

    /// `reg` becomes a new cell that holds what `reg` held (perhaps nothing).
    MakeCell { reg: Reg }
    /// `dst` = what the cell in `cell` holds; `UnboundLocalError` or `NameError` (free) if nothing.
    LoadCell { dst: Reg, cell: Reg, name: NameIndex }
    /// Puts `src` into the cell in `cell`.
    StoreCell { cell: Reg, src: Reg }
    /// Empties the cell; an error if it is empty.
    DeleteCell { cell: Reg, name: NameIndex }
    /// `dst = list[index]` without checks, for locals beyond the window: `list` holds the frame's spill list.
    LoadSpill { dst: Reg, list: Reg, index: u16 }
    /// `list[index] = src`, likewise.
    StoreSpill { list: Reg, src: Reg, index: u16 }
    /// `list` becomes a list of `size` unbound places: the frame's spill list.
    MakeSpill { list: Reg, size: u16 }

    /// `dst` = the global `name`, or the builtin.
    LoadGlobal { dst: Reg, name: NameIndex, cache: CacheIndex }
    /// Binds the global `name`.
    StoreGlobal { src: Reg, name: NameIndex, cache: CacheIndex }
    /// `del name` for a global.
    DeleteGlobal { name: NameIndex }
    /// `dst = name` in a class body or in `exec` with separate locals: the namespace, then globals, then builtins.
    LoadName { dst: Reg, name: NameIndex }
    /// As `LoadName`, but after the namespace comes the cell of an enclosing function.
    LoadClassFree { dst: Reg, cell: Reg, name: NameIndex }
    /// Binds `name` in the namespace of a class body.
    StoreName { src: Reg, name: NameIndex }
    /// `del name` in a class body.
    DeleteName { name: NameIndex }
    /// `dst` = the namespace of the class body.
    LoadNamespace { dst: Reg }
    /// Makes sure that the namespace (or the module) has a dict `__annotations__`.
    SetupAnnotations {}

    // ---- attributes and items

    /// `dst = obj.name`.
    LoadAttr { dst: Reg, obj: Reg, name: NameIndex, cache: CacheIndex }
    /// `obj.name = src`.
    StoreAttr { obj: Reg, src: Reg, name: NameIndex, cache: CacheIndex }
    /// `del obj.name`.
    DeleteAttr { obj: Reg, name: NameIndex }
    /// Prepares `obj.name(...)`: `base` = the function and `base + 1` = its self; or `base` = any callable
    /// and `base + 1` unbound. Followed by the arguments from `base + 2` and a `CallMethod`.
    LoadMethod { base: Reg, obj: Reg, name: NameIndex, cache: CacheIndex }
    /// As `LoadMethod` for the special method of a `with` item, looked up on the type only.
    LoadWithMethod { base: Reg, obj: Reg, which: WithMethod }
    /// `dst = obj[index]`.
    LoadItem { dst: Reg, obj: Reg, index: Reg }
    /// `dst = obj[index]` with a constant index.
    LoadItemInt { dst: Reg, obj: Reg, index: i16 }
    /// `dst = obj[base:base + 1:base + 2]`, where any part may be None.
    LoadSlice { dst: Reg, obj: Reg, base: Reg }
    /// `obj[index] = src`.
    StoreItem { obj: Reg, index: Reg, src: Reg }
    /// `del obj[index]`.
    DeleteItem { obj: Reg, index: Reg }
    /// `dst = slice(base, base + 1, base + 2)`.
    BuildSlice { dst: Reg, base: Reg }

    // ---- operators

    /// `dst = -src`.
    Neg { dst: Reg, src: Reg }
    /// `dst = +src`.
    Pos { dst: Reg, src: Reg }
    /// `dst = ~src`.
    Invert { dst: Reg, src: Reg }
    /// `dst = not src`.
    Not { dst: Reg, src: Reg }
    /// `dst = a + b`.
    Add { dst: Reg, a: Reg, b: Reg }
    /// `dst = a - b`.
    Sub { dst: Reg, a: Reg, b: Reg }
    /// `dst = a * b`.
    Mul { dst: Reg, a: Reg, b: Reg }
    /// `dst = a / b`.
    TrueDiv { dst: Reg, a: Reg, b: Reg }
    /// `dst = a // b`.
    FloorDiv { dst: Reg, a: Reg, b: Reg }
    /// `dst = a % b`.
    Mod { dst: Reg, a: Reg, b: Reg }
    /// `dst = a & b`.
    And { dst: Reg, a: Reg, b: Reg }
    /// `dst = a <op> b` for the operators without an instruction of their own.
    Binary { op: BinaryOp, dst: Reg, a: Reg, b: Reg }
    /// `dst = a + value`.
    AddInt { dst: Reg, a: Reg, value: i16 }
    /// `dst = a - value`.
    SubInt { dst: Reg, a: Reg, value: i16 }
    /// `dst = a * value`.
    MulInt { dst: Reg, a: Reg, value: i16 }
    /// `dst = a // value`.
    FloorDivInt { dst: Reg, a: Reg, value: i16 }
    /// `dst = a % value`.
    ModInt { dst: Reg, a: Reg, value: i16 }
    /// `dst = a <op> value` for the other operators.
    BinaryInt { op: BinaryOp, dst: Reg, a: Reg, value: i16 }
    /// `dst` = the result of `a += b`.
    InplaceAdd { dst: Reg, a: Reg, b: Reg }
    /// `dst` = the result of `a += value`.
    InplaceAddInt { dst: Reg, a: Reg, value: i16 }
    /// `dst` = the result of `a <op>= b` for any other operator.
    Inplace { op: BinaryOp, dst: Reg, a: Reg, b: Reg }
    /// `dst = a <op> b`, the raw result of the comparison.
    Compare { op: CompareOp, dst: Reg, a: Reg, b: Reg }
    /// `dst = a is b`, or `a is not b` if `negate`.
    Is { dst: Reg, a: Reg, b: Reg, negate: bool }
    /// `dst = item in container`, or `not in` if `negate`.
    Contains { dst: Reg, item: Reg, container: Reg, negate: bool }

    // ---- jumps

    /// Goes on at `target`, forwards.
    Jump { target: Target }
    /// Goes on at `target`, backwards: a tick of fuel, and a point where the fiber may be suspended.
    Loop { target: Target }
    /// Jumps if `src` is true.
    JumpIfTrue { src: Reg, target: Target }
    /// Jumps if `src` is false.
    JumpIfFalse { src: Reg, target: Target }
    /// Jumps if `src` is None.
    JumpIfNone { src: Reg, target: Target }
    /// Jumps if `src` is not None.
    JumpIfNotNone { src: Reg, target: Target }
    /// Jumps if `a < b` holds.
    JumpIfLt { a: Reg, b: Reg, target: Target }
    /// Jumps if `a <= b` holds.
    JumpIfLe { a: Reg, b: Reg, target: Target }
    /// Jumps if `a > b` holds.
    JumpIfGt { a: Reg, b: Reg, target: Target }
    /// Jumps if `a >= b` holds.
    JumpIfGe { a: Reg, b: Reg, target: Target }
    /// Jumps if `a == b` holds.
    JumpIfEq { a: Reg, b: Reg, target: Target }
    /// Jumps if `a != b` holds.
    JumpIfNe { a: Reg, b: Reg, target: Target }
    /// Jumps if `a < b` does not hold.
    JumpIfNotLt { a: Reg, b: Reg, target: Target }
    /// Jumps if `a <= b` does not hold.
    JumpIfNotLe { a: Reg, b: Reg, target: Target }
    /// Jumps if `a > b` does not hold.
    JumpIfNotGt { a: Reg, b: Reg, target: Target }
    /// Jumps if `a >= b` does not hold.
    JumpIfNotGe { a: Reg, b: Reg, target: Target }
    /// Jumps if `a == b` does not hold.
    JumpIfNotEq { a: Reg, b: Reg, target: Target }
    /// Jumps if `a != b` does not hold.
    JumpIfNotNe { a: Reg, b: Reg, target: Target }
    /// Jumps if `a < value` holds.
    JumpIfLtInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a <= value` holds.
    JumpIfLeInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a > value` holds.
    JumpIfGtInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a >= value` holds.
    JumpIfGeInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a == value` holds.
    JumpIfEqInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a != value` holds.
    JumpIfNeInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a < value` does not hold.
    JumpIfNotLtInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a <= value` does not hold.
    JumpIfNotLeInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a > value` does not hold.
    JumpIfNotGtInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a >= value` does not hold.
    JumpIfNotGeInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a == value` does not hold.
    JumpIfNotEqInt { a: Reg, value: i16, target: Target }
    /// Jumps if `a != value` does not hold.
    JumpIfNotNeInt { a: Reg, value: i16, target: Target }
    /// Jumps if `item in container` holds.
    JumpIfIn { item: Reg, container: Reg, target: Target }
    /// Jumps if `item in container` does not hold.
    JumpIfNotIn { item: Reg, container: Reg, target: Target }

    // ---- iteration

    /// `dst = iter(src)`.
    GetIter { dst: Reg, src: Reg }
    /// Starts a loop over `src`: its state takes the registers `base`, `base + 1` and `base + 2`,
    /// which only `ForNext` reads (for builtin sequences they hold the sequence and a position).
    ForPrepare { base: Reg, src: Reg }
    /// `dst` = the next item of the loop at `base`; at the end jumps to `target`.
    ForNext { base: Reg, dst: Reg, target: Target }
    /// As `Loop` to the `ForNext` at `target`, which has the same operands: the foot of a `for`.
    LoopNext { base: Reg, dst: Reg, target: Target }
    /// Spreads the `count` items of `src` over the registers from `base`.
    Unpack { src: Reg, base: Reg, count: u8 }
    /// `a, *b, c = src`: `before` items, a list, `after` items, from `base`.
    UnpackStar { src: Reg, base: Reg, before: u8, after: u8 }

    // ---- building

    /// `dst` = a tuple of the `count` registers from `base`.
    BuildTuple { dst: Reg, base: Reg, count: u8 }
    /// `dst` = a list of them.
    BuildList { dst: Reg, base: Reg, count: u8 }
    /// `dst` = a set of them.
    BuildSet { dst: Reg, base: Reg, count: u8 }
    /// `dst` = a dict of `count` pairs of registers (key, value) from `base`.
    BuildDict { dst: Reg, base: Reg, count: u8 }
    /// `dst` = the `count` strings from `base` joined.
    BuildString { dst: Reg, base: Reg, count: u8 }
    /// Appends `src` to the list in `list`.
    ListAppend { list: Reg, src: Reg }
    /// Adds `src` to the set in `set`.
    SetAdd { set: Reg, src: Reg }
    /// `dict[key] = value` for a comprehension or display.
    DictSet { dict: Reg, key: Reg, value: Reg }
    /// Appends the items of the iterable `src` to the list: `[*src]`.
    ListExtend { list: Reg, src: Reg }
    /// Adds the items of the iterable `src` to the set: `{*src}`.
    SetUpdate { set: Reg, src: Reg }
    /// `{**src}`: copies the mapping into the dict.
    DictUpdate { dict: Reg, src: Reg }
    /// `f(**src)`: as `DictUpdate`, but a key that is there already is a `TypeError` about the callable in `callee`.
    DictMerge { dict: Reg, src: Reg, callee: Reg }
    /// `dst` = a tuple of the items of the list `src`.
    ListToTuple { dst: Reg, src: Reg }
    /// `dst = format(convert(src), spec)`; without a spec register, `spec == src` is not meant: see `has_spec`.
    FormatValue { dst: Reg, src: Reg, spec: Reg, conversion: Conversion, has_spec: bool }

    // ---- calls

    /// `dst = base(base + 1, ...)` with `count` positional arguments.
    Call { dst: Reg, base: Reg, count: u8 }
    /// As `Call`; the last of the `count` arguments are keyword arguments, named by the constant tuple `names`.
    CallKw { dst: Reg, base: Reg, count: u8, names: ConstantIndex }
    /// Calls what `LoadMethod` prepared at `base`, with `count` arguments from `base + 2`.
    CallMethod { dst: Reg, base: Reg, count: u8 }
    /// As `CallMethod`, with names as in `CallKw`.
    CallMethodKw { dst: Reg, base: Reg, count: u8, names: ConstantIndex }
    /// `dst = base(*(base + 1), **(base + 2))`: any iterable, and a dict or None.
    CallSpread { dst: Reg, base: Reg }
    /// Ends the frame with the value `src`.
    Return { src: Reg }
    /// Ends the frame with None.
    ReturnNone {}
    /// Suspends the generator with the value `src`; `dst` is what is sent in.
    Yield { dst: Reg, src: Reg }
    /// `dst = yield from iter`, where `iter` holds an iterator: runs again until that is exhausted. `sent` is scratch.
    YieldFrom { dst: Reg, iter: Reg, sent: Reg }
    /// `dst` = a function of the nested code `child`, with the parts given at `base`.
    MakeFunction { dst: Reg, base: Reg, child: ChildIndex, parts: FunctionParts }
    /// `dst` = the builtin that makes a class: called with the body's function, the name, bases and keywords.
    LoadBuildClass { dst: Reg }

    // ---- exceptions

    /// `raise src`.
    Raise { src: Reg }
    /// `raise src from cause`.
    RaiseFrom { src: Reg, cause: Reg }
    /// Raises the exception in `src` again, its traceback as it was: the end of a handler that did not match, or of `finally`.
    Reraise { src: Reg }
    /// `raise` alone: the exception being handled.
    RaiseCurrent {}
    /// `dst` = whether the exception in `exc` is an instance of `class` (a class or a tuple of classes).
    MatchException { dst: Reg, exc: Reg, class: Reg }
    /// `except*`: splits the exception in `exc` by `class`: `base` = the matching group or None, `base + 1` = the rest or None.
    SplitGroup { base: Reg, exc: Reg, class: Reg }
    /// The end of `except*`: from the list `raised` of exceptions raised by the handlers and the unhandled rest in
    /// `rest` (or None), `dst` = what is raised again, or None.
    JoinGroup { dst: Reg, orig: Reg, raised: Reg, rest: Reg }
    /// `dst = AssertionError`, whatever that name is bound to.
    LoadAssertionError { dst: Reg }

    // ---- pattern matching

    /// `dst` = whether `src` is a sequence in the sense of `match`.
    MatchSequence { dst: Reg, src: Reg }
    /// `dst` = whether `src` is a mapping in the sense of `match`.
    MatchMapping { dst: Reg, src: Reg }
    /// `dst = len(src)`.
    Len { dst: Reg, src: Reg }
    /// `dst` = a tuple of the values of the mapping `src` at the keys in the tuple `keys`, or None if one is missing.
    MatchKeys { dst: Reg, src: Reg, keys: Reg }
    /// `dst` = a tuple of the attributes that a class pattern names (`count` positional ones, then the constant tuple
    /// `names`), or None if `src` does not match the class in `class`.
    MatchClass { dst: Reg, src: Reg, class: Reg, count: u8, names: ConstantIndex }
    /// `dst` = a dict of the mapping `src` without the keys in the tuple `keys`.
    CopyMappingRest { dst: Reg, src: Reg, keys: Reg }

    // ---- modules

    /// `dst = __import__(name, level, fromlist)`; `fromlist` is a constant tuple or None.
    Import { dst: Reg, level: u8, name: NameIndex, fromlist: ConstantIndex }
    /// `dst` = the attribute or submodule `name` of the module in `module`.
    ImportFrom { dst: Reg, module: Reg, name: NameIndex }
    /// `from module import *`.
    ImportStar { module: Reg }
    /// Shows the value of an expression statement at the interactive prompt.
    PrintExpression { src: Reg }
}

const _: () = assert!(std::mem::size_of::<Instruction>() == 8);

impl Instruction {
    /// Where the instruction may go besides the next one.
    pub fn target(mut self) -> Option<Target> {
        self.target_mut().copied()
    }

    /// Tells whether the next instruction is never reached from this one.
    pub fn is_terminator(&self) -> bool {
        use Instruction::*;
        matches!(
            self,
            Jump { .. }
                | Loop { .. }
                | LoopNext { .. }
                | Return { .. }
                | ReturnNone {}
                | Raise { .. }
                | RaiseFrom { .. }
                | Reraise { .. }
                | RaiseCurrent {}
        )
    }
}
