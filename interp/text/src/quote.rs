//! `repr` and `ascii` of texts and bytes.

use crate::chars;

/// `repr(text)`: single quotes unless only they occur inside, escapes for what cannot be printed.
pub fn repr(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_repr(&mut out, text);
    out
}

/// Appends what [`repr`] returns.
pub fn write_repr(out: &mut String, text: &str) {
    write_quoted(out, text, chars::is_printable);
}

/// `ascii(text)`: as [`repr`], with escapes for every character beyond ASCII.
pub fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_quoted(&mut out, text, |c| matches!(c, ' '..='~'));
    out
}

/// Escapes every character beyond ASCII of a finished repr, as `ascii(x)` does for any object.
pub fn ascii_from_repr(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            write_numeric_escape(&mut out, c);
        }
    }
    out
}

/// `repr(bytes)`, with its `b` prefix.
pub fn repr_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 3);
    write_bytes_repr(&mut out, bytes);
    out
}

/// `repr(bytearray)`. Unlike the repr of bytes it escapes single quotes within double ones.
pub fn repr_bytearray(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 14);
    out.push_str("bytearray(b");
    write_quoted_bytes(&mut out, bytes, '\'');
    out.push(')');
    out
}

/// Appends what [`repr_bytes`] returns.
pub fn write_bytes_repr(out: &mut String, bytes: &[u8]) {
    out.push('b');
    write_quoted_bytes(out, bytes, choose_quote(bytes));
}

fn write_quoted_bytes(out: &mut String, bytes: &[u8], escaped_quote: char) {
    let quote = choose_quote(bytes);
    out.push(quote);
    for &byte in bytes {
        match byte {
            b' '..=b'~' => write_plain(out, byte as char, escaped_quote),
            _ => write_control(out, byte as char),
        }
    }
    out.push(quote);
}

fn write_quoted(out: &mut String, text: &str, is_plain: fn(char) -> bool) {
    let quote = choose_quote(text.as_bytes());
    out.push(quote);
    let mut rest = text;
    while let Some(idx) = rest.find(|c| c == quote || c == '\\' || !is_plain(c)) {
        out.push_str(&rest[..idx]);
        let special = rest[idx..].chars().next().expect("found a character");
        write_special(out, special, quote);
        rest = &rest[idx + special.len_utf8()..];
    }
    out.push_str(rest);
    out.push(quote);
}

fn choose_quote(text: &[u8]) -> char {
    let only_single = memchr::memchr(b'\'', text).is_some() && memchr::memchr(b'"', text).is_none();
    if only_single { '"' } else { '\'' }
}

fn write_special(out: &mut String, c: char, quote: char) {
    match c {
        ' '..='~' => write_plain(out, c, quote),
        '\0'..='\x7f' => write_control(out, c),
        _ => write_numeric_escape(out, c),
    }
}

fn write_plain(out: &mut String, c: char, quote: char) {
    if c == quote || c == '\\' {
        out.push('\\');
    }
    out.push(c);
}

fn write_control(out: &mut String, c: char) {
    match c {
        '\t' => out.push_str("\\t"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        _ => write_numeric_escape(out, c),
    }
}

/// Writes `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, whichever the character fits first.
pub(crate) fn write_numeric_escape(out: &mut String, c: char) {
    let (letter, n_digits) = match c as u32 {
        0..=0xff => ('x', 2),
        0x100..=0xffff => ('u', 4),
        _ => ('U', 8),
    };
    out.push('\\');
    out.push(letter);
    for idx in (0..n_digits).rev() {
        let digit = (c as u32 >> (4 * idx)) & 0xf;
        out.extend(char::from_digit(digit, 16));
    }
}
