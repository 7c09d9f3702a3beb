//! Hashes of numbers: equal numbers of any type have equal hashes, the same as CPython's.
//!
//! The hash is the value modulo the prime 2**61 - 1, with the value's sign; a float's power of two
//! is a rotation of its 61 bits. -1 is never a hash.

use dashu_int::{IBig, Sign};

use crate::int;

const N_BITS: u32 = 61;
const MODULUS: u64 = (1 << N_BITS) - 1;
const INFINITY: i64 = 314_159;
const NAN: i64 = 0;
const IMAGINARY: i64 = 1_000_003;

/// Hashes a 64-bit integer, and a bool as 0 or 1.
#[inline]
pub fn hash_small(value: i64) -> i64 {
    if value.unsigned_abs() < MODULUS {
        return avoid_error_value(value);
    }
    signed(value < 0, value.unsigned_abs() % MODULUS)
}

/// Hashes a big integer.
pub fn hash_big(value: &IBig) -> i64 {
    let remainder = value % IBig::from(MODULUS);
    let remainder = i64::try_from(remainder).expect("a remainder is below the modulus");
    signed(value.sign() == Sign::Negative, remainder.unsigned_abs())
}

/// Hashes a float. Every NaN hashes to 0, where CPython takes the object's address.
pub fn hash_float(value: f64) -> i64 {
    if value.is_nan() {
        return NAN;
    }
    if value.is_infinite() {
        return if value > 0.0 { INFINITY } else { -INFINITY };
    }
    let (mantissa, exponent) = int::decode(value);
    let shift = exponent.rem_euclid(N_BITS as i32) as u32;
    let rotated = ((mantissa << shift) & MODULUS) | (mantissa >> (N_BITS - shift));
    signed(value < 0.0, rotated)
}

/// Hashes a complex number from its parts.
pub fn hash_complex(real: f64, imag: f64) -> i64 {
    let imag = hash_float(imag).wrapping_mul(IMAGINARY);
    avoid_error_value(hash_float(real).wrapping_add(imag))
}

#[inline]
fn signed(negative: bool, magnitude: u64) -> i64 {
    let value = magnitude as i64;
    avoid_error_value(if negative { -value } else { value })
}

#[inline]
fn avoid_error_value(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}
