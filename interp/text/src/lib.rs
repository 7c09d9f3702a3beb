//! Texts and numbers as the language shows and reads them, without any of its values.
//!
//! | to do | use |
//! |---|---|
//! | write or read a float, round it, divide it | [`float`] |
//! | write or read an integer, compare it with a float | [`int`] |
//! | hash a number | [`hash`] |
//! | complex numbers | [`complex`] |
//! | quote a text or bytes | [`quote`] |
//! | apply a format spec | [`format_spec`] |
//! | parse and apply a `%` template | [`percent`] |
//! | parse a `str.format` template | [`format_string`] |
//! | search, split, strip, pad, slice a text | [`search`] |
//! | the same for bytes | [`bytes`] |
//! | encode and decode | [`codec`] |
//! | suggest a name | [`suggest`] |
//! | draw random numbers | [`random`] |
//! | classify characters, change case | [`chars`] |
//!
//! Every function gives the results and the error messages of CPython 3.11. The newcomer's trap:
//! positions that the language sees count characters, those of Rust count bytes.
//!
//! ```
//! use sesf_text::{chars, float, format_spec, int, quote, search};
//!
//! assert_eq!(float::repr(1e16), "1e+16");
//! assert_eq!(float::round_digits(2.675, 2), Ok(2.67));
//! assert_eq!(format_spec::format_float(1234.5, "010,.1f", "float").unwrap(), "0,001,234.5");
//! assert_eq!(quote::repr("it's\n"), "\"it's\\n\"");
//! assert_eq!(chars::title("ﬁne words"), "Fine Words");
//! assert_eq!(search::find("naïve é", "é", search::Bounds::ALL, false), Some(6));
//!
//! let error = int::parse("12x", 10, int::DEFAULT_MAX_STR_DIGITS).unwrap_err();
//! assert_eq!(error.to_string(), "ValueError: invalid literal for int() with base 10: '12x'");
//! ```

pub mod bytes;
pub mod chars;
pub mod codec;
pub mod complex;
mod error;
pub mod float;
pub mod format_spec;
pub mod format_string;
pub mod hash;
pub mod int;
pub mod percent;
pub mod quote;
pub mod random;
pub mod search;
pub mod suggest;

pub use error::{ErrorKind, TextError};
