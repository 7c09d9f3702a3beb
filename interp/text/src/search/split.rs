//! `split`, `partition`, `splitlines` and their like. Pieces are slices of the text, so the
//! pieces of an ASCII text are ASCII.

use super::raw;
use crate::chars;
use crate::error::TextError;

/// The pieces between separators, as `str.split(sep, maxsplit)`.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn split<'a>(text: &'a str, separator: &str, max_splits: i64) -> Result<Vec<&'a str>, TextError> {
    check_separator(separator)?;
    let mut pieces = Vec::new();
    raw::split(text.as_bytes(), separator.as_bytes(), raw::to_limit(max_splits), |piece| {
        pieces.push(&text[piece]);
    });
    Ok(pieces)
}

/// The pieces between separators, split from the right, as `str.rsplit(sep, maxsplit)`.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn rsplit<'a>(text: &'a str, separator: &str, max_splits: i64) -> Result<Vec<&'a str>, TextError> {
    check_separator(separator)?;
    let limit = raw::to_limit(max_splits);
    let pieces = raw::rsplit(text.as_bytes(), separator.as_bytes(), limit);
    Ok(pieces.into_iter().map(|piece| &text[piece]).collect())
}

/// The words between spaces, as `str.split(None, maxsplit)`: the last piece keeps its spaces on
/// the right.
pub fn split_spaces(text: &str, max_splits: i64) -> Vec<&str> {
    let limit = raw::to_limit(max_splits);
    let mut pieces = Vec::new();
    let mut rest = text.trim_start_matches(chars::is_space);
    while !rest.is_empty() {
        if pieces.len() == limit {
            pieces.push(rest);
            break;
        }
        let end = rest.find(chars::is_space).unwrap_or(rest.len());
        pieces.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(chars::is_space);
    }
    pieces
}

/// The words between spaces, split from the right, as `str.rsplit(None, maxsplit)`: the first
/// piece keeps its spaces on the left.
pub fn rsplit_spaces(text: &str, max_splits: i64) -> Vec<&str> {
    let limit = raw::to_limit(max_splits);
    let mut pieces = Vec::new();
    let mut rest = text.trim_end_matches(chars::is_space);
    while !rest.is_empty() {
        if pieces.len() == limit {
            pieces.push(rest);
            break;
        }
        let word = rest.rsplit(chars::is_space).next().unwrap_or(rest);
        pieces.push(word);
        rest = rest[..rest.len() - word.len()].trim_end_matches(chars::is_space);
    }
    pieces.reverse();
    pieces
}

/// The text before, of and after the first separator, as `str.partition`.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn partition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str), TextError> {
    check_separator(separator)?;
    let found = raw::find(text.as_bytes(), separator.as_bytes());
    Ok(found.map_or((text, "", ""), |start| cut(text, start, separator.len())))
}

/// The text before, of and after the last separator, as `str.rpartition`.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn rpartition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str), TextError> {
    check_separator(separator)?;
    let found = raw::rfind(text.as_bytes(), separator.as_bytes());
    Ok(found.map_or(("", "", text), |start| cut(text, start, separator.len())))
}

/// The lines, as `str.splitlines(keepends)`: every boundary that Unicode knows, `\r\n` as one.
pub fn split_lines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, end) = first_line(rest);
        lines.push(&rest[..line + if keep_ends { end } else { 0 }]);
        rest = &rest[line + end..];
    }
    lines
}

/// Says whether a character ends a line of `str.splitlines`.
pub fn is_line_boundary(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lengths of the first line and of its end.
fn first_line(text: &str) -> (usize, usize) {
    let Some(line) = text.find(is_line_boundary) else {
        return (text.len(), 0);
    };
    let end = if text[line..].starts_with("\r\n") { 2 } else { text[line..].chars().next().map_or(0, char::len_utf8) };
    (line, end)
}

fn cut(text: &str, start: usize, len: usize) -> (&str, &str, &str) {
    (&text[..start], &text[start..start + len], &text[start + len..])
}

fn check_separator(separator: &str) -> Result<(), TextError> {
    if separator.is_empty() {
        return Err(TextError::value("empty separator"));
    }
    Ok(())
}
