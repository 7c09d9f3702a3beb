//! What the operands of instructions mean, for the readers of all instructions: disassembler, verifier, emitter.

use crate::instruction::{
    BinaryOp, CacheIndex, ChildIndex, CompareOp, ConstantIndex, Conversion, FunctionParts, NameIndex, Reg, Target,
    WithMethod,
};

/// An operand with its meaning.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum OperandKind {
    Register(Reg),
    Constant(ConstantIndex),
    Name(NameIndex),
    Child(ChildIndex),
    Cache(CacheIndex),
    Target(Target),
    Number(i64),
    Flag(bool),
    Word(&'static str),
    Parts(FunctionParts),
}

/// A type that stands in the table of instructions.
pub(crate) trait Operand {
    /// The operand with its meaning.
    fn kind(&self) -> OperandKind;

    /// The operand as the target of a jump, if it is one.
    fn target_mut(&mut self) -> Option<&mut Target> {
        None
    }
}

impl Operand for Target {
    fn kind(&self) -> OperandKind {
        OperandKind::Target(*self)
    }

    fn target_mut(&mut self) -> Option<&mut Target> {
        Some(self)
    }
}

macro_rules! operands {
    ($( $type:ty => |$value:ident| $kind:expr; )+) => {
        $( impl Operand for $type {
            fn kind(&self) -> OperandKind {
                let $value = *self;
                $kind
            }
        } )+
    };
}

operands! {
    Reg => |reg| OperandKind::Register(reg);
    ConstantIndex => |index| OperandKind::Constant(index);
    NameIndex => |index| OperandKind::Name(index);
    ChildIndex => |index| OperandKind::Child(index);
    CacheIndex => |index| OperandKind::Cache(index);
    u8 => |number| OperandKind::Number(number.into());
    u16 => |number| OperandKind::Number(number.into());
    i16 => |number| OperandKind::Number(number.into());
    i32 => |number| OperandKind::Number(number.into());
    bool => |flag| OperandKind::Flag(flag);
    BinaryOp => |op| OperandKind::Word(op.symbol());
    CompareOp => |op| OperandKind::Word(op.symbol());
    Conversion => |conversion| OperandKind::Word(conversion_word(conversion));
    WithMethod => |which| OperandKind::Word(with_method_word(which));
    FunctionParts => |parts| OperandKind::Parts(parts);
}

fn conversion_word(conversion: Conversion) -> &'static str {
    match conversion {
        Conversion::None => "none",
        Conversion::Str => "str",
        Conversion::Repr => "repr",
        Conversion::Ascii => "ascii",
    }
}

fn with_method_word(which: WithMethod) -> &'static str {
    match which {
        WithMethod::Enter => "__enter__",
        WithMethod::Exit => "__exit__",
    }
}
