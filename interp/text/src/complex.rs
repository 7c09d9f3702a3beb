//! Complex numbers: text in both directions, and the operations that can fail.

use crate::error::TextError;
use crate::float::{Notation, NotationFlags, remove_underscores, to_notation};
use crate::int::{is_c_space, to_ascii_number};
use crate::quote;

/// A complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imag: f64,
}

impl Complex {
    /// Joins two parts.
    pub fn new(real: f64, imag: f64) -> Complex {
        Complex { real, imag }
    }

    /// The product by the plain formula, which is CPython's.
    pub fn multiply(self, other: Complex) -> Complex {
        Complex {
            real: self.real * other.real - self.imag * other.imag,
            imag: self.real * other.imag + self.imag * other.real,
        }
    }

    /// The quotient.
    ///
    /// # Errors
    /// `ZeroDivisionError` when the divisor is zero.
    pub fn divide(self, other: Complex) -> Result<Complex, TextError> {
        self.quotient(other).ok_or_else(|| TextError::zero_division("complex division by zero"))
    }

    /// `self ** exponent`.
    ///
    /// # Errors
    /// `ZeroDivisionError` for zero to a negative or complex power, `OverflowError` when a part of
    /// the result is infinite.
    pub fn power(self, exponent: Complex) -> Result<Complex, TextError> {
        let is_small_integer =
            exponent.imag == 0.0 && exponent.real == exponent.real.floor() && exponent.real.abs() <= 100.0;
        let result =
            if is_small_integer { self.integer_power(exponent.real as i32) } else { self.general_power(exponent) };
        let result = result.ok_or_else(|| TextError::zero_division("0.0 to a negative or complex power"))?;
        if result.real.is_infinite() || result.imag.is_infinite() {
            return Err(TextError::overflow("complex exponentiation"));
        }
        Ok(result)
    }

    /// Divides after scaling by the larger part of the divisor, so that squares do not overflow.
    fn quotient(self, other: Complex) -> Option<Complex> {
        let (abs_real, abs_imag) = (other.real.abs(), other.imag.abs());
        if abs_real >= abs_imag {
            let ratio = other.imag / other.real;
            let divisor = other.real + other.imag * ratio;
            (abs_real != 0.0).then(|| Complex {
                real: (self.real + self.imag * ratio) / divisor,
                imag: (self.imag - self.real * ratio) / divisor,
            })
        } else if abs_imag >= abs_real {
            let ratio = other.real / other.imag;
            let divisor = other.real * ratio + other.imag;
            Some(Complex {
                real: (self.real * ratio + self.imag) / divisor,
                imag: (self.imag * ratio - self.real) / divisor,
            })
        } else {
            Some(Complex::new(f64::NAN, f64::NAN))
        }
    }

    fn integer_power(self, exponent: i32) -> Option<Complex> {
        let power = self.unsigned_power(exponent.unsigned_abs());
        if exponent > 0 { Some(power) } else { Complex::new(1.0, 0.0).quotient(power) }
    }

    fn unsigned_power(self, exponent: u32) -> Complex {
        let mut result = Complex::new(1.0, 0.0);
        let mut square = self;
        let mut rest = exponent;
        while rest > 0 {
            if rest & 1 == 1 {
                result = result.multiply(square);
            }
            square = square.multiply(square);
            rest >>= 1;
        }
        result
    }

    /// The power by polar coordinates, `None` for zero to a negative or complex power and for an
    /// infinite angle.
    fn general_power(self, exponent: Complex) -> Option<Complex> {
        if self.real == 0.0 && self.imag == 0.0 {
            let is_defined = exponent.imag == 0.0 && exponent.real >= 0.0;
            return is_defined.then(|| Complex::new(0.0, 0.0));
        }
        let radius = self.real.hypot(self.imag);
        let angle = self.imag.atan2(self.real);
        let mut length = radius.powf(exponent.real);
        let mut phase = angle * exponent.real;
        if exponent.imag != 0.0 {
            // Not the same as multiplying: a division keeps the rounding of the reference.
            length /= (angle * exponent.imag).exp();
            phase += exponent.imag * radius.ln();
        }
        // C reports a domain error for the sine of an infinity, and none for that of a NaN.
        let is_defined = !phase.is_infinite();
        is_defined.then(|| Complex::new(length * phase.cos(), length * phase.sin()))
    }
}

/// Writes a complex number as `repr` does: `2j`, `(1+2j)`, `(-0-0j)`.
pub fn repr(value: Complex) -> String {
    let part = |part| to_notation(part, Notation::Shortest, NotationFlags::default());
    let imag = part(value.imag);
    if value.real == 0.0 && value.real.is_sign_positive() {
        return imag + "j";
    }
    let sign = if imag.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imag}j)", part(value.real))
}

/// Reads a complex number as `complex(text)` does.
///
/// # Errors
/// `ValueError` when the text is no complex number.
pub fn parse(text: &str) -> Result<Complex, TextError> {
    let ascii = to_ascii_number(text);
    let clean = remove_underscores(&ascii).ok_or_else(|| {
        let shown = quote::repr(text);
        TextError::value(format!("could not convert string to complex: {shown}"))
    })?;
    parse_ascii(&clean).ok_or_else(|| TextError::value("complex() arg is a malformed string"))
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii() && is_c_space(c as u8))
}

fn parse_ascii(text: &str) -> Option<Complex> {
    let text = trim(text);
    match text.strip_prefix('(') {
        Some(rest) => parse_sum(trim(rest.strip_suffix(')')?)),
        None => parse_sum(text),
    }
}

fn parse_sum(text: &str) -> Option<Complex> {
    let (first, rest) = split_float(text);
    match (first, rest) {
        (Some(real), "") => Some(Complex::new(real, 0.0)),
        (Some(imag), "j" | "J") => Some(Complex::new(0.0, imag)),
        (Some(real), rest) if rest.starts_with(['+', '-']) => Some(Complex::new(real, parse_imaginary(rest)?)),
        (Some(_), _) => None,
        (None, rest) => Some(Complex::new(0.0, parse_imaginary(rest)?)),
    }
}

fn parse_imaginary(text: &str) -> Option<f64> {
    let digits = text.strip_suffix(['j', 'J'])?;
    match digits {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => match split_float(digits) {
            (value, "") => value,
            _ => None,
        },
    }
}

/// Splits the longest float off the front of a text.
fn split_float(text: &str) -> (Option<f64>, &str) {
    let (float, rest) = text.split_at(float_len(text));
    (float.parse().ok(), rest)
}

/// The length of the longest float that a text begins with, 0 when there is none.
fn float_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let sign_len = usize::from(text.starts_with(['+', '-']));
    if let Some(len) = word_len(&bytes[sign_len..]) {
        return sign_len + len;
    }
    let n_digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let n_whole = n_digits(sign_len);
    let mut end = sign_len + n_whole;
    let mut n_fraction = 0;
    if bytes.get(end) == Some(&b'.') {
        n_fraction = n_digits(end + 1);
        end += 1 + n_fraction;
    }
    if n_whole + n_fraction == 0 {
        return 0;
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let digits_at = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        if bytes.get(digits_at).is_some_and(u8::is_ascii_digit) {
            end = digits_at + n_digits(digits_at);
        }
    }
    end
}

fn word_len(text: &[u8]) -> Option<usize> {
    let starts_with =
        |word: &&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    ["infinity", "inf", "nan"].iter().find(|word| starts_with(word)).map(|word| word.len())
}
