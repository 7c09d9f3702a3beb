//! Arithmetic of floats and complex numbers.

use sesf_bytecode::BinaryOp;
use sesf_heap::{Value, classes};
use sesf_text::complex::Complex;
use sesf_text::float::{self, Power};

use crate::error::{Interrupt, OrRaise, Res};
use crate::vm::Vm;

impl Vm {
    /// `a <op> b` of floats; `None` for operators that floats do not have.
    #[inline]
    pub(super) fn float_binary(&mut self, op: BinaryOp, a: f64, b: f64) -> Res<Option<Value>> {
        let result = match op {
            BinaryOp::Add => a + b,
            BinaryOp::Sub => a - b,
            BinaryOp::Mul => a * b,
            BinaryOp::TrueDiv if b != 0.0 => a / b,
            BinaryOp::TrueDiv => float::divide(a, b).or_raise(self)?,
            BinaryOp::FloorDiv => float::floor_divide(a, b).or_raise(self)?,
            BinaryOp::Mod => float::modulo(a, b).or_raise(self)?,
            BinaryOp::Pow => return self.float_pow(a, b).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(Value::Float(result)))
    }

    fn float_pow(&mut self, base: f64, exponent: f64) -> Res {
        match float::power(base, exponent) {
            Ok(Power::Real(result)) => Ok(Value::Float(result)),
            Ok(Power::NeedsComplex) => {
                let (base, exponent) = (Complex::new(base, 0.0), Complex::new(exponent, 0.0));
                Ok(self.complex_binary(BinaryOp::Pow, base, exponent)?.unwrap_or(Value::None))
            }
            Err(error) if error.kind == sesf_text::ErrorKind::Overflow => Err(self.range_error()),
            Err(error) => Err(self.text_error(error)),
        }
    }

    /// The `OverflowError` with the C library's number and text for a result out of range.
    pub fn range_error(&mut self) -> Interrupt {
        let text = self.heap.new_str("Numerical result out of range");
        self.error_with(classes::OVERFLOW_ERROR, &[Value::Int(34), text])
    }

    /// `a <op> b` of complex numbers; `None` for operators that they do not have.
    pub(super) fn complex_binary(&mut self, op: BinaryOp, a: Complex, b: Complex) -> Res<Option<Value>> {
        let result = match op {
            BinaryOp::Add => Complex::new(a.real + b.real, a.imag + b.imag),
            BinaryOp::Sub => Complex::new(a.real - b.real, a.imag - b.imag),
            BinaryOp::Mul => a.multiply(b),
            BinaryOp::TrueDiv => a.divide(b).or_raise(self)?,
            BinaryOp::Pow => a.power(b).or_raise(self)?,
            _ => return Ok(None),
        };
        Ok(Some(self.heap.new_complex(result.real, result.imag)))
    }
}
