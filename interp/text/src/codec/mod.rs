//! Texts to bytes and back, with the error handlers of `codecs`.
//!
//! Texts here cannot hold lone surrogates. So `surrogateescape` and `surrogatepass` never find
//! anything to encode, and decoding that would make a surrogate fails with the codec's own error.

mod error;
mod handler;
mod incremental;
mod name;
mod single_byte;
mod unicode_escape;
mod utf16;
mod utf32;
mod utf8;

pub use error::{CodecError, DecodeError, EncodeError};
pub use incremental::Utf8Decoder;
pub use name::Encoding;
pub use unicode_escape::{decode_unicode_escape, encode_unicode_escape};

use handler::{decode_with, encode_with};

/// Encodes a text; `handler` names what to do with characters that the encoding lacks.
///
/// # Errors
/// [`CodecError::Encode`] for such a character under `strict`, and `LookupError` for an unknown
/// handler when one is needed.
pub fn encode(text: &str, encoding: Encoding, handler: &str) -> Result<Vec<u8>, CodecError> {
    encode_plain(text, encoding, handler).map_err(|error| error.in_codec("encoding", encoding))
}

/// Decodes bytes; `handler` names what to do with malformed ones. The positions of an error of
/// `utf-8-sig` count from after the byte-order mark, and its object is what follows the mark.
///
/// # Errors
/// [`CodecError::Decode`] for malformed bytes under `strict`, `LookupError` for an unknown handler
/// when one is needed.
pub fn decode(bytes: &[u8], encoding: Encoding, handler: &str) -> Result<String, CodecError> {
    decode_plain(bytes, encoding, handler).map_err(|error| error.in_codec("decoding", encoding))
}

fn encode_plain(text: &str, encoding: Encoding, handler: &str) -> Result<Vec<u8>, CodecError> {
    match encoding {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Sig => Ok([utf8::BOM, text.as_bytes()].concat()),
        Encoding::Ascii | Encoding::Latin1 | Encoding::Cp1252 => {
            let table = single_byte::table(encoding);
            encode_with(text, &table, handler)
        }
        Encoding::Utf16 => Ok(utf16::encode(text, true, true)),
        Encoding::Utf16Le => Ok(utf16::encode(text, true, false)),
        Encoding::Utf16Be => Ok(utf16::encode(text, false, false)),
        Encoding::Utf32 => Ok(utf32::encode(text, true, true)),
        Encoding::Utf32Le => Ok(utf32::encode(text, true, false)),
        Encoding::Utf32Be => Ok(utf32::encode(text, false, false)),
        Encoding::UnicodeEscape => Ok(encode_unicode_escape(text)),
    }
}

fn decode_plain(bytes: &[u8], encoding: Encoding, handler: &str) -> Result<String, CodecError> {
    match encoding {
        Encoding::Utf8 => utf8::decode(bytes, handler),
        Encoding::Utf8Sig => utf8::decode(bytes.strip_prefix(utf8::BOM).unwrap_or(bytes), handler),
        Encoding::Ascii | Encoding::Latin1 | Encoding::Cp1252 => {
            let table = single_byte::table(encoding);
            decode_with(bytes, 0, table.codec, handler, |at, out| table.decode(bytes, at, out))
        }
        Encoding::Utf16 => utf16::decode_with_bom(bytes, handler),
        Encoding::Utf16Le => utf16::decode(bytes, 0, true, handler),
        Encoding::Utf16Be => utf16::decode(bytes, 0, false, handler),
        Encoding::Utf32 => utf32::decode_with_bom(bytes, handler),
        Encoding::Utf32Le => utf32::decode(bytes, 0, true, handler),
        Encoding::Utf32Be => utf32::decode(bytes, 0, false, handler),
        Encoding::UnicodeEscape => decode_unicode_escape(bytes, handler, &|_| None),
    }
}
