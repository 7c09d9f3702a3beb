//! `format(str, spec)`.

use super::layout::write_padded;
use super::spec::{Align, FormatSpec, SignMode, Target, unknown_code};
use crate::error::TextError;

/// Formats a text by an unparsed spec; `type_name` is the type that error messages name.
///
/// # Errors
/// `ValueError` for a spec that texts do not take.
pub fn format_text(value: &str, spec: &str, type_name: &str) -> Result<String, TextError> {
    if spec.is_empty() || spec == "s" {
        return Ok(value.to_owned());
    }
    let spec = FormatSpec::parse(spec, Target::Text, type_name)?;
    let mut out = String::new();
    write_text(&mut out, value, &spec, type_name)?;
    Ok(out)
}

/// Appends a text by a parsed spec.
///
/// # Errors
/// As for [`format_text`].
pub fn write_text(out: &mut String, value: &str, spec: &FormatSpec, type_name: &str) -> Result<(), TextError> {
    check(spec, type_name)?;
    let value = truncate(value, spec.precision);
    let n_chars = if spec.width.is_some() { value.chars().count() } else { 0 };
    write_padded(out, value, n_chars, spec, Align::Left)
}

/// The first `n_chars` characters.
pub(crate) fn truncate(value: &str, n_chars: Option<usize>) -> &str {
    match n_chars {
        Some(n_chars) if n_chars < value.len() => {
            let end = value.char_indices().nth(n_chars).map_or(value.len(), |(idx, _)| idx);
            &value[..end]
        }
        _ => value,
    }
}

fn check(spec: &FormatSpec, type_name: &str) -> Result<(), TextError> {
    if let Some(code) = spec.code
        && code != 's'
    {
        return Err(unknown_code(code, type_name));
    }
    let refuse = |what: &'static str| Err(TextError::value(what));
    match spec.sign {
        Some(SignMode::Space) => return refuse("Space not allowed in string format specifier"),
        Some(_) => return refuse("Sign not allowed in string format specifier"),
        None => {}
    }
    if spec.no_negative_zero {
        return refuse("Negative zero coercion (z) not allowed in string format specifier");
    }
    if spec.alternate {
        return refuse("Alternate form (#) not allowed in string format specifier");
    }
    if spec.align == Some(Align::AfterSign) {
        return refuse("'=' alignment not allowed in string format specifier");
    }
    Ok(())
}
