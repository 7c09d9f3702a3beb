//! The methods of `bytes` and `bytearray`. Case and classes are those of ASCII.

mod case;
mod find;
mod hex;
mod pad;
mod replace;
mod split;
mod strip;

pub use case::{
    capitalize, is_alnum, is_alpha, is_ascii, is_digit, is_lower, is_space, is_title, is_upper, lower, swapcase, title,
    upper,
};
pub use find::{contains, count, ends_with, find, rfind, slice, starts_with};
pub use hex::{HexSeparator, from_hex, to_hex};
pub use pad::{center, expand_tabs, left_justify, right_justify, zero_fill};
pub use replace::{make_translation, replace, translate};
pub use split::{partition, rpartition, rsplit, rsplit_spaces, split, split_lines, split_spaces};
pub use strip::strip;
