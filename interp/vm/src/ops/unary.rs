//! The unary operators `-`, `+` and `~`.

use dashu_int::IBig;
use sesf_heap::{StrId, Value, names};

use crate::error::{Interrupt, Res};
use crate::plan::Step;
use crate::vm::Vm;

/// A unary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryKind {
    /// `-x`
    Neg,
    /// `+x`
    Pos,
    /// `~x`
    Invert,
}

impl UnaryKind {
    /// The operator as it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            UnaryKind::Neg => "-",
            UnaryKind::Pos => "+",
            UnaryKind::Invert => "~",
        }
    }

    /// The name of its method.
    pub fn method(self) -> StrId {
        match self {
            UnaryKind::Neg => names::NEG,
            UnaryKind::Pos => names::POS,
            UnaryKind::Invert => names::INVERT,
        }
    }
}

impl Vm {
    /// The operator on an exact builtin number; `None` for anything else.
    #[inline]
    pub fn unary_builtin(&mut self, op: UnaryKind, value: Value) -> Res<Option<Value>> {
        Ok(match (op, value) {
            (_, Value::Bool(b)) => return self.unary_builtin(op, Value::Int(b as i64)),
            (UnaryKind::Neg, Value::Int(i)) => Some(self.heap.new_i128(-(i as i128))),
            (UnaryKind::Invert, Value::Int(i)) => Some(Value::Int(!i)),
            (UnaryKind::Neg, Value::Float(f)) => Some(Value::Float(-f)),
            (UnaryKind::Pos, Value::Int(_) | Value::Float(_) | Value::BigInt(_) | Value::Complex(_)) => Some(value),
            (UnaryKind::Neg | UnaryKind::Invert, Value::BigInt(id)) => {
                let negated = -self.heap.bigint(id);
                let result = if op == UnaryKind::Neg { negated } else { negated - IBig::ONE };
                Some(self.heap.new_int(result))
            }
            (UnaryKind::Neg, Value::Complex(id)) => {
                let (real, imaginary) = *self.heap.complexes.get(id);
                Some(self.heap.new_complex(-real, -imaginary))
            }
            _ => None,
        })
    }

    /// The result of the operator, or the call of its method.
    pub fn unary_plan(&mut self, op: UnaryKind, value: Value) -> Res<Step> {
        if let Some(result) = self.unary_builtin(op, value)? {
            return Ok(Step::Value(result));
        }
        match self.special_of(value, op.method()) {
            Some(method) => self.method_call1(method, value),
            None => Err(self.bad_unary_operand(op, value)),
        }
    }

    /// The operator from native code.
    pub fn unary(&mut self, op: UnaryKind, value: Value) -> Res {
        let step = self.unary_plan(op, value)?;
        self.run_step(step)
    }

    fn bad_unary_operand(&mut self, op: UnaryKind, value: Value) -> Interrupt {
        let message = format!("bad operand type for unary {}: '{}'", op.symbol(), self.type_name(value));
        self.type_error(message)
    }
}
