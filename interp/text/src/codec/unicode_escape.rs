//! The `unicode_escape` codec: the escapes of string literals over Latin-1.

use super::error::CodecError;
use super::handler::{Fault, decode_with};
use crate::quote::write_numeric_escape;

/// Encodes every character beyond printable ASCII as an escape.
pub fn encode_unicode_escape(text: &str) -> Vec<u8> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            ' '..='~' => out.push(c),
            _ => write_numeric_escape(&mut out, c),
        }
    }
    out.into_bytes()
}

/// Decodes escapes; `names` finds the character of `\N{name}`. Unknown escapes stay as they are.
///
/// # Errors
/// [`CodecError::Decode`] for a malformed escape under `strict`; an escape of a surrogate is one.
pub fn decode_unicode_escape(
    bytes: &[u8],
    handler: &str,
    names: &dyn Fn(&str) -> Option<char>,
) -> Result<String, CodecError> {
    decode_with(bytes, 0, "unicodeescape", handler, |at, out| {
        let mut scanner = Scanner { bytes, at };
        while let Some(byte) = scanner.take() {
            if byte == b'\\' {
                scanner.escape(out, names)?;
            } else {
                out.push(char::from(byte));
            }
        }
        Ok(())
    })
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Decodes what follows a backslash.
    fn escape(&mut self, out: &mut String, names: &dyn Fn(&str) -> Option<char>) -> Result<(), Fault> {
        let start = self.at - 1;
        let Some(byte) = self.take() else {
            return Err(self.fault(start, "\\ at end of string"));
        };
        let c = match byte {
            b'\n' => return Ok(()),
            b'\\' | b'\'' | b'"' => char::from(byte),
            b'a' => '\x07',
            b'b' => '\x08',
            b'f' => '\x0c',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'v' => '\x0b',
            b'0'..=b'7' => self.octal(byte),
            b'x' => self.hexadecimal(start, 2, "truncated \\xXX escape")?,
            b'u' => self.hexadecimal(start, 4, "truncated \\uXXXX escape")?,
            b'U' => self.hexadecimal(start, 8, "truncated \\UXXXXXXXX escape")?,
            b'N' => self.named(start, names)?,
            _ => {
                out.push('\\');
                char::from(byte)
            }
        };
        out.push(c);
        Ok(())
    }

    fn fault(&self, start: usize, reason: &'static str) -> Fault {
        Fault { start, end: self.at, reason }
    }

    fn octal(&mut self, first: u8) -> char {
        let mut code = u32::from(first - b'0');
        for _ in 0..2 {
            let Some(digit @ b'0'..=b'7') = self.peek() else {
                break;
            };
            code = code * 8 + u32::from(digit - b'0');
            self.at += 1;
        }
        char::from_u32(code).expect("three octal digits are below the surrogates")
    }

    fn hexadecimal(&mut self, start: usize, n_digits: usize, truncated: &'static str) -> Result<char, Fault> {
        let mut code = 0;
        for _ in 0..n_digits {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or_else(|| self.fault(start, truncated))?;
            self.at += 1;
        }
        char::from_u32(code).ok_or_else(|| match code {
            0xd800..=0xdfff => self.fault(start, "surrogates not allowed"),
            _ => self.fault(start, "illegal Unicode character"),
        })
    }

    fn named(&mut self, start: usize, names: &dyn Fn(&str) -> Option<char>) -> Result<char, Fault> {
        const MALFORMED: &str = "malformed \\N character escape";
        if self.peek() != Some(b'{') {
            return Err(self.fault(start, MALFORMED));
        }
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let end = memchr::memchr(b'}', rest);
        let name = &rest[..end.unwrap_or(rest.len())];
        self.at += name.len();
        if end.is_none() || name.is_empty() {
            return Err(self.fault(start, MALFORMED));
        }
        self.at += 1;
        let c = str::from_utf8(name).ok().and_then(names);
        c.ok_or_else(|| self.fault(start, "unknown Unicode character name"))
    }
}
