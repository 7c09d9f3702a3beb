//! Arithmetic of integers: 64 bits first, big beyond.
//!
//! Division rounds towards minus infinity. What a program can make huge (`**`, `<<`, `*`) is estimated first, so that it
//! fails for lack of memory at once.

use std::cmp::Ordering;
use std::sync::Arc;

use dashu_int::ops::{BitTest, DivRem};
use dashu_int::{IBig, Sign};
use sesf_bytecode::BinaryOp;
use sesf_heap::{Value, classes};

use crate::error::{Interrupt, OrRaise, Res};
use crate::vm::Vm;

impl Vm {
    /// `a <op> b` of machine integers.
    #[inline]
    pub(super) fn int_binary(&mut self, op: BinaryOp, a: i64, b: i64) -> Res<Option<Value>> {
        let small = match op {
            BinaryOp::Add => a.checked_add(b),
            BinaryOp::Sub => a.checked_sub(b),
            BinaryOp::Mul => a.checked_mul(b),
            BinaryOp::And => Some(a & b),
            BinaryOp::Or => Some(a | b),
            BinaryOp::Xor => Some(a ^ b),
            BinaryOp::FloorDiv if b != 0 => floor_div(a, b),
            BinaryOp::Mod if b != 0 => Some(floor_mod(a, b)),
            BinaryOp::RShift if b >= 0 => Some(a >> b.min(63)),
            BinaryOp::LShift => small_shift(a, b),
            BinaryOp::Pow => small_pow(a, b),
            BinaryOp::TrueDiv => return sesf_text::int::true_divide_small(a, b).or_raise(self).map(|f| Some(f.into())),
            BinaryOp::MatMul => return Ok(None),
            BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::RShift => None,
        };
        match small {
            Some(value) => Ok(Some(Value::Int(value))),
            None => self.int_binary_wide(op, a, b),
        }
    }

    #[inline(never)]
    fn int_binary_wide(&mut self, op: BinaryOp, a: i64, b: i64) -> Res<Option<Value>> {
        let (x, y) = (a as i128, b as i128);
        let wide = match op {
            BinaryOp::Add => x + y,
            BinaryOp::Sub => x - y,
            BinaryOp::Mul => x * y,
            _ => return self.big_binary(op, &IBig::from(a), &IBig::from(b)),
        };
        Ok(Some(self.heap.new_i128(wide)))
    }

    /// `a <op> b` of integers of any size.
    pub(super) fn big_binary(&mut self, op: BinaryOp, a: &IBig, b: &IBig) -> Res<Option<Value>> {
        let result = match op {
            BinaryOp::Add => a + b,
            BinaryOp::Sub => a - b,
            BinaryOp::Mul => {
                self.check_bits(a.bit_len().saturating_add(b.bit_len()))?;
                a * b
            }
            BinaryOp::And => a & b,
            BinaryOp::Or => a | b,
            BinaryOp::Xor => a ^ b,
            BinaryOp::FloorDiv => {
                self.check_divisor(b, "integer division or modulo by zero").map(|()| div_floor(a, b).0)?
            }
            BinaryOp::Mod => self.check_divisor(b, "integer modulo by zero").map(|()| div_floor(a, b).1)?,
            BinaryOp::LShift => self.big_shift_left(a, b)?,
            BinaryOp::RShift => self.big_shift_right(a, b)?,
            BinaryOp::Pow => return self.big_pow(a, b).map(Some),
            BinaryOp::TrueDiv => {
                return sesf_text::int::true_divide_big(a, b).or_raise(self).map(|f| Some(f.into()));
            }
            BinaryOp::MatMul => return Ok(None),
        };
        self.check_bits(result.bit_len())?;
        Ok(Some(self.heap.new_int(result)))
    }

