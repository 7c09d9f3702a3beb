//! The error handlers, and the loops that go on after them.

use super::error::{CodecError, DecodeError, EncodeError};
use super::single_byte::Table;
use crate::error::{ErrorKind, TextError};
use crate::quote::write_numeric_escape;

/// Malformed bytes that a decoder stopped at.
pub(super) struct Fault {
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

/// Decodes to the end, where `step` decodes from an offset to the end or to the next fault.
pub(super) fn decode_with(
    bytes: &[u8],
    start: usize,
    codec: &'static str,
    handler: &str,
    mut step: impl FnMut(usize, &mut String) -> Result<(), Fault>,
) -> Result<String, CodecError> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = start;
    while let Err(fault) = step(at, &mut out) {
        handle_decode(&mut out, bytes, codec, handler, &fault)?;
        at = fault.end;
    }
    Ok(out)
}

fn handle_decode(
    out: &mut String,
    bytes: &[u8],
    codec: &'static str,
    handler: &str,
    fault: &Fault,
) -> Result<(), CodecError> {
    match handler {
        "ignore" => {}
        "replace" => out.push(char::REPLACEMENT_CHARACTER),
        "backslashreplace" => {
            let malformed = &bytes[fault.start..fault.end];
            malformed.iter().for_each(|byte| write_numeric_escape(out, char::from(*byte)));
        }
        "strict" | "surrogateescape" | "surrogatepass" => {
            return Err(CodecError::Decode(DecodeError {
                encoding: codec,
                start: fault.start,
                end: fault.end,
                reason: fault.reason,
                byte: bytes[fault.start],
            }));
        }
        "xmlcharrefreplace" | "namereplace" => {
            return Err(CodecError::Other(TextError::type_error(
                "don't know how to handle UnicodeDecodeError in error callback",
            )));
        }
        _ => return Err(unknown_handler(handler)),
    }
    Ok(())
}

/// Encodes by a table of single bytes, a run of characters that it lacks at a time.
pub(super) fn encode_with(text: &str, table: &Table, handler: &str) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(offset) = table.encode_until_fault(rest, &mut out) {
        let (before, lacking) = rest.split_at(offset);
        let n_bytes = lacking.find(|c| table.encode(c).is_some()).unwrap_or(lacking.len());
        let (lacking, after) = lacking.split_at(n_bytes);
        let position = || text[..text.len() - rest.len()].chars().count() + before.chars().count();
        handle_encode(&mut out, lacking, handler, || to_encode_error(table, lacking, position()))?;
        rest = after;
    }
    Ok(out)
}

fn to_encode_error(table: &Table, lacking: &str, start: usize) -> CodecError {
    CodecError::Encode(EncodeError {
        encoding: table.codec,
        start,
        end: start + lacking.chars().count(),
        reason: table.reason,
        character: lacking.chars().next().unwrap_or('\0'),
    })
}

fn handle_encode(
    out: &mut Vec<u8>,
    lacking: &str,
    handler: &str,
    error: impl FnOnce() -> CodecError,
) -> Result<(), CodecError> {
    let mut replacement = String::new();
    match handler {
        "ignore" => {}
        "replace" => replacement.extend(lacking.chars().map(|_| '?')),
        "backslashreplace" => {
            lacking.chars().for_each(|c| write_numeric_escape(&mut replacement, c));
        }
        "xmlcharrefreplace" => {
            lacking.chars().for_each(|c| replacement += &format!("&#{};", c as u32));
        }
        "namereplace" => lacking.chars().for_each(|c| write_name(&mut replacement, c)),
        "strict" | "surrogateescape" | "surrogatepass" => return Err(error()),
        _ => return Err(unknown_handler(handler)),
    }
    out.extend_from_slice(replacement.as_bytes());
    Ok(())
}

/// `\N{NAME}`, or an escape of the number of a character without name.
fn write_name(out: &mut String, c: char) {
    match unicode_names2::name(c) {
        Some(name) => *out += &format!("\\N{{{name}}}"),
        None => write_numeric_escape(out, c),
    }
}

fn unknown_handler(handler: &str) -> CodecError {
    let message = format!("unknown error handler name '{handler}'");
    CodecError::Other(TextError::new(ErrorKind::Lookup, message))
}
