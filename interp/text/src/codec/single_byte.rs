//! ASCII, Latin-1 and code page 1252.

use super::handler::Fault;
use super::name::Encoding;

/// An encoding of one byte per character.
pub(super) struct Table {
    /// The codec's name as errors show it.
    pub codec: &'static str,
    /// Why a character or byte is not in the table.
    pub reason: &'static str,
    to_char: fn(u8) -> Option<char>,
    to_byte: fn(char) -> Option<u8>,
}

/// The table of one of the three encodings.
pub(super) fn table(encoding: Encoding) -> Table {
    match encoding {
        Encoding::Latin1 => Table {
            codec: "latin-1",
            reason: "ordinal not in range(256)",
            to_char: |byte| Some(char::from(byte)),
            to_byte: |c| u8::try_from(c).ok(),
        },
        Encoding::Cp1252 => Table {
            codec: "charmap",
            reason: "character maps to <undefined>",
            to_char: cp1252_to_char,
            to_byte: char_to_cp1252,
        },
        _ => Table {
            codec: "ascii",
            reason: "ordinal not in range(128)",
            to_char: |byte| byte.is_ascii().then(|| char::from(byte)),
            to_byte: |c| u8::try_from(c).ok().filter(u8::is_ascii),
        },
    }
}

impl Table {
    /// The byte of a character.
    pub fn encode(&self, c: char) -> Option<u8> {
        (self.to_byte)(c)
    }

    /// Appends characters up to the first that the table lacks and returns its offset.
    pub fn encode_until_fault(&self, text: &str, out: &mut Vec<u8>) -> Option<usize> {
        if text.is_ascii() {
            out.extend_from_slice(text.as_bytes());
            return None;
        }
        for (offset, c) in text.char_indices() {
            match self.encode(c) {
                Some(byte) => out.push(byte),
                None => return Some(offset),
            }
        }
        None
    }

    /// Appends bytes from an offset up to the first that the table lacks.
    pub fn decode(&self, bytes: &[u8], at: usize, out: &mut String) -> Result<(), Fault> {
        for (offset, &byte) in bytes.iter().enumerate().skip(at) {
            let fault = Fault { start: offset, end: offset + 1, reason: self.reason };
            out.push((self.to_char)(byte).ok_or(fault)?);
        }
        Ok(())
    }
}

/// The characters of bytes 0x80 to 0x9f, a space where there is none.
const CP1252_HIGH: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

fn cp1252_to_char(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => CP1252_HIGH.chars().nth(usize::from(byte) - 0x80).filter(|c| *c != ' '),
        _ => Some(char::from(byte)),
    }
}

fn char_to_cp1252(c: char) -> Option<u8> {
    match c {
        '\0'..='\x7f' | '\u{a0}'..='\u{ff}' => u8::try_from(c).ok(),
        _ => CP1252_HIGH.chars().position(|high| high == c).map(|idx| 0x80 + idx as u8),
    }
}
