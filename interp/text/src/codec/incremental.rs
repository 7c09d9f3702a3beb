//! UTF-8 in pieces, as text files are read.

use super::error::CodecError;
use super::handler::{Fault, decode_with};
use super::utf8;

/// Decodes UTF-8 that arrives in pieces, which may end within a character.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Utf8Decoder {
    /// The start of a character whose end has not arrived: at most three bytes.
    pending: Vec<u8>,
}

impl Utf8Decoder {
    /// Starts with nothing pending.
    pub fn new() -> Utf8Decoder {
        Utf8Decoder::default()
    }

    /// The bytes that wait for the rest of their character.
    pub fn pending(&self) -> &[u8] {
        &self.pending
    }

    /// Decodes what is complete, and all of it when the piece is the last.
    ///
    /// # Errors
    /// [`CodecError::Decode`] for malformed bytes under `strict`, with offsets into the pending
    /// bytes followed by the piece; the decoder keeps its state then.
    pub fn decode(&mut self, piece: &[u8], is_last: bool, handler: &str) -> Result<String, CodecError> {
        if self.pending.is_empty()
            && let Ok(text) = str::from_utf8(piece)
        {
            return Ok(text.to_owned());
        }
        let bytes = [&self.pending, piece].concat();
        let mut n_complete = bytes.len();
        let text = decode_with(&bytes, 0, "utf-8", handler, |at, out| {
            utf8::step(&bytes, at, out).or_else(|fault| {
                if is_last || !may_go_on(&bytes[fault.start..], &fault) {
                    return Err(fault);
                }
                n_complete = fault.start;
                Ok(())
            })
        })?;
        self.pending = bytes[n_complete..].to_vec();
        Ok(text)
    }
}

/// Says whether more bytes can make a character of malformed ones at the end. The first two
/// bytes of a surrogate are kept too, so that its error covers them all.
fn may_go_on(rest: &[u8], fault: &Fault) -> bool {
    fault.reason == utf8::UNEXPECTED_END || matches!(rest, [0xed, 0xa0..=0xbf])
}
