//! `format(int, spec)`.

use dashu_int::{IBig, Sign};

use super::layout::{NumberParts, write_number};
use super::spec::{FormatSpec, Target, unknown_code};
use super::write_float;
use crate::chars;
use crate::error::TextError;
use crate::int::{self, Radix};

/// What integer formatting needs to know beside the value and the spec.
#[derive(Clone, Copy, Debug)]
pub struct IntOptions<'a> {
    /// The type that error messages name: `int`, `bool` or a subclass.
    pub type_name: &'a str,
    /// The limit on decimal digits, 0 for none.
    pub max_digits: usize,
}

impl Default for IntOptions<'_> {
    fn default() -> Self {
        IntOptions { type_name: "int", max_digits: int::DEFAULT_MAX_STR_DIGITS }
    }
}

/// Formats a 64-bit integer by an unparsed spec.
///
/// # Errors
/// `ValueError` for a spec that integers do not take, `OverflowError` for a bad `c`.
pub fn format_small(value: i64, spec: &str, options: IntOptions) -> Result<String, TextError> {
    if spec.is_empty() || spec == "d" {
        return Ok(int::small_to_decimal(value));
    }
    let spec = FormatSpec::parse(spec, Target::Integer, options.type_name)?;
    let mut out = String::new();
    write_small(&mut out, value, &spec, options)?;
    Ok(out)
}

/// Formats a big integer by an unparsed spec.
///
/// # Errors
/// As for [`format_small`], and `ValueError` for too many digits.
pub fn format_big(value: &IBig, spec: &str, options: IntOptions) -> Result<String, TextError> {
    let spec = FormatSpec::parse(spec, Target::Integer, options.type_name)?;
    let mut out = String::new();
    write_big(&mut out, value, &spec, options)?;
    Ok(out)
}

/// Appends a 64-bit integer by a parsed spec.
///
/// # Errors
/// As for [`format_small`].
pub fn write_small(out: &mut String, value: i64, spec: &FormatSpec, options: IntOptions) -> Result<(), TextError> {
    if is_float_code(spec.code) {
        return write_float(out, value as f64, spec, options.type_name);
    }
    check_flags(spec)?;
    match digits_of(spec.code, options)? {
        DigitsOf::Char => write_char(out, Some(value), spec),
        DigitsOf::Decimal => {
            let mut buffer = itoa::Buffer::new();
            write_digits(out, value < 0, "", buffer.format(value.unsigned_abs()), spec, 3)
        }
        DigitsOf::Radix(radix) => {
            let mut buffer = [0; 64];
            let digits = int::radix_digits(value.unsigned_abs(), radix, &mut buffer);
            write_radix(out, value < 0, digits, radix, spec)
        }
    }
}

/// Appends a big integer by a parsed spec.
///
/// # Errors
/// As for [`format_big`].
pub fn write_big(out: &mut String, value: &IBig, spec: &FormatSpec, options: IntOptions) -> Result<(), TextError> {
    if is_float_code(spec.code) {
        return write_float(out, int::big_to_float(value)?, spec, options.type_name);
    }
    check_flags(spec)?;
    let negative = value.sign() == Sign::Negative;
    match digits_of(spec.code, options)? {
        DigitsOf::Char => write_char(out, i64::try_from(value).ok(), spec),
        DigitsOf::Decimal => {
            let text = int::big_to_decimal(value, options.max_digits)?;
            write_digits(out, negative, "", text.trim_start_matches('-'), spec, 3)
        }
        DigitsOf::Radix(radix) => {
            let digits = int::big_to_radix(value, radix, false);
            write_radix(out, negative, &digits, radix, spec)
        }
    }
}

enum DigitsOf {
    Char,
    Decimal,
    Radix(Radix),
}

fn digits_of(code: Option<char>, options: IntOptions) -> Result<DigitsOf, TextError> {
    Ok(match code {
        None | Some('d' | 'n') => DigitsOf::Decimal,
        Some('c') => DigitsOf::Char,
        Some('b') => DigitsOf::Radix(Radix::Binary),
        Some('o') => DigitsOf::Radix(Radix::Octal),
        Some('x') => DigitsOf::Radix(Radix::LowerHex),
        Some('X') => DigitsOf::Radix(Radix::UpperHex),
        Some(code) => return Err(unknown_code(code, options.type_name)),
    })
}

fn is_float_code(code: Option<char>) -> bool {
    matches!(code, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%'))
}

fn is_integer_code(code: Option<char>) -> bool {
    matches!(code, None | Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n'))
}

fn check_flags(spec: &FormatSpec) -> Result<(), TextError> {
    if !is_integer_code(spec.code) {
        return Ok(());
    }
    if spec.precision.is_some() {
        return Err(TextError::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(TextError::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    Ok(())
}

fn write_char(out: &mut String, value: Option<i64>, spec: &FormatSpec) -> Result<(), TextError> {
    if spec.sign.is_some() {
        return Err(TextError::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(TextError::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let value = value.ok_or_else(|| TextError::overflow("Python int too large to convert to C long"))?;
    let out_of_range = || TextError::overflow("%c arg not in range(0x110000)");
    let code = u32::try_from(value).ok();
    let c = code.and_then(chars::from_code_point).ok_or_else(out_of_range)??;
    let mut buffer = [0; 4];
    let rest = c.encode_utf8(&mut buffer);
    let parts = NumberParts { negative: false, prefix: "", digits: "", rest };
    write_number(out, &parts, spec, 3)
}

fn write_radix(
    out: &mut String,
    negative: bool,
    digits: &str,
    radix: Radix,
    spec: &FormatSpec,
) -> Result<(), TextError> {
    let prefix = if spec.alternate { radix.prefix() } else { "" };
    write_digits(out, negative, prefix, digits.trim_start_matches('-'), spec, 4)
}

fn write_digits(
    out: &mut String,
    negative: bool,
    prefix: &str,
    digits: &str,
    spec: &FormatSpec,
    group_size: usize,
) -> Result<(), TextError> {
    write_number(out, &NumberParts { negative, prefix, digits, rest: "" }, spec, group_size)
}
