//! Fibers: threads of execution as data. A fiber is a stack of frames over one stack of registers; it can be stopped between
//! any two instructions, copied and hashed.

use sesf_bytecode::Reg;

use crate::heap::Heap;
use crate::value::*;

/// What happens to the value that a frame returns, in the frame below it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum OnReturn {
    /// The machine's loop ends: the frame was entered from Rust.
    #[default]
    Exit,
    /// It goes to the register `dst`.
    Store,
    /// It is dropped.
    Discard,
    /// It must be None; `extra`, the new instance, goes to `dst`.
    Init,
    /// It completes the instruction that made the call (a comparison, a conditional jump, a test of membership).
    Complete,
    /// As `Complete`, but `NotImplemented` lets the instruction try its second candidate.
    Operator,
    /// As `Operator` for the last candidate: `NotImplemented` is an error (or identity, for `==`).
    OperatorLast,
    /// It comes from `__bool__`, whose answer the conditional instruction waits for.
    Truth,
    /// As `Truth`, from `__len__`.
    TruthOfLen,
    /// It comes from `__next__` or a generator that the instruction `ForNext` advances; `StopIteration` ends the loop.
    ForNext,
    /// It comes from the iterator that `YieldFrom` advances; `StopIteration` ends the delegation. If that is being closed,
    /// `extra` is the `GeneratorExit`.
    YieldFrom,
    /// To `dst`; but `AttributeError` is answered by `__getattr__`: `extra` is a tuple (receiver, name).
    GetAttr,
    /// To `dst`; but `StopIteration` gives `extra` instead: `next(iterator, default)`.
    NextDefault,
    /// It must be a new instance: if its class is as asked, `__init__` is called with the arguments in `extra`
    /// (a tuple: class, positional arguments, keyword dict or None).
    New,
    /// It must be an iterator (it comes from `__iter__`), which goes to `dst`.
    Iterator,
    /// It must be a text (it comes from `__str__`, `__repr__` or `__format__`), which goes to `dst`; `extra` is the method's name.
    Text,
    /// It comes from a generator that `sum` goes through; `extra` is the sum so far. Its result goes to `dst`, as those of
    /// the following do.
    Sum,
    /// As `Sum`, for `any`.
    Any,
    /// As `Sum`, for `all`.
    All,
    /// As `Sum`, for what fills a list or a set, which is `extra`.
    Collect,
    /// As `Collect`, for an unpacking, which is then completed; `dst` is how many items it wants: one more is enough.
    Unpack,
}

impl OnReturn {
    /// Whether the frame is a generator's that goes on as soon as a value that it yields is dealt with.
    #[inline]
    pub fn consumes(self) -> bool {
        matches!(self, OnReturn::Sum | OnReturn::Any | OnReturn::All | OnReturn::Collect | OnReturn::Unpack)
    }
}

/// One activation of a code.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct Frame {
    pub code: CodeId,
    /// The next instruction.
    pub pc: u32,
    /// Where the window of registers starts in the fiber's stack.
    pub base: u32,
    pub globals: DictId,
    pub on_return: OnReturn,
    /// The caller's register for the result.
    pub dst: u8,
    /// Whether it only waits for the generator it delegates to, which was resumed in its place: its registers are still
    /// with its own generator, which counts as suspended. The frame above is that of the delegate.
    pub is_parked: bool,
    /// The generator that this frame belongs to.
    pub generator: Option<GeneratorId>,
    /// The namespace of a class body or of `exec`, or unbound.
    pub namespace: Value,
    /// For `on_return`.
    pub extra: Value,
}

impl Frame {
    /// The register that takes the result.
    pub fn dst(&self) -> Reg {
        Reg(self.dst)
    }
}

/// A thread of execution.
#[derive(Clone, Debug, Default)]
pub struct Fiber {
    /// The registers of all frames; windows overlap where arguments are passed.
    pub registers: Vec<Value>,
    /// The frames, innermost last.
    pub frames: Vec<Frame>,
}

impl Fiber {
    /// Becomes a copy of another, in the room that it has.
    pub fn copy_from(&mut self, other: &Fiber) {
        self.registers.clone_from(&other.registers);
        self.frames.clone_from(&other.frames);
    }
}

impl Heap {
    /// The registers of a fiber's frames.
    pub fn registers_in_use<'a>(&self, fiber: &'a Fiber) -> &'a [Value] {
        // A caller's window may reach beyond that of the function it called.
        let window = |frame: &Frame| frame.base as usize + self.codes[frame.code.0 as usize].proto.n_registers as usize;
        let end = fiber.frames.iter().map(window).max().unwrap_or(0);
        &fiber.registers[..end.min(fiber.registers.len())]
    }

    /// A copy of a fiber without the registers above its frames: the machine makes room again before it runs.
    pub fn copy_fiber(&self, fiber: &Fiber) -> Fiber {
        Fiber { registers: self.registers_in_use(fiber).to_vec(), frames: fiber.frames.clone() }
    }
}
