//! Integers: reading them from text, writing them in a base, and exact arithmetic against floats.
//!
//! The language has one integer type; here a value that fits is an `i64` and any other an
//! [`IBig`]. [`Int`] is the result of functions that cannot know which of the two they make.

mod convert;
mod divide;
mod parse;
mod text;

pub use convert::{big_to_float, cmp_big_float, cmp_small_float, from_float_trunc, small_to_float};
pub use divide::{true_divide_big, true_divide_small};
pub use parse::{parse, parse_bytes};
pub(crate) use text::radix_digits;
pub use text::{
    DEFAULT_MAX_STR_DIGITS, Radix, big_to_decimal, big_to_radix, small_to_decimal, small_to_radix, write_small,
};

pub(crate) use convert::{decode, scale_to_float};
pub(crate) use parse::{is_c_space, to_ascii_number};

use dashu_int::IBig;

/// An integer in its smaller representation when it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    /// A value that fits 64 bits.
    Small(i64),
    /// A value that does not.
    Big(IBig),
}

impl From<IBig> for Int {
    fn from(value: IBig) -> Int {
        match i64::try_from(&value) {
            Ok(small) => Int::Small(small),
            Err(_) => Int::Big(value),
        }
    }
}

impl From<i64> for Int {
    fn from(value: i64) -> Int {
        Int::Small(value)
    }
}

impl Int {
    /// Widens to a big integer, whichever representation this is.
    pub fn into_big(self) -> IBig {
        match self {
            Int::Small(value) => IBig::from(value),
            Int::Big(value) => value,
        }
    }
}
