//! The search, split, strip and padding methods of `str`, by code point.
//!
//! Functions whose result depends on positions take `is_ascii`, which the caller keeps with its
//! text: then a position is a byte offset and nothing is counted. Passing `false` for an ASCII
//! text is right but slow; passing `true` for another one is a bug of the caller.

mod find;
mod pad;
mod position;
pub(crate) mod raw;
mod replace;
mod slice;
mod split;
mod strip;

pub use find::{contains, count, ends_with, find, rfind, starts_with};
pub use pad::{center, expand_tabs, left_justify, right_justify, zero_fill};
pub use position::{Bounds, byte_offset, byte_range, char_at, char_index, char_len, normalize_index, substring};
pub use replace::{Translated, replace, translate};
pub use slice::{Slice, slice, slice_indices};
pub use split::{is_line_boundary, partition, rpartition, rsplit, rsplit_spaces, split, split_lines, split_spaces};
pub use strip::{Side, strip};
