//! `format(float, spec)`.

use super::layout::{NumberParts, check_room, write_number};
use super::spec::{FormatSpec, Target, unknown_code};
use crate::error::TextError;
use crate::float::{self, Notation, NotationFlags};

const DEFAULT_PRECISION: usize = 6;

/// Formats a float by an unparsed spec; `type_name` is the type that error messages name.
///
/// # Errors
/// `ValueError` for a spec that floats do not take.
pub fn format_float(value: f64, spec: &str, type_name: &str) -> Result<String, TextError> {
    if spec.is_empty() {
        return Ok(float::repr(value));
    }
    let spec = FormatSpec::parse(spec, Target::Float, type_name)?;
    let mut out = String::new();
    write_float(&mut out, value, &spec, type_name)?;
    Ok(out)
}

/// Appends a float by a parsed spec.
///
/// # Errors
/// As for [`format_float`].
pub fn write_float(out: &mut String, value: f64, spec: &FormatSpec, type_name: &str) -> Result<(), TextError> {
    let percent = spec.code == Some('%');
    let notation = choose_notation(spec, type_name)?;
    check_precision(spec)?;
    let value = if percent { value * 100.0 } else { value };
    let mut text = float::to_notation(value, notation, notation_flags(spec, spec.code.is_none()));
    if percent {
        text.push('%');
    }
    if spec.width.is_none() && spec.grouping.is_none() && spec.sign.is_none() {
        out.push_str(&text);
        return Ok(());
    }
    write_number(out, &NumberParts::split(&text), spec, 3)
}

/// The notation of a spec for floats and for the parts of complex numbers.
pub(super) fn choose_notation(spec: &FormatSpec, type_name: &str) -> Result<Notation, TextError> {
    let precision = spec.precision.unwrap_or(DEFAULT_PRECISION);
    let notation = match spec.code {
        None if spec.precision.is_none() => Notation::Shortest,
        None | Some('g' | 'G' | 'n') => Notation::General(precision),
        Some('f' | 'F' | '%') => Notation::Fixed(precision),
        Some('e' | 'E') => Notation::Exponent(precision),
        Some(code) => return Err(unknown_code(code, type_name)),
    };
    Ok(notation)
}

/// Refuses a precision beyond what C can pass on.
pub(super) fn check_precision(spec: &FormatSpec) -> Result<(), TextError> {
    let precision = spec.precision.unwrap_or(DEFAULT_PRECISION);
    if precision > i32::MAX as usize {
        return Err(TextError::value("precision too big"));
    }
    check_room(precision)
}

/// The flags of a spec; `add_dot_0` differs between floats and complex numbers.
pub(super) fn notation_flags(spec: &FormatSpec, add_dot_0: bool) -> NotationFlags {
    NotationFlags {
        alternate: spec.alternate,
        add_dot_0,
        no_negative_zero: spec.no_negative_zero,
        upper: matches!(spec.code, Some('E' | 'F' | 'G')),
    }
}
