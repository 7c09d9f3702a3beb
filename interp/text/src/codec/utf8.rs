//! UTF-8.

use super::error::CodecError;
use super::handler::{Fault, decode_with};

/// The byte-order mark of `utf-8-sig`.
pub(super) const BOM: &[u8] = b"\xef\xbb\xbf";

/// The reason of a character whose last bytes are missing.
pub(super) const UNEXPECTED_END: &str = "unexpected end of data";

/// Decodes all bytes.
pub(super) fn decode(bytes: &[u8], handler: &str) -> Result<String, CodecError> {
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => decode_with(bytes, 0, "utf-8", handler, |at, out| step(bytes, at, out)),
    }
}

/// Decodes up to the first malformed sequence, whose length is that of the longest start of a
/// well-formed one.
pub(super) fn step(bytes: &[u8], at: usize, out: &mut String) -> Result<(), Fault> {
    let error = match str::from_utf8(&bytes[at..]) {
        Ok(text) => {
            out.push_str(text);
            return Ok(());
        }
        Err(error) => error,
    };
    let start = at + error.valid_up_to();
    out.push_str(str::from_utf8(&bytes[at..start]).expect("valid up to there"));
    Err(match error.error_len() {
        None => Fault { start, end: bytes.len(), reason: UNEXPECTED_END },
        Some(len) => {
            let is_start = matches!(bytes[start], 0xc2..=0xf4);
            let reason = if is_start { "invalid continuation byte" } else { "invalid start byte" };
            Fault { start, end: start + len, reason }
        }
    })
}