    /// `a <op> b` of ints of which one at least is big.
    #[inline(never)]
    pub(super) fn mixed_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
        let result = match (op, a, b) {
            (BinaryOp::Add, Value::BigInt(x), Value::BigInt(y)) => self.heap.bigint(x) + self.heap.bigint(y),
            (BinaryOp::Add, Value::BigInt(x), Value::Int(i)) | (BinaryOp::Add, Value::Int(i), Value::BigInt(x)) => {
                self.heap.bigint(x) + i
            }
            (BinaryOp::Sub, Value::BigInt(x), Value::BigInt(y)) => self.heap.bigint(x) - self.heap.bigint(y),
            (BinaryOp::Sub, Value::BigInt(x), Value::Int(i)) => self.heap.bigint(x) - i,
            (BinaryOp::And, Value::BigInt(x), Value::Int(i)) | (BinaryOp::And, Value::Int(i), Value::BigInt(x))
                if i >= 0 =>
            {
                let low = self.heap.bigint(x) & (i as u64);
                return Ok(Some(Value::Int(low as i64)));
            }
            (BinaryOp::Mul, Value::BigInt(x), Value::Int(i)) | (BinaryOp::Mul, Value::Int(i), Value::BigInt(x)) => {
                self.heap.bigint(x) * i
            }
            _ => {
                let big = |vm: &Vm, value: Value| match value {
                    Value::BigInt(id) => Some(Arc::clone(vm.heap.bigints.get(id))),
                    Value::Int(i) => Some(Arc::new(IBig::from(i))),
                    _ => None,
                };
                return match (big(self, a), big(self, b)) {
                    (Some(x), Some(y)) => self.big_binary(op, &x, &y),
                    _ => Ok(None),
                };
            }
        };
        self.check_bits(result.bit_len())?;
        Ok(Some(self.heap.new_int(result)))
    }

    fn check_divisor(&mut self, divisor: &IBig, message: &str) -> Res<()> {
        if divisor.is_zero() { Err(self.zero_division_error(message)) } else { Ok(()) }
    }

    /// Whether an integer of so many bits may be computed: it, and what computing it takes.
    fn check_bits(&mut self, bits: usize) -> Res<()> {
        self.heap.check_room((bits / 8).saturating_mul(3)).or_raise(self)
    }

    fn negative_shift(&mut self) -> Interrupt {
        self.value_error("negative shift count")
    }

    fn big_shift_left(&mut self, value: &IBig, count: &IBig) -> Res<IBig> {
        if is_negative(count) {
            return Err(self.negative_shift());
        }
        if value.is_zero() {
            return Ok(IBig::ZERO);
        }
        match usize::try_from(count) {
            Ok(count) if count < usize::MAX / 16 => {
                self.check_bits(value.bit_len().saturating_add(count))?;
                Ok(value << count)
            }
            _ => Err(self.overflow_error("too many digits in integer")),
        }
    }

    fn big_shift_right(&mut self, value: &IBig, count: &IBig) -> Res<IBig> {
        if is_negative(count) {
            return Err(self.negative_shift());
        }
        match usize::try_from(count) {
            Ok(count) if count <= value.bit_len() => Ok(value >> count),
            _ if is_negative(value) => Ok(IBig::NEG_ONE),
            _ => Ok(IBig::ZERO),
        }
    }

    fn big_pow(&mut self, base: &IBig, exponent: &IBig) -> Res {
        if is_negative(exponent) {
            let base = sesf_text::int::big_to_float(base).or_raise(self)?;
            let exponent = sesf_text::int::big_to_float(exponent).or_raise(self)?;
            return Ok(self.float_binary(BinaryOp::Pow, base, exponent)?.unwrap_or(Value::None));
        }
        if let Some(value) = trivial_pow(base, exponent) {
            return Ok(Value::Int(value));
        }
        let Ok(exponent) = usize::try_from(exponent) else {
            return Err(self.memory_error());
        };
        self.check_bits(base.bit_len().saturating_mul(exponent))?;
        Ok(self.heap.new_int(base.pow(exponent)))
    }

    /// `divmod` of integers.
    pub(super) fn int_divmod(&mut self, a: &IBig, b: &IBig) -> Res {
        self.check_divisor(b, "integer division or modulo by zero")?;
        let (quotient, remainder) = div_floor(a, b);
        let pair = [self.heap.new_int(quotient), self.heap.new_int(remainder)];
        Ok(self.heap.new_tuple(&pair))
    }

    /// `pow(base, exponent, modulus)` of integers (bools and instances that carry an integer too).
    pub fn pow_mod(&mut self, base: Value, exponent: Value, modulus: Value) -> Res {
        let numbers = [base, exponent, modulus].map(|v| self.as_big(v));
        let [Some(base), Some(exponent), Some(modulus)] = numbers else {
            return Err(self.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
        };
        if modulus.is_zero() {
            return Err(self.value_error("pow() 3rd argument cannot be 0"));
        }
        let size = modulus.clone().into_parts().1;
        let size = IBig::from(size);
        let mut base = div_floor(&base, &size).1;
        if is_negative(&exponent) {
            base = match inverse(&base, &size) {
                Some(inverse) => inverse,
                None => return Err(self.value_error("base is not invertible for the given modulus")),
            };
        }
        let result = modular_power(base, &exponent, &size);
        // The result has the sign of the modulus.
        Ok(self.heap.new_int(div_floor(&result, &modulus).1))
    }

    /// `abs(value)` of an exact builtin number.
    pub fn abs_builtin(&mut self, value: Value) -> Res<Option<Value>> {
        Ok(Some(match value {
            Value::Int(i) => self.heap.new_i128((i as i128).abs()),
            Value::Bool(b) => Value::Int(b as i64),
            Value::Float(f) => Value::Float(f.abs()),
            Value::BigInt(id) if is_negative(self.heap.bigint(id)) => {
                let negated = -self.heap.bigint(id);
                self.heap.new_int(negated)
            }
            Value::BigInt(_) => value,
            Value::Complex(id) => {
                let (real, imaginary) = *self.heap.complexes.get(id);
                let size = real.hypot(imaginary);
                if size.is_infinite() && real.is_finite() && imaginary.is_finite() {
                    return Err(self.error(classes::OVERFLOW_ERROR, "absolute value too large"));
                }
                Value::Float(size)
            }
            _ => return Ok(None),
        }))
    }
}

