//! Texts and numbers as the language shows and reads them, without any of its values.
//!
//! | to do | use |
//! |---|---|
//! | write or read a float, round it, divide it | [`float`] |
//! | write or read an integer, compare it with a float | [`int`] |
//! | hash a number | [`hash`] |
//! | quote a text or bytes | [`quote`] |
//! | classify characters, change case | [`chars`] |
//!
//! Every function gives the results and the error messages of CPython 3.11. The newcomer's trap:
//! positions that the language sees count characters, those of Rust count bytes.

pub mod chars;
mod error;
pub mod float;
pub mod hash;
pub mod int;
pub mod quote;

pub use error::{ErrorKind, TextError};
