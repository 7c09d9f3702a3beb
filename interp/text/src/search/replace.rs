//! `replace` and `translate`.

use std::borrow::Cow;

use super::raw;

/// Replaces the first `count` occurrences, all when negative, as `str.replace`; the empty text
/// occurs before each character and at the end.
pub fn replace<'a>(text: &'a str, old: &str, new: &str, count: i64) -> Cow<'a, str> {
    let limit = raw::to_limit(count);
    if old.is_empty() {
        return Cow::Owned(text.replacen(old, new, limit));
    }
    match raw::replace(text.as_bytes(), old.as_bytes(), new.as_bytes(), limit) {
        Some(bytes) => Cow::Owned(String::from_utf8(bytes).expect("replacing texts in a text leaves a text")),
        None => Cow::Borrowed(text),
    }
}

/// What `str.translate` does with one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translated<'a> {
    /// The table has no entry.
    Keep,
    /// The table maps it to `None`.
    Delete,
    /// The table maps it to a code point.
    Char(char),
    /// The table maps it to a text.
    Text(Cow<'a, str>),
}

/// Maps every character through a table, as `str.translate`.
///
/// # Errors
/// The first error of the table.
pub fn translate<'a, E>(text: &str, mut table: impl FnMut(char) -> Result<Translated<'a>, E>) -> Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match table(c)? {
            Translated::Keep => out.push(c),
            Translated::Delete => {}
            Translated::Char(c) => out.push(c),
            Translated::Text(text) => out.push_str(&text),
        }
    }
    Ok(out)
}
