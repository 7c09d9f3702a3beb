//! What `UnicodeEncodeError` and `UnicodeDecodeError` are made of.

use std::fmt;

use super::name::Encoding;
use crate::error::TextError;
use crate::quote::write_numeric_escape;

/// Characters that an encoding lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    /// The codec's name as errors show it.
    pub encoding: &'static str,
    /// The position of the first character.
    pub start: usize,
    /// The position after the last one.
    pub end: usize,
    /// Why they cannot be encoded.
    pub reason: &'static str,
    /// The first character, which the message shows when it is the only one.
    pub character: char,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let EncodeError { encoding, start, end, reason, .. } = self;
        if *end == start + 1 {
            let mut shown = String::new();
            write_numeric_escape(&mut shown, self.character);
            write!(f, "'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}")
        } else {
            let last = end.saturating_sub(1);
            write!(f, "'{encoding}' codec can't encode characters in position {start}-{last}: {reason}")
        }
    }
}

/// Bytes that are malformed in an encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The codec's name as errors show it.
    pub encoding: &'static str,
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last one.
    pub end: usize,
    /// What is wrong with them.
    pub reason: &'static str,
    /// The first byte, which the message shows when it is the only one.
    pub byte: u8,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DecodeError { encoding, start, end, reason, byte, .. } = self;
        if *end == start + 1 {
            write!(f, "'{encoding}' codec can't decode byte {byte:#04x} in position {start}: {reason}")
        } else {
            let last = end.saturating_sub(1);
            write!(f, "'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
        }
    }
}

/// Why text or bytes were not converted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CodecError {
    /// `UnicodeEncodeError`.
    Encode(EncodeError),
    /// `UnicodeDecodeError`.
    Decode(DecodeError),
    /// Another exception, about the handler.
    Other(TextError),
}

impl CodecError {
    /// Adds the codec's name to an error about the handler, for the encodings that CPython looks
    /// up in its registry; it has shortcuts to the others.
    pub(super) fn in_codec(self, action: &str, encoding: Encoding) -> CodecError {
        use Encoding::{Ascii, Latin1, Utf8, Utf16, Utf32};
        match self {
            CodecError::Other(error) if !matches!(encoding, Utf8 | Utf16 | Utf32 | Ascii | Latin1) => {
                let codec = encoding.name();
                let message = format!("{action} with '{codec}' codec failed ({error})");
                CodecError::Other(TextError::new(error.kind, message))
            }
            error => error,
        }
    }
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CodecError::Encode(error) => write!(f, "UnicodeEncodeError: {error}"),
            CodecError::Decode(error) => write!(f, "UnicodeDecodeError: {error}"),
            CodecError::Other(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CodecError {}

impl From<TextError> for CodecError {
    fn from(error: TextError) -> CodecError {
        CodecError::Other(error)
    }
}
