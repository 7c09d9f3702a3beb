//! `int / int`: the float nearest to the exact quotient.

use dashu_int::ops::{BitTest, DivRem};
use dashu_int::{IBig, UBig};

use super::convert::scale_to_float;
use crate::error::TextError;

/// Divides two 64-bit integers into the nearest float.
///
/// # Errors
/// `ZeroDivisionError` when the divisor is zero.
pub fn true_divide_small(left: i64, right: i64) -> Result<f64, TextError> {
    const EXACT: u64 = 1 << 53;
    if right == 0 {
        return Err(TextError::zero_division("division by zero"));
    }
    if left.unsigned_abs() <= EXACT && right.unsigned_abs() <= EXACT {
        return Ok(left as f64 / right as f64);
    }
    true_divide_big(&IBig::from(left), &IBig::from(right))
}

/// Divides two big integers into the nearest float, even when neither fits a float.
///
/// # Errors
/// `ZeroDivisionError` when the divisor is zero, `OverflowError` when the quotient is beyond the
/// largest float.
pub fn true_divide_big(left: &IBig, right: &IBig) -> Result<f64, TextError> {
    let (left_sign, dividend) = left.clone().into_parts();
    let (right_sign, divisor) = right.clone().into_parts();
    if divisor.is_zero() {
        return Err(TextError::zero_division("division by zero"));
    }
    let magnitude = divide_magnitudes(dividend, divisor);
    if magnitude.is_infinite() {
        return Err(TextError::overflow("integer division result too large for a float"));
    }
    Ok(if left_sign == right_sign { magnitude } else { -magnitude })
}

/// Takes a quotient of 65 to 66 bits, whose lowest bit says whether anything was left over.
fn divide_magnitudes(dividend: UBig, divisor: UBig) -> f64 {
    if dividend.is_zero() {
        return 0.0;
    }
    let shift = 65 - (dividend.bit_len() as i64 - divisor.bit_len() as i64);
    let (dividend, divisor) = if shift >= 0 {
        (dividend << shift as usize, divisor)
    } else {
        (dividend, divisor << shift.unsigned_abs() as usize)
    };
    let (quotient, remainder) = dividend.div_rem(divisor);
    let quotient = u128::try_from(quotient).expect("the quotient has at most 66 bits");
    scale_to_float(quotient | u128::from(!remainder.is_zero()), -shift)
}
