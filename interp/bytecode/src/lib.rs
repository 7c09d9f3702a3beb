//! The bytecode of the register machine and the compiler that makes it from the syntax tree.
//!
//! [`compile`] makes a [`Unit`], [`disassemble`] shows it, [`verify`] checks it:
//!
//! ```no_run
//! use std::sync::Arc;
//! use sesf_bytecode::{CompileOptions, compile, disassemble};
//! use sesf_syntax::{Mode, Source, parse};
//!
//! let source = Arc::new(Source::new("hello.py", "print('hello')\n"));
//! let module = parse(&source, Mode::Module).unwrap();
//! let unit = compile(&module, source, &CompileOptions::default()).unwrap();
//! println!("{}", disassemble(&unit));
//! ```

mod access;
mod code;
mod compiler;
mod disassemble;
mod instruction;
mod liveness;
mod operand;
mod verify;

pub use access::{Access, RegisterSet};
pub use code::{CodeKind, CodeProto, Constant, Handler, Handling, LocalVariable, Parameters, Place, Unit};
pub use compiler::{CompileMode, CompileOptions, Namespace, compile};
pub use disassemble::disassemble;
pub use instruction::{
    BinaryOp, CacheIndex, ChildIndex, CompareOp, ConstantIndex, Conversion, FunctionParts, Instruction, NameIndex, Reg,
    Target, WithMethod,
};
pub use liveness::Liveness;
pub use verify::verify;
