//! From the bytes of a file to its text.

use crate::error::SyntaxError;
use crate::source::Span;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Decodes the bytes of a source file: UTF-8, or Latin-1 or ASCII when an encoding declaration in the first two lines
/// says so. A byte order mark is dropped.
///
/// # Errors
///
/// Returns CPython's error for undecodable bytes and unknown encodings; its span counts from the start of the file.
pub fn decode_source(bytes: &[u8]) -> Result<String, SyntaxError> {
    let (has_bom, body) = match bytes.strip_prefix(BOM) {
        Some(body) => (true, body),
        None => (false, bytes),
    };
    match declared_encoding(body) {
        None => decode_utf8(body, false),
        Some(name) => decode_as(&name, body, has_bom),
    }
}

fn decode_as(name: &str, body: &[u8], has_bom: bool) -> Result<String, SyntaxError> {
    let is_plain_utf8 = name.to_ascii_lowercase().replace('_', "-").starts_with("utf-8");
    match normalised(name).as_str() {
        "utf-8" if is_plain_utf8 || !has_bom => decode_utf8(body, true),
        _ if has_bom => Err(error(format!("encoding problem: {name} with BOM"))),
        "iso-8859-1" => Ok(body.iter().map(|&byte| byte as char).collect()),
        "ascii" => decode_ascii(body),
        _ => Err(error(format!("unknown encoding: {name}"))),
    }
}

fn normalised(name: &str) -> String {
    let name = name.to_ascii_lowercase().replace('_', "-");
    match name.as_str() {
        "utf-8" | "utf8" | "utf" | "u8" | "utf-8-sig" => "utf-8".to_owned(),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "iso-latin-1" | "l1" | "8859" | "cp819" => {
            "iso-8859-1".to_owned()
        }
        "ascii" | "us-ascii" | "646" => "ascii".to_owned(),
        _ if name.starts_with("utf-8-") => "utf-8".to_owned(),
        _ if name.starts_with("latin-1-") || name.starts_with("iso-8859-1-") => "iso-8859-1".to_owned(),
        _ => name,
    }
}

/// Finds `coding: name` or `coding=name` in a comment of the first two lines; the second counts only when the first
/// holds no code.
fn declared_encoding(body: &[u8]) -> Option<String> {
    for line in body.split(|&byte| byte == b'\n').take(2) {
        let code = line.trim_ascii_start();
        match code.first() {
            Some(b'#') => {
                if let Some(name) = encoding_in_comment(code) {
                    return Some(name);
                }
            }
            None => {}
            Some(_) => return None,
        }
    }
    None
}

fn encoding_in_comment(comment: &[u8]) -> Option<String> {
    let mut rest = comment;
    while let Some(at) = find(rest, b"coding") {
        rest = &rest[at + b"coding".len()..];
        let Some(b':' | b'=') = rest.first() else { continue };
        let value = rest[1..].iter().skip_while(|byte| matches!(byte, b' ' | b'\t'));
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let name: Vec<u8> = value.copied().take_while(is_part).collect();
        if !name.is_empty() {
            return String::from_utf8(name).ok();
        }
    }
    None
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn decode_utf8(body: &[u8], is_declared: bool) -> Result<String, SyntaxError> {
    let Err(fault) = std::str::from_utf8(body) else {
        return Ok(String::from_utf8_lossy(body).into_owned());
    };
    let at = fault.valid_up_to();
    if is_declared {
        return Err(unicode_error("utf-8", body, at));
    }
    let line = body[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
    let byte = body[at];
    Err(error_at(
        format!(
            "Non-UTF-8 code starting with '\\x{byte:02x}' on line {line}, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details"
        ),
        at,
    ))
}

fn decode_ascii(body: &[u8]) -> Result<String, SyntaxError> {
    match body.iter().position(|byte| !byte.is_ascii()) {
        Some(at) => Err(unicode_error("ascii", body, at)),
        None => Ok(String::from_utf8_lossy(body).into_owned()),
    }
}

fn unicode_error(codec: &str, body: &[u8], at: usize) -> SyntaxError {
    let byte = body[at];
    let reason = match (codec, byte) {
        ("ascii", _) => "ordinal not in range(128)",
        (_, 0xc2..=0xf4) if at + 1 == body.len() => "unexpected end of data",
        (_, 0xc2..=0xf4) => "invalid continuation byte",
        _ => "invalid start byte",
    };
    error_at(format!("(unicode error) '{codec}' codec can't decode byte 0x{byte:02x} in position {at}: {reason}"), at)
}

fn error(message: String) -> SyntaxError {
    error_at(message, 0)
}

fn error_at(message: String, at: usize) -> SyntaxError {
    SyntaxError::new(message, Span::new(at as u32, at as u32 + 1)).without_caret()
}
