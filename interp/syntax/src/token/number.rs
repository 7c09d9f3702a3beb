//! Numbers: their extent and their lexical errors.

use super::scanner::{Fault, Scanner};
use crate::source::Span;

type Scanned = Result<(), Box<Fault>>;

/// Consumes a number, which starts with a digit or with a dot before a digit.
pub(super) fn scan(scanner: &mut Scanner<'_>) -> Scanned {
    if scanner.peek() == Some(b'0') {
        match scanner.peek_at(1).map(|byte| byte.to_ascii_lowercase()) {
            Some(b'x') => return scan_radix(scanner, 16, "hexadecimal"),
            Some(b'o') => return scan_radix(scanner, 8, "octal"),
            Some(b'b') => return scan_radix(scanner, 2, "binary"),
            _ => return scan_zero(scanner),
        }
    }
    if scanner.peek() != Some(b'.') {
        scan_digits(scanner)?;
    }
    scan_fraction(scanner)
}

fn scan_radix(scanner: &mut Scanner<'_>, radix: u32, what: &str) -> Scanned {
    scanner.pos += 2;
    loop {
        if scanner.peek() == Some(b'_') {
            scanner.pos += 1;
        }
        let Some(digit) = scanner.peek().filter(|&byte| is_digit(byte, radix)) else {
            return Err(bad_digit(scanner, radix, what));
        };
        let _ = digit;
        while scanner.peek().is_some_and(|byte| is_digit(byte, radix)) {
            scanner.pos += 1;
        }
        if scanner.peek() != Some(b'_') {
            break;
        }
    }
    if scanner.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        return Err(bad_digit(scanner, radix, what));
    }
    check_end(scanner, what)
}

fn is_digit(byte: u8, radix: u32) -> bool {
    (byte as char).is_digit(radix)
}

fn bad_digit(scanner: &mut Scanner<'_>, radix: u32, what: &str) -> Box<Fault> {
    match scanner.peek() {
        Some(byte) if byte.is_ascii_digit() && radix < 10 => {
            scanner.pos += 1;
            scanner.fault(format!("invalid digit '{}' in {what} literal", byte as char))
        }
        _ => scanner.fault(format!("invalid {what} literal")),
    }
}

/// A literal that starts with 0 may be 0 itself (in any length), a float or an imaginary number.
fn scan_zero(scanner: &mut Scanner<'_>) -> Scanned {
    while let Some(b'0' | b'_') = scanner.peek() {
        let is_underscore = scanner.peek() == Some(b'_');
        scanner.pos += 1;
        if is_underscore && !scanner.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(scanner.fault("invalid decimal literal"));
        }
    }
    let zeros = Span::new(scanner.start as u32, scanner.pos as u32);
    let is_nonzero = scanner.peek().is_some_and(|byte| byte.is_ascii_digit());
    if is_nonzero {
        scan_digits(scanner)?;
    }
    let is_float = matches!(scanner.peek(), Some(b'.' | b'j' | b'J')) || at_exponent(scanner);
    if is_nonzero && !is_float {
        let message = "leading zeros in decimal integer literals are not permitted; \
                       use an 0o prefix for octal integers";
        return Err(scanner.fault_at(message, zeros));
    }
    scan_fraction(scanner)
}

/// Consumes digits with single underscores between them.
fn scan_digits(scanner: &mut Scanner<'_>) -> Scanned {
    loop {
        while scanner.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            scanner.pos += 1;
        }
        if scanner.peek() != Some(b'_') {
            return Ok(());
        }
        scanner.pos += 1;
        if !scanner.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(scanner.fault("invalid decimal literal"));
        }
    }
}

/// Consumes what may follow the integer part: fraction, exponent, `j`.
fn scan_fraction(scanner: &mut Scanner<'_>) -> Scanned {
    if scanner.peek() == Some(b'.') {
        scanner.pos += 1;
        if scanner.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            scan_digits(scanner)?;
        }
    }
    scan_exponent(scanner)?;
    if let Some(b'j' | b'J') = scanner.peek() {
        scanner.pos += 1;
        return check_end(scanner, "imaginary");
    }
    check_end(scanner, "decimal")
}

fn at_exponent(scanner: &Scanner<'_>) -> bool {
    let after = |ahead| scanner.peek_at(ahead).is_some_and(|byte| byte.is_ascii_digit());
    let is_signed = matches!(scanner.peek_at(1), Some(b'+' | b'-'));
    matches!(scanner.peek(), Some(b'e' | b'E')) && (is_signed || after(1))
}

fn scan_exponent(scanner: &mut Scanner<'_>) -> Scanned {
    if !at_exponent(scanner) {
        return Ok(());
    }
    scanner.pos += 1;
    if let Some(b'+' | b'-') = scanner.peek() {
        scanner.pos += 1;
        if !scanner.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(scanner.fault("invalid decimal literal"));
        }
    }
    scan_digits(scanner)
}

/// Nothing that looks like a word may follow a number, except the keywords that may follow an expression.
fn check_end(scanner: &Scanner<'_>, what: &str) -> Scanned {
    const KEYWORDS: [&[u8]; 8] = [b"and", b"else", b"for", b"if", b"in", b"is", b"or", b"not"];
    let rest = scanner.rest();
    let continues = rest.first().is_some_and(|&byte| byte == b'_' || byte.is_ascii_alphanumeric() || byte >= 0x80);
    if !continues || KEYWORDS.iter().any(|keyword| rest.starts_with(keyword)) {
        return Ok(());
    }
    Err(scanner.fault(format!("invalid {what} literal")))
}
