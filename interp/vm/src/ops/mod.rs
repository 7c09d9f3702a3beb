//! The builtin operators and protocols of the machine, one file for each, as methods of [`Vm`](crate::vm::Vm).
//!
//! Functions named `*_builtin` settle what exact builtin kinds can settle alone and say `None` for the rest: instances of
//! classes written in the language are for the plans in [`crate::plan`]. Functions named `*_operator` unwrap instances that
//! carry a builtin value and answer `NotImplemented`: they are the bodies of slot methods such as `int.__add__`.

mod binary;
mod bytes;
mod compare;
mod contains;
mod convert;
mod dicts;
mod floats;
mod format;
mod generics;
mod hash;
mod indices;
mod inplace;
mod integers;
mod items;
mod iterate;
mod length;
mod numbers;
mod percent;
mod ranges;
mod repr;
mod sequences;
mod sets;
mod store_items;
mod table;
mod text;
mod truth;
mod unary;
mod views;

#[cfg(test)]
mod tests;

pub(crate) use compare::{compare_plain_items, compare_texts};
pub(crate) use format::Formatter;
pub use generics::{GenericAlias, UnionType};
pub(crate) use indices::bounds_plain;
pub(crate) use items::part_of_items;
pub(crate) use iterate::iterator_plain;
pub use numbers::Number;
pub(crate) use percent::percent_plain;
pub(crate) use store_items::replace_items;
pub use unary::UnaryKind;
pub use views::{DictView, MemoryView, ViewKind};
