//! Encodings and their names.

use crate::error::{ErrorKind, TextError};

/// An encoding that is built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte-order mark that is written, and dropped when it is read.
    Utf8Sig,
    /// ASCII.
    Ascii,
    /// ISO 8859-1, the first 256 characters.
    Latin1,
    /// The code page of Western Windows.
    Cp1252,
    /// UTF-16 with a byte-order mark, little-endian without one.
    Utf16,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// UTF-32 with a byte-order mark, little-endian without one.
    Utf32,
    /// UTF-32, little-endian.
    Utf32Le,
    /// UTF-32, big-endian.
    Utf32Be,
    /// The escapes of string literals over Latin-1.
    UnicodeEscape,
}

impl Encoding {
    /// Finds an encoding by one of its names, in any case, with any of `-`, `_` and spaces.
    ///
    /// # Errors
    /// `LookupError` for a name that is none of them.
    pub fn lookup(name: &str) -> Result<Encoding, TextError> {
        if name.contains('\0') {
            return Err(TextError::value("embedded null character"));
        }
        by_alias(&normalize(name)).ok_or_else(|| TextError::new(ErrorKind::Lookup, format!("unknown encoding: {name}")))
    }

    /// The name that `codecs.lookup(...).name` gives.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf8Sig => "utf-8-sig",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "iso8859-1",
            Encoding::Cp1252 => "cp1252",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf16Le => "utf-16-le",
            Encoding::Utf16Be => "utf-16-be",
            Encoding::Utf32 => "utf-32",
            Encoding::Utf32Le => "utf-32-le",
            Encoding::Utf32Be => "utf-32-be",
            Encoding::UnicodeEscape => "unicode-escape",
        }
    }
}

fn normalize(name: &str) -> String {
    let separator = |c: char| !(c.is_ascii_alphanumeric() || c == '.');
    let words: Vec<&str> = name.split(separator).filter(|word| !word.is_empty()).collect();
    words.join("_").to_ascii_lowercase()
}

fn by_alias(name: &str) -> Option<Encoding> {
    Some(match name {
        "utf_8" | "u8" | "utf" | "utf8" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Encoding::Utf8,
        "utf_8_sig" => Encoding::Utf8Sig,
        "ascii" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986" | "cp367" | "csascii" | "ibm367"
        | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" | "us" | "us_ascii" => Encoding::Ascii,
        "latin_1" | "8859" | "cp819" | "csisolatin1" | "ibm819" | "iso8859" | "iso8859_1" | "iso_8859_1"
        | "iso_8859_1_1987" | "iso_ir_100" | "l1" | "latin" | "latin1" => Encoding::Latin1,
        "cp1252" | "1252" | "windows_1252" => Encoding::Cp1252,
        "utf_16" | "u16" | "utf16" => Encoding::Utf16,
        "utf_16_le" | "utf_16le" | "unicodelittleunmarked" => Encoding::Utf16Le,
        "utf_16_be" | "utf_16be" | "unicodebigunmarked" => Encoding::Utf16Be,
        "utf_32" | "u32" | "utf32" => Encoding::Utf32,
        "utf_32_le" | "utf_32le" => Encoding::Utf32Le,
        "utf_32_be" | "utf_32be" => Encoding::Utf32Be,
        "unicode_escape" => Encoding::UnicodeEscape,
        _ => return None,
    })
}
