//! UTF-32.

use super::error::CodecError;
use super::handler::{Fault, decode_with};

/// Encodes, after a byte-order mark if wanted.
pub(super) fn encode(text: &str, little_endian: bool, with_mark: bool) -> Vec<u8> {
    let mark = with_mark.then_some('\u{feff}');
    let to_bytes = |c: char| {
        if little_endian { (c as u32).to_le_bytes() } else { (c as u32).to_be_bytes() }
    };
    mark.into_iter().chain(text.chars()).flat_map(to_bytes).collect()
}

/// Decodes in the order that a byte-order mark gives, little-endian without one.
pub(super) fn decode_with_bom(bytes: &[u8], handler: &str) -> Result<String, CodecError> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => decode(bytes, 4, true, handler),
        [0, 0, 0xfe, 0xff, ..] => decode(bytes, 4, false, handler),
        _ => decode(bytes, 0, true, handler),
    }
}

/// Decodes from an offset.
pub(super) fn decode(bytes: &[u8], start: usize, little_endian: bool, handler: &str) -> Result<String, CodecError> {
    let codec = if little_endian { "utf-32-le" } else { "utf-32-be" };
    decode_with(bytes, start, codec, handler, |at, out| {
        for (idx, unit) in bytes[at..].chunks(4).enumerate() {
            let start = at + 4 * idx;
            let c = decode_one(unit, little_endian);
            out.push(c.map_err(|reason| Fault { start, end: start + unit.len(), reason })?);
        }
        Ok(())
    })
}

fn decode_one(unit: &[u8], little_endian: bool) -> Result<char, &'static str> {
    let unit: [u8; 4] = unit.try_into().map_err(|_| "truncated data")?;
    let code = if little_endian { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) };
    char::from_u32(code).ok_or(match code {
        0xd800..=0xdfff => "code point in surrogate code point range(0xd800, 0xe000)",
        _ => "code point not in range(0x110000)",
    })
}
