//! The format mini-language of `format(x, spec)` and f-strings.
//!
//! A [`FormatSpec`] is the parsed form; a caller that formats many values with one spec keeps it.
//! `format_*` parse and apply in one step. The spec's `0` flag means a fill for texts but an
//! alignment for numbers, so a spec belongs to one [`Target`].

mod complex;
mod floating;
mod integer;
mod layout;
mod spec;
mod text;

pub use complex::{format_complex, write_complex};
pub use floating::{format_float, write_float};
pub use integer::{IntOptions, format_big, format_small, write_big, write_small};
pub(crate) use layout::{check_room, push_fill, reserve};

pub use spec::{Align, FormatSpec, Grouping, SignMode, Target};
pub(crate) use text::truncate;
pub use text::{format_text, write_text};
