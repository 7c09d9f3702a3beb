//! `split`, `partition`, `splitlines` and their like, of bytes.

use crate::error::TextError;
use crate::int::is_c_space;
use crate::search::raw;

/// The pieces between separators.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn split<'a>(bytes: &'a [u8], separator: &[u8], max_splits: i64) -> Result<Vec<&'a [u8]>, TextError> {
    check_separator(separator)?;
    let mut pieces = Vec::new();
    raw::split(bytes, separator, raw::to_limit(max_splits), |piece| pieces.push(&bytes[piece]));
    Ok(pieces)
}

/// The pieces between separators, split from the right.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn rsplit<'a>(bytes: &'a [u8], separator: &[u8], max_splits: i64) -> Result<Vec<&'a [u8]>, TextError> {
    check_separator(separator)?;
    let pieces = raw::rsplit(bytes, separator, raw::to_limit(max_splits));
    Ok(pieces.into_iter().map(|piece| &bytes[piece]).collect())
}

/// The words between ASCII spaces; the last piece keeps its spaces on the right.
pub fn split_spaces(bytes: &[u8], max_splits: i64) -> Vec<&[u8]> {
    let limit = raw::to_limit(max_splits);
    let mut pieces = Vec::new();
    let mut rest = trim_start(bytes);
    while !rest.is_empty() {
        if pieces.len() == limit {
            pieces.push(rest);
            break;
        }
        let end = rest.iter().position(|byte| is_c_space(*byte)).unwrap_or(rest.len());
        pieces.push(&rest[..end]);
        rest = trim_start(&rest[end..]);
    }
    pieces
}

/// The words between ASCII spaces, split from the right; the first piece keeps its spaces on the
/// left.
pub fn rsplit_spaces(bytes: &[u8], max_splits: i64) -> Vec<&[u8]> {
    let limit = raw::to_limit(max_splits);
    let mut pieces = Vec::new();
    let mut rest = trim_end(bytes);
    while !rest.is_empty() {
        if pieces.len() == limit {
            pieces.push(rest);
            break;
        }
        let start = rest.iter().rposition(|byte| is_c_space(*byte)).map_or(0, |idx| idx + 1);
        pieces.push(&rest[start..]);
        rest = trim_end(&rest[..start]);
    }
    pieces.reverse();
    pieces
}

/// The bytes before, of and after the first separator.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn partition<'a>(bytes: &'a [u8], separator: &[u8]) -> Result<[&'a [u8]; 3], TextError> {
    check_separator(separator)?;
    let found = raw::find(bytes, separator);
    Ok(found.map_or([bytes, b"", b""], |start| cut(bytes, start, separator.len())))
}

/// The bytes before, of and after the last separator.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn rpartition<'a>(bytes: &'a [u8], separator: &[u8]) -> Result<[&'a [u8]; 3], TextError> {
    check_separator(separator)?;
    let found = raw::rfind(bytes, separator);
    Ok(found.map_or([b"", b"", bytes], |start| cut(bytes, start, separator.len())))
}

/// The lines, which end in `\n`, `\r` or `\r\n` only.
pub fn split_lines(bytes: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let line = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let end = match &rest[line..] {
            [] => 0,
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        };
        lines.push(&rest[..line + if keep_ends { end } else { 0 }]);
        rest = &rest[line + end..];
    }
    lines
}

fn cut(bytes: &[u8], start: usize, len: usize) -> [&[u8]; 3] {
    [&bytes[..start], &bytes[start..start + len], &bytes[start + len..]]
}

fn trim_start(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !is_c_space(*byte)).unwrap_or(bytes.len());
    &bytes[start..]
}

fn trim_end(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| !is_c_space(*byte)).map_or(0, |idx| idx + 1);
    &bytes[..end]
}

fn check_separator(separator: &[u8]) -> Result<(), TextError> {
    if separator.is_empty() {
        return Err(TextError::value("empty separator"));
    }
    Ok(())
}
