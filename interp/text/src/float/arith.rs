//! Float arithmetic where the language's rules are not the processor's.

use crate::error::TextError;

/// The result of `float ** float`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    /// An ordinary result.
    Real(f64),
    /// A negative base with a fractional exponent: the caller computes with complex numbers.
    NeedsComplex,
}

/// `left / right`.
///
/// # Errors
/// `ZeroDivisionError` when the divisor is zero.
pub fn divide(left: f64, right: f64) -> Result<f64, TextError> {
    if right == 0.0 {
        return Err(TextError::zero_division("float division by zero"));
    }
    Ok(left / right)
}

/// `left % right`: the remainder with the divisor's sign.
///
/// # Errors
/// `ZeroDivisionError` when the divisor is zero.
pub fn modulo(left: f64, right: f64) -> Result<f64, TextError> {
    if right == 0.0 {
        return Err(TextError::zero_division("float modulo"));
    }
    Ok(adjust_remainder(left % right, right))
}

/// `left // right`.
///
/// # Errors
/// `ZeroDivisionError` when the divisor is zero.
pub fn floor_divide(left: f64, right: f64) -> Result<f64, TextError> {
    if right == 0.0 {
        return Err(TextError::zero_division("float floor division by zero"));
    }
    Ok(quotient_and_remainder(left, right).0)
}

/// `divmod(left, right)`.
///
/// # Errors
/// `ZeroDivisionError` when the divisor is zero.
pub fn div_mod(left: f64, right: f64) -> Result<(f64, f64), TextError> {
    if right == 0.0 {
        return Err(TextError::zero_division("float divmod()"));
    }
    Ok(quotient_and_remainder(left, right))
}

/// `base ** exponent`.
///
/// # Errors
/// `ZeroDivisionError` for zero to a negative power, `OverflowError` when finite operands give
/// an infinity.
pub fn power(base: f64, exponent: f64) -> Result<Power, TextError> {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return Err(TextError::zero_division("0.0 cannot be raised to a negative power"));
    }
    if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent != exponent.floor() {
        return Ok(Power::NeedsComplex);
    }
    // The special values of the C function are the language's.
    let result = base.powf(exponent);
    if result.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(TextError::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(Power::Real(result))
}

/// Gives the processor's remainder the sign of the divisor.
fn adjust_remainder(remainder: f64, right: f64) -> f64 {
    if remainder == 0.0 {
        0f64.copysign(right)
    } else if (right < 0.0) != (remainder < 0.0) {
        remainder + right
    } else {
        remainder
    }
}

fn quotient_and_remainder(left: f64, right: f64) -> (f64, f64) {
    let raw = left % right;
    let remainder = adjust_remainder(raw, right);
    let mut quotient = (left - raw) / right;
    if raw != 0.0 && remainder != raw {
        quotient -= 1.0;
    }
    (snap_to_integer(quotient, left / right), remainder)
}

/// Removes the rounding error of a quotient that is an integer in exact arithmetic.
fn snap_to_integer(quotient: f64, inexact: f64) -> f64 {
    if quotient == 0.0 {
        return 0f64.copysign(inexact);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}
