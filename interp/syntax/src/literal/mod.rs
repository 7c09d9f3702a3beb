//! The values of number and string tokens.

mod escape;
mod fstring;
mod number;
mod string;

pub(crate) use number::number;
pub(crate) use string::string;
