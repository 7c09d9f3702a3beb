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
//! | classify characters, change case | [`chars`] |
//!
//! Every function gives the results and the error messages of CPython 3.11. The newcomer's trap:
//! positions that the language sees count characters, those of Rust count bytes.

pub mod bytes;
pub mod chars;
pub mod complex;
mod error;
pub mod float;
pub mod format_spec;
pub mod format_string;
pub mod hash;
pub mod int;
pub mod percent;
pub mod quote;
pub mod search;

pub use error::{ErrorKind, TextError};
