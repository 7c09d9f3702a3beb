//! UTF-16.

use super::error::CodecError;
use super::handler::{Fault, decode_with};

/// Encodes, after a byte-order mark if wanted.
pub(super) fn encode(text: &str, little_endian: bool, with_mark: bool) -> Vec<u8> {
    let mark = with_mark.then_some(0xfeff);
    let units = mark.into_iter().chain(text.encode_utf16());
    let to_bytes = |unit: u16| {
        if little_endian { unit.to_le_bytes() } else { unit.to_be_bytes() }
    };
    units.flat_map(to_bytes).collect()
}

/// Decodes in the order that a byte-order mark gives, little-endian without one.
pub(super) fn decode_with_bom(bytes: &[u8], handler: &str) -> Result<String, CodecError> {
    match bytes {
        [0xff, 0xfe, ..] => decode(bytes, 2, true, handler),
        [0xfe, 0xff, ..] => decode(bytes, 2, false, handler),
        _ => decode(bytes, 0, true, handler),
    }
}

/// Decodes from an offset.
pub(super) fn decode(bytes: &[u8], start: usize, little_endian: bool, handler: &str) -> Result<String, CodecError> {
    let codec = if little_endian { "utf-16-le" } else { "utf-16-be" };
    decode_with(bytes, start, codec, handler, |mut at, out| {
        while at < bytes.len() {
            at += decode_one(bytes, at, little_endian, out)?;
        }
        Ok(())
    })
}

/// Decodes one character and returns its length.
fn decode_one(bytes: &[u8], at: usize, little_endian: bool, out: &mut String) -> Result<usize, Fault> {
    let unit = |at: usize| {
        let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
        Some(if little_endian { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let fault = |end, reason| Fault { start: at, end, reason };
    let Some(first) = unit(at) else {
        return Err(fault(bytes.len(), "truncated data"));
    };
    let second = match first {
        0xd800..=0xdbff => unit(at + 2).ok_or(fault(bytes.len(), "unexpected end of data"))?,
        0xdc00..=0xdfff => return Err(fault(at + 2, "illegal encoding")),
        _ => 0,
    };
    let c = char::decode_utf16([first, second]).next().and_then(Result::ok);
    let c = c.ok_or(fault(at + 2, "illegal UTF-16 surrogate"))?;
    out.push(c);
    Ok(2 * c.len_utf16())
}
