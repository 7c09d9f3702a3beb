//! `%` formatting of texts and bytes.
//!
//! A [`Parser`] yields literals and [`Directive`]s lazily, because CPython reports what is wrong
//! with the first directive before it looks at the second. For each directive a caller, in this
//! order: looks up the key, takes the arguments of `*`, asks for the [`code`](Directive::code),
//! takes the value, converts it, and calls the `write_*` function of that code.

pub mod errors;
mod output;
mod parse;

pub use output::{write_big, write_small};
pub use output::{write_bytes, write_char, write_float, write_text};
pub use parse::{Amount, Directive, Flags, Layout, Parser, Piece, Template};