#[inline]
fn floor_div(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

#[inline]
fn floor_mod(a: i64, b: i64) -> i64 {
    let remainder = a.wrapping_rem(b);
    if remainder != 0 && (remainder < 0) != (b < 0) { remainder + b } else { remainder }
}

#[inline]
fn small_shift(a: i64, count: i64) -> Option<i64> {
    if !(0..63).contains(&count) {
        return None;
    }
    let shifted = a << count;
    (shifted >> count == a).then_some(shifted)
}

#[inline]
fn small_pow(base: i64, exponent: i64) -> Option<i64> {
    base.checked_pow(u32::try_from(exponent).ok()?)
}

fn is_negative(value: &IBig) -> bool {
    value.sign() == Sign::Negative
}

/// Quotient and remainder, rounded towards minus infinity; the divisor is not zero.
pub(super) fn div_floor(a: &IBig, b: &IBig) -> (IBig, IBig) {
    let (quotient, remainder) = a.div_rem(b);
    if !remainder.is_zero() && is_negative(&remainder) != is_negative(b) {
        (quotient - IBig::ONE, remainder + b)
    } else {
        (quotient, remainder)
    }
}

/// Powers of 0, 1 and -1, whose exponent may be of any size.
fn trivial_pow(base: &IBig, exponent: &IBig) -> Option<i64> {
    if exponent.is_zero() {
        return Some(1);
    }
    match i64::try_from(base).ok()? {
        0 => Some(0),
        1 => Some(1),
        -1 => Some(if exponent.bit(0) { -1 } else { 1 }),
        _ => None,
    }
}

/// The inverse of `value` modulo `size`, if there is one.
fn inverse(value: &IBig, size: &IBig) -> Option<IBig> {
    let (mut r0, mut r1) = (size.clone(), value.clone());
    let (mut t0, mut t1) = (IBig::ZERO, IBig::ONE);
    while !r1.is_zero() {
        let (quotient, rest) = div_floor(&r0, &r1);
        (r0, r1) = (r1, rest);
        let next = &t0 - &quotient * &t1;
        (t0, t1) = (t1, next);
    }
    (r0.cmp(&IBig::ONE) == Ordering::Equal).then(|| div_floor(&t0, size).1)
}

/// `base ** |exponent| % size` by squaring; `base` is in `0..size`.
fn modular_power(base: IBig, exponent: &IBig, size: &IBig) -> IBig {
    let exponent = exponent.clone().into_parts().1;
    let mut result = div_floor(&IBig::ONE, size).1;
    let mut square = base;
    for bit in 0..exponent.bit_len() {
        if exponent.bit(bit) {
            result = (&result * &square) % size;
        }
        square = (&square * &square) % size;
    }
    result
}
