//! Arithmetic of the builtin numbers: which kind of arithmetic two operands call for.

use std::sync::Arc;

use dashu_int::IBig;
use sesf_bytecode::BinaryOp;
use sesf_heap::Value;
use sesf_text::complex::Complex;

use crate::error::{OrRaise, Res};
use crate::vm::Vm;

/// A number of any builtin kind, taken out of the heap.
#[derive(Clone, Debug)]
pub enum Number {
    /// An int or bool.
    Int(i64),
    /// An int beyond 64 bits.
    Big(Arc<IBig>),
    /// A float.
    Float(f64),
    /// A complex number.
    Complex(Complex),
}

impl Number {
    /// Whether this is an int or bool.
    pub fn is_int(&self) -> bool {
        matches!(self, Number::Int(_) | Number::Big(_))
    }

    /// The number as a big integer, if it is an integer.
    pub fn to_big(&self) -> Option<IBig> {
        match self {
            Number::Int(value) => Some(IBig::from(*value)),
            Number::Big(value) => Some(IBig::clone(value)),
            _ => None,
        }
    }
}

impl Vm {
    /// The number that a value of an exact builtin kind is.
    #[inline]
    pub fn number_of(&self, value: Value) -> Option<Number> {
        Some(match value {
            Value::Int(i) => Number::Int(i),
            Value::Bool(b) => Number::Int(b as i64),
            Value::Float(f) => Number::Float(f),
            Value::BigInt(id) => Number::Big(Arc::clone(self.heap.bigints.get(id))),
            Value::Complex(id) => {
                let (real, imag) = *self.heap.complexes.get(id);
                Number::Complex(Complex { real, imag })
            }
            _ => return None,
        })
    }

    /// `a <op> b` for numbers; `None` where their kinds do not have the operator.
    pub fn number_binary(&mut self, op: BinaryOp, a: Number, b: Number) -> Res<Option<Value>> {
        match (&a, &b) {
            (Number::Int(x), Number::Int(y)) => self.int_binary(op, *x, *y),
            (Number::Complex(_), _) | (_, Number::Complex(_)) if is_complex_operator(op) => {
                let (x, y) = (self.number_to_complex(&a)?, self.number_to_complex(&b)?);
                self.complex_binary(op, x, y)
            }
            (Number::Complex(_), _) | (_, Number::Complex(_)) => Ok(None),
            (Number::Float(_), _) | (_, Number::Float(_)) if is_float_operator(op) => {
                let (x, y) = (self.number_to_f64(&a)?, self.number_to_f64(&b)?);
                self.float_binary(op, x, y)
            }
            (Number::Float(_), _) | (_, Number::Float(_)) => Ok(None),
            _ => match (a.to_big(), b.to_big()) {
                (Some(x), Some(y)) => self.big_binary(op, &x, &y),
                _ => Ok(None),
            },
        }
    }

    /// A number as a float.
    pub(super) fn number_to_f64(&mut self, number: &Number) -> Res<f64> {
        match number {
            Number::Int(i) => Ok(*i as f64),
            Number::Big(big) => sesf_text::int::big_to_float(big).or_raise(self),
            Number::Float(f) => Ok(*f),
            Number::Complex(_) => Err(self.type_error("can't convert complex to float")),
        }
    }

    fn number_to_complex(&mut self, number: &Number) -> Res<Complex> {
        match number {
            Number::Complex(complex) => Ok(*complex),
            _ => Ok(Complex { real: self.number_to_f64(number)?, imag: 0.0 }),
        }
    }

    /// `divmod(a, b)` of exact builtin numbers; `None` for anything else.
    pub fn divmod_builtin(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        let (Some(a), Some(b)) = (self.number_of(a), self.number_of(b)) else {
            return Ok(None);
        };
        match (&a, &b) {
            (Number::Complex(_), _) | (_, Number::Complex(_)) => Ok(None),
            (Number::Float(_), _) | (_, Number::Float(_)) => {
                let (x, y) = (self.number_to_f64(&a)?, self.number_to_f64(&b)?);
                let (quotient, remainder) = sesf_text::float::div_mod(x, y).or_raise(self)?;
                Ok(Some(self.heap.new_tuple(&[Value::Float(quotient), Value::Float(remainder)])))
            }
            _ => match (a.to_big(), b.to_big()) {
                (Some(x), Some(y)) => self.int_divmod(&x, &y).map(Some),
                _ => Ok(None),
            },
        }
    }

    /// The body of the binary slot methods of `int` and `bool`: `NotImplemented` unless both operands are integers (or
    /// instances that carry one).
    pub fn int_operator(&mut self, op: BinaryOp, a: Value, b: Value) -> Res {
        self.number_operator(op, a, b, Number::is_int)
    }

    /// The body of the binary slot methods of `float`: also takes integers.
    pub fn float_operator(&mut self, op: BinaryOp, a: Value, b: Value) -> Res {
        self.number_operator(op, a, b, |n| !matches!(n, Number::Complex(_)))
    }

    /// The body of the binary slot methods of `complex`: takes every builtin number.
    pub fn complex_operator(&mut self, op: BinaryOp, a: Value, b: Value) -> Res {
        self.number_operator(op, a, b, |_| true)
    }

    fn number_operator(&mut self, op: BinaryOp, a: Value, b: Value, fits: fn(&Number) -> bool) -> Res {
        let (a, b) = (self.builtin_value(a), self.builtin_value(b));
        if let (Value::Bool(_), Value::Bool(_)) = (a, b) {
            return Ok(self.binary_builtin(op, a, b)?.unwrap_or(Value::NotImplemented));
        }
        let numbers = (self.number_of(a).filter(fits), self.number_of(b).filter(fits));
        let (Some(a), Some(b)) = numbers else {
            return Ok(Value::NotImplemented);
        };
        Ok(self.number_binary(op, a, b)?.unwrap_or(Value::NotImplemented))
    }

    /// The body of `__divmod__`; instances are unwrapped.
    pub fn divmod_operator(&mut self, a: Value, b: Value) -> Res {
        let (a, b) = (self.builtin_value(a), self.builtin_value(b));
        Ok(self.divmod_builtin(a, b)?.unwrap_or(Value::NotImplemented))
    }
}

fn is_float_operator(op: BinaryOp) -> bool {
    use BinaryOp::*;
    matches!(op, Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow)
}

fn is_complex_operator(op: BinaryOp) -> bool {
    use BinaryOp::*;
    matches!(op, Add | Sub | Mul | TrueDiv | Pow)
}
