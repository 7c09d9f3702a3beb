//! Floats: text in both directions, exact rounding, and the arithmetic that differs from the
//! processor's.

mod arith;
mod hex;
mod notation;
mod parse;
mod repr;
mod round;

pub use arith::{Power, div_mod, divide, floor_divide, modulo, power};
pub use hex::{from_hex, to_hex};
pub use notation::{Notation, NotationFlags, to_notation};
pub(crate) use parse::remove_underscores;
pub use parse::{parse, parse_bytes};
pub use repr::{repr, write_repr};
pub use round::{as_integer_ratio, ceil, floor, round_digits, round_half_even};
