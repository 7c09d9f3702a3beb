//! The bytecode of the register machine and the compiler that makes it from the syntax tree.

mod code;
mod instruction;

pub use code::{
    CodeKind, CodeProto, Constant, Handler, Handling, LocalVariable, Parameters, Place, Unit,
};
pub use instruction::{
    BinaryOp, CacheIndex, ChildIndex, CompareOp, ConstantIndex, Conversion, FunctionParts,
    Instruction, NameIndex, Reg, Target, WithMethod,
};
