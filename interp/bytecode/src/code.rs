//! Compiled code: what the compiler hands to the machine, immutable and free of heap values.
//!
//! A [`Unit`] is the result of compiling one source text; its codes refer to nested ones by index.

use std::sync::Arc;

use dashu_int::IBig;
use sesf_syntax::ast::Name;
use sesf_syntax::{Source, Span};

use crate::instruction::{Instruction, Reg, Target};

/// A constant of the program text.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)]
pub enum Constant {
    None,
    Bool(bool),
    Int(i64),
    BigInt(Arc<IBig>),
    Float(f64),
    /// The imaginary part of an imaginary literal.
    Imaginary(f64),
    Str(Arc<str>),
    Bytes(Arc<[u8]>),
    Ellipsis,
    Tuple(Arc<[Constant]>),
    /// The right side of `x in {1, 2}`.
    FrozenSet(Arc<[Constant]>),
}

/// What kind of text a code comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum CodeKind {
    Module,
    Class,
    Function,
    Lambda,
    Comprehension,
}

/// The parameters of a code. They take the first registers, in this order: positional-only, other positional,
/// keyword-only, then `*args`, then `**kwargs`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parameters {
    /// Names in register order (`*args` and `**kwargs` included).
    pub names: Vec<Name>,
    /// How many are positional-only.
    pub n_positional_only: u16,
    /// How many can be given by position (positional-only ones included).
    pub n_positional: u16,
    /// How many are keyword-only.
    pub n_keyword_only: u16,
    /// Whether there is a `*args`.
    pub has_varargs: bool,
    /// Whether there is a `**kwargs`.
    pub has_varkw: bool,
}

impl Parameters {
    /// Whether a call with exactly `n_positional` positional arguments needs no further binding.
    pub fn is_plain(&self) -> bool {
        self.n_keyword_only == 0 && !self.has_varargs && !self.has_varkw
    }

    /// Whether there is `*args` beside the positional parameters, and nothing else.
    pub fn takes_rest_only(&self) -> bool {
        self.n_keyword_only == 0 && self.has_varargs && !self.has_varkw
    }

    /// The number of registers that the parameters take.
    pub fn n_registers(&self) -> usize {
        self.names.len()
    }
}

/// A protected range: an exception raised at `start <= pc < end` continues at `handler` with the exception in `exc`.
/// Ranges are listed innermost first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub struct Handler {
    pub start: Target,
    pub end: Target,
    pub handler: Target,
    pub exc: Reg,
}

/// While `start <= pc < end`, the exception in register `exc` is being handled: it is what `raise` alone raises, and the
/// context of exceptions raised there. Ranges are listed innermost first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub struct Handling {
    pub start: Target,
    pub end: Target,
    pub exc: Reg,
}

/// Where a variable of a function lives, for `locals()`, the debugger and error texts.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub struct LocalVariable {
    pub name: Name,
    pub place: Place,
    /// Whether the place holds a cell that holds the value.
    pub is_cell: bool,
    /// Whether the variable belongs to an enclosing function.
    pub is_free: bool,
}

/// A register, or a place in the frame's spill list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Place {
    Register(Reg),
    Spill { list: Reg, index: u16 },
}

/// One function, class body, comprehension or module, compiled.
#[derive(Clone, Debug)]
pub struct CodeProto {
    /// `__name__`, e.g. `<lambda>`.
    pub name: Name,
    /// `__qualname__`, e.g. `C.method.<locals>.f`.
    pub qualname: Name,
    /// What kind of text this is.
    pub kind: CodeKind,
    /// The text, for tracebacks.
    pub source: Arc<Source>,
    /// The line (from 1) of the `def`, `class` or first statement.
    pub first_line: u32,
    /// The span of the whole construct.
    pub span: Span,
    /// The parameters.
    pub parameters: Parameters,
    /// Whether calling it makes a generator.
    pub is_generator: bool,
    /// Whether it has a docstring, which is then `constants[0]`.
    pub has_docstring: bool,
    /// Left out of tracebacks: part of the interpreter's own prelude.
    pub is_hidden: bool,
    /// The number of registers used, at most 256.
    pub n_registers: u16,
    /// Registers into which the machine copies the cells of the function's closure on entry, in the order of `free_names`.
    pub free_registers: Vec<Reg>,
    /// The names of the free variables.
    pub free_names: Vec<Name>,
    /// Every named variable with its place.
    pub variables: Vec<LocalVariable>,
    /// The instructions.
    pub instructions: Arc<[Instruction]>,
    /// The constants.
    pub constants: Vec<Constant>,
    /// The names.
    pub names: Vec<Name>,
    /// The number of inline caches.
    pub n_caches: u16,
    /// Nested codes: indices into [`Unit::codes`] as compiled.
    pub children: Vec<u32>,
    /// Protected ranges, innermost first.
    pub handlers: Vec<Handler>,
    /// Ranges in which an exception is being handled, innermost first.
    pub handlings: Vec<Handling>,
    /// (first pc, span), sorted, each valid up to the next entry.
    pub spans: Vec<(u32, Span)>,
}

impl CodeProto {
    /// The span of the instruction at `pc`.
    pub fn span_at(&self, pc: usize) -> Span {
        let after = self.spans.partition_point(|(start, _)| *start as usize <= pc);
        match after.checked_sub(1).and_then(|i| self.spans.get(i)) {
            Some((_, span)) => *span,
            None => self.span,
        }
    }

    /// The innermost handler that protects the instruction at `pc`.
    pub fn handler_at(&self, pc: usize) -> Option<&Handler> {
        let pc = Target(pc as u32);
        self.handlers.iter().find(|h| h.start <= pc && pc < h.end)
    }

    /// The register of the exception being handled at `pc`, innermost.
    pub fn handled_at(&self, pc: usize) -> Option<Reg> {
        let pc = Target(pc as u32);
        self.handlings.iter().find(|h| h.start <= pc && pc < h.end).map(|h| h.exc)
    }
}

/// The codes of one compiled source text; the first is the module (or expression).
#[derive(Clone, Debug)]
pub struct Unit {
    /// The codes: `codes[0]` is the outermost one.
    pub codes: Vec<CodeProto>,
}
