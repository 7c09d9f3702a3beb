//! Numbers.

use dashu_int::IBig;

use crate::ast::Constant;
use crate::error::SyntaxError;
use crate::source::Span;

/// CPython's limit on the digits of a decimal integer.
const MAX_DECIMAL_DIGITS: usize = 4300;

/// Reads the number written as `text`, which the scanner has found well formed.
pub(crate) fn number(text: &str, span: Span) -> Result<Constant, SyntaxError> {
    let digits: String = text.chars().filter(|&c| c != '_').collect();
    let (radix, digits) = match digits.get(..2) {
        Some("0x" | "0X") => (16, &digits[2..]),
        Some("0o" | "0O") => (8, &digits[2..]),
        Some("0b" | "0B") => (2, &digits[2..]),
        _ => (10, &digits[..]),
    };
    if radix != 10 || digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return integer(digits, radix, span);
    }
    Ok(match digits.strip_suffix(['j', 'J']) {
        Some(imaginary) => Constant::Complex(float(imaginary)),
        None => Constant::Float(float(digits)),
    })
}

fn float(text: &str) -> f64 {
    text.parse().expect("the scanner accepts only digits, one dot and one exponent")
}

fn integer(digits: &str, radix: u32, span: Span) -> Result<Constant, SyntaxError> {
    if let Ok(value) = i64::from_str_radix(digits, radix) {
        return Ok(Constant::Int(value));
    }
    if radix == 10 && digits.len() > MAX_DECIMAL_DIGITS {
        return Err(too_long(digits.len(), span));
    }
    let value = IBig::from_str_radix(digits, radix).expect("the scanner accepts only digits of the radix");
    Ok(Constant::BigInt(value))
}

fn too_long(n_digits: usize, span: Span) -> SyntaxError {
    let message = format!(
        "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has {n_digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals \
         to avoid decimal conversion limits."
    );
    SyntaxError::new(message, span).without_caret()
}
