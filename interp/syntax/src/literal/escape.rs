//! Escape sequences.
//!
//! Errors carry the positions CPython prints, which count a non-ASCII character as ten bytes: its decoder first writes
//! such characters as escapes.

/// Decodes the escapes of a string, and line ends to `\n`.
///
/// # Errors
///
/// Returns the message for the first bad escape.
pub(super) fn decode_str(body: &str, is_raw: bool) -> Result<String, String> {
    if is_raw || !body.contains('\\') {
        return Ok(with_plain_line_ends(body));
    }
    let mut decoder = Decoder { rest: body, position: 0, out: String::with_capacity(body.len()) };
    while decoder.step()? {}
    Ok(decoder.out)
}

/// Decodes the escapes of a bytes literal.
///
/// # Errors
///
/// Returns the message for the first bad escape.
pub(super) fn decode_bytes(body: &str, is_raw: bool) -> Result<Vec<u8>, String> {
    let body = with_plain_line_ends(body);
    if is_raw {
        return Ok(body.into_bytes());
    }
    let bytes = body.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut pos = 0;
    while pos < bytes.len() {
        pos +=
            if bytes[pos] == b'\\' { push_byte_escape(bytes, pos, &mut out)? } else { push_byte(bytes[pos], &mut out) };
    }
    Ok(out)
}

fn push_byte(byte: u8, out: &mut Vec<u8>) -> usize {
    out.push(byte);
    1
}

/// Decodes the escape at `pos` and returns its length.
fn push_byte_escape(bytes: &[u8], pos: usize, out: &mut Vec<u8>) -> Result<usize, String> {
    let Some(&byte) = bytes.get(pos + 1) else { return Ok(push_byte(b'\\', out)) };
    if let Some(c) = simple_escape(byte) {
        out.push(c as u8);
        return Ok(2);
    }
    match byte {
        b'\n' => Ok(2),
        b'0'..=b'7' => {
            let (value, len) = octal(&bytes[pos + 1..]);
            out.push(value as u8);
            Ok(len + 1)
        }
        b'x' => {
            let value =
                hex(&bytes[pos + 2..], 2).map_err(|_| format!("(value error) invalid \\x escape at position {pos}"))?;
            out.push(value as u8);
            Ok(4)
        }
        _ => Ok(push_byte(b'\\', out)),
    }
}

fn simple_escape(byte: u8) -> Option<char> {
    Some(match byte {
        b'\\' => '\\',
        b'\'' => '\'',
        b'"' => '"',
        b'a' => '\x07',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'v' => '\x0b',
        _ => return None,
    })
}

/// Reads up to three octal digits: the value and their number.
fn octal(bytes: &[u8]) -> (u32, usize) {
    let len = bytes.iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
    (bytes[..len].iter().fold(0, |value, byte| value * 8 + u32::from(byte - b'0')), len)
}

/// Reads exactly `n` hexadecimal digits, or returns how many there are.
fn hex(bytes: &[u8], n: usize) -> Result<u32, usize> {
    let len = bytes.iter().take(n).take_while(|byte| byte.is_ascii_hexdigit()).count();
    if len < n {
        return Err(len);
    }
    Ok(bytes[..n].iter().fold(0, |value, &byte| value * 16 + (byte as char).to_digit(16).unwrap_or(0)))
}

fn with_plain_line_ends(body: &str) -> String {
    if body.contains('\r') { body.replace("\r\n", "\n").replace('\r', "\n") } else { body.to_owned() }
}

struct Decoder<'a> {
    rest: &'a str,
    position: usize,
    out: String,
}

impl Decoder<'_> {
    /// Decodes up to and including the next escape; false at the end.
    fn step(&mut self) -> Result<bool, String> {
        let plain = self.rest.find('\\').unwrap_or(self.rest.len());
        let text = with_plain_line_ends(&self.rest[..plain]);
        self.position += text.chars().map(|c| if c.is_ascii() { 1 } else { 10 }).sum::<usize>();
        self.out.push_str(&text);
        self.rest = &self.rest[plain..];
        if self.rest.is_empty() {
            return Ok(false);
        }
        self.escape()?;
        Ok(true)
    }

    fn escape(&mut self) -> Result<(), String> {
        let bytes = self.rest.as_bytes();
        let Some(&byte) = bytes.get(1) else { return self.bad(1, "\\ at end of string") };
        if let Some(c) = simple_escape(byte) {
            return self.accept(Some(c), 2);
        }
        match byte {
            b'\n' => self.accept(None, 2),
            b'\r' => self.accept(None, if bytes.get(2) == Some(&b'\n') { 3 } else { 2 }),
            b'0'..=b'7' => {
                let (value, len) = octal(&bytes[1..]);
                self.accept(char::from_u32(value), len + 1)
            }
            b'x' => self.hex_escape(2, "truncated \\xXX escape"),
            b'u' => self.hex_escape(4, "truncated \\uXXXX escape"),
            b'U' => self.hex_escape(8, "truncated \\UXXXXXXXX escape"),
            b'N' => self.named_escape(),
            _ => self.accept(Some('\\'), 1),
        }
    }

    fn accept(&mut self, c: Option<char>, len: usize) -> Result<(), String> {
        self.out.extend(c);
        self.rest = &self.rest[len..];
        self.position += len;
        Ok(())
    }

    fn hex_escape(&mut self, n: usize, truncated: &str) -> Result<(), String> {
        let value = match hex(&self.rest.as_bytes()[2..], n) {
            Ok(value) => value,
            Err(len) => return self.bad(len + 2, truncated),
        };
        match char::from_u32(value) {
            Some(c) => self.accept(Some(c), n + 2),
            None if value <= 0x10ffff => Err(format!(
                "surrogate escape '{}' is outside the language: strings hold whole characters only",
                &self.rest[..n + 2]
            )),
            None => self.bad(n + 2, "illegal Unicode character"),
        }
    }

    fn named_escape(&mut self) -> Result<(), String> {
        let rest = &self.rest[2..];
        let close = rest.find('}');
        let name = close.and_then(|close| rest[..close].strip_prefix('{'));
        match name {
            Some(name) if !name.is_empty() => match unicode_names2::character(name) {
                Some(c) => self.accept(Some(c), name.len() + 4),
                None => self.bad(name.len() + 4, "unknown Unicode character name"),
            },
            Some(_) => self.bad(3, "malformed \\N character escape"),
            None if rest.starts_with('{') => self.bad(self.rest.len(), "malformed \\N character escape"),
            None => self.bad(2, "malformed \\N character escape"),
        }
    }

    fn bad(&self, len: usize, reason: &str) -> Result<(), String> {
        let (first, last) = (self.position, self.position + len - 1);
        let place = if len == 1 {
            format!("byte 0x5c in position {first}")
        } else {
            format!("bytes in position {first}-{last}")
        };
        Err(format!("(unicode error) 'unicodeescape' codec can't decode {place}: {reason}"))
    }
}
