//! `format(complex, spec)`.

use super::floating::{check_precision, choose_notation, notation_flags};
use super::layout::{NumberParts, write_number, write_padded};
use super::spec::{Align, FormatSpec, SignMode, Target, unknown_code};
use crate::complex::{self, Complex};
use crate::error::TextError;
use crate::float::{Notation, to_notation};

/// Formats a complex number by an unparsed spec; `type_name` is the type that error messages
/// name.
///
/// # Errors
/// `ValueError` for a spec that complex numbers do not take.
pub fn format_complex(value: Complex, spec: &str, type_name: &str) -> Result<String, TextError> {
    if spec.is_empty() {
        return Ok(complex::repr(value));
    }
    let spec = FormatSpec::parse(spec, Target::Complex, type_name)?;
    let mut out = String::new();
    write_complex(&mut out, value, &spec, type_name)?;
    Ok(out)
}

/// Appends a complex number by a parsed spec.
///
/// # Errors
/// As for [`format_complex`].
pub fn write_complex(out: &mut String, value: Complex, spec: &FormatSpec, type_name: &str) -> Result<(), TextError> {
    let notation = check(spec, type_name)?;
    let bare = spec.code.is_none();
    let Complex { real, imag } = value;
    let skip_real = bare && real == 0.0 && real.is_sign_positive();
    let mut body = String::new();
    if !skip_real {
        write_part(&mut body, real, notation, spec, spec.sign)?;
    }
    let sign = if skip_real { spec.sign } else { Some(SignMode::Plus) };
    write_part(&mut body, imag, notation, spec, sign)?;
    body.push('j');
    if bare && !skip_real {
        body = format!("({body})");
    }
    write_padded(out, &body, body.len(), spec, Align::Right)
}

fn check(spec: &FormatSpec, type_name: &str) -> Result<Notation, TextError> {
    if let Some(code @ '%') = spec.code {
        return Err(unknown_code(code, type_name));
    }
    let notation = choose_notation(spec, type_name)?;
    if spec.fill == '0' {
        return Err(TextError::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Some(Align::AfterSign) {
        return Err(TextError::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    check_precision(spec)?;
    Ok(notation)
}

fn write_part(
    out: &mut String,
    value: f64,
    notation: Notation,
    spec: &FormatSpec,
    sign: Option<SignMode>,
) -> Result<(), TextError> {
    let text = to_notation(value, notation, notation_flags(spec, false));
    let part = FormatSpec { sign, width: None, fill: ' ', align: Some(Align::Left), ..spec.clone() };
    write_number(out, &NumberParts::split(&text), &part, 3)
}
