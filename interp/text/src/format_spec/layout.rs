//! Signs, groups and padding of formatted values.

use super::spec::{Align, FormatSpec, SignMode};
use crate::error::{ErrorKind, TextError};

/// A number in the parts that padding and grouping treat apart.
pub(super) struct NumberParts<'a> {
    pub negative: bool,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// The digits before the point, which are grouped.
    pub digits: &'a str,
    /// Everything after them.
    pub rest: &'a str,
}

impl<'a> NumberParts<'a> {
    /// Splits a written float, whose sign is `-` or absent.
    pub fn split(text: &'a str) -> NumberParts<'a> {
        let unsigned = text.strip_prefix('-');
        let body = unsigned.unwrap_or(text);
        let n_digits = body.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = body.split_at(n_digits);
        NumberParts { negative: unsigned.is_some(), prefix: "", digits, rest }
    }
}

/// Appends a number with its sign, groups of `group_size` digits and padding.
pub(super) fn write_number(
    out: &mut String,
    number: &NumberParts,
    spec: &FormatSpec,
    group_size: usize,
) -> Result<(), TextError> {
    let sign = sign_text(number.negative, spec.sign);
    let n_others = sign.len() + number.prefix.len() + number.rest.chars().count();
    let width = spec.width.unwrap_or(0);
    let align = spec.align.unwrap_or(Align::Right);
    let zero_filled = spec.fill == '0' && align == Align::AfterSign;
    let min_digits = if zero_filled { width.saturating_sub(n_others) } else { 0 };
    reserve(out, width)?;
    let grouped = spec.grouping.map(|_| group_digits(number.digits, spec, group_size, min_digits));
    let n_zeros = match (&grouped, number.digits) {
        (Some(_), _) | (_, "") => 0,
        (None, digits) => min_digits.saturating_sub(digits.len()),
    };
    let digits = grouped.as_deref().unwrap_or(number.digits);
    let n_padding = width.saturating_sub(n_others + n_zeros + digits.len());
    let (before, inside, after) = match align {
        Align::Left => (0, 0, n_padding),
        Align::Right => (n_padding, 0, 0),
        Align::Center => (n_padding / 2, 0, n_padding - n_padding / 2),
        Align::AfterSign => (0, n_padding, 0),
    };
    push_fill(out, spec.fill, before);
    out.push_str(sign);
    out.push_str(number.prefix);
    push_fill(out, spec.fill, inside);
    push_fill(out, '0', n_zeros);
    out.push_str(digits);
    out.push_str(number.rest);
    push_fill(out, spec.fill, after);
    Ok(())
}

/// Appends a text of known length padded to the spec's width.
pub(super) fn write_padded(
    out: &mut String,
    text: &str,
    n_chars: usize,
    spec: &FormatSpec,
    default: Align,
) -> Result<(), TextError> {
    let n_padding = spec.width.unwrap_or(0).saturating_sub(n_chars);
    reserve(out, text.len().saturating_add(n_padding))?;
    let before = match spec.align.unwrap_or(default) {
        Align::Left | Align::AfterSign => 0,
        Align::Right => n_padding,
        Align::Center => n_padding / 2,
    };
    push_fill(out, spec.fill, before);
    out.push_str(text);
    push_fill(out, spec.fill, n_padding - before);
    Ok(())
}

/// The sign that a mode gives a number.
pub(super) fn sign_text(negative: bool, mode: Option<SignMode>) -> &'static str {
    match mode {
        _ if negative => "-",
        Some(SignMode::Plus) => "+",
        Some(SignMode::Space) => " ",
        _ => "",
    }
}

/// Makes room, so that an absurd width is an error of the program and not of the process.
pub(crate) fn reserve(out: &mut String, n_bytes: usize) -> Result<(), TextError> {
    out.try_reserve(n_bytes).map_err(|_| TextError::new(ErrorKind::Memory, ""))
}

/// Refuses a precision whose digits cannot be allocated.
pub(crate) fn check_room(n_bytes: usize) -> Result<(), TextError> {
    const SURELY_THERE: usize = 1 << 20;
    if n_bytes <= SURELY_THERE {
        return Ok(());
    }
    reserve(&mut String::new(), n_bytes)
}

/// Appends a character so many times.
#[inline]
pub(crate) fn push_fill(out: &mut String, fill: char, n: usize) {
    if n > 0 {
        push_some(out, fill, n);
    }
}

fn push_some(out: &mut String, fill: char, n: usize) {
    const SPACES: &str = "                                ";
    const ZEROS: &str = "00000000000000000000000000000000";
    match fill {
        ' ' if n <= SPACES.len() => out.push_str(&SPACES[..n]),
        '0' if n <= ZEROS.len() => out.push_str(&ZEROS[..n]),
        _ => out.extend(std::iter::repeat_n(fill, n)),
    }
}

/// Inserts separators, and zeros before the digits so that digits and separators together take
/// at least `min_width` characters; a zero is put before a separator that would come first.
fn group_digits(digits: &str, spec: &FormatSpec, group_size: usize, min_width: usize) -> String {
    if digits.is_empty() {
        return String::new();
    }
    let Some(grouping) = spec.grouping else { return digits.to_string() };
    let n_digits = digits.len().max(n_digits_for_width(min_width, group_size));
    let zeros = std::iter::repeat_n('0', n_digits - digits.len());
    let mut grouped = String::with_capacity(n_digits + n_digits / group_size);
    for (idx, digit) in zeros.chain(digits.chars()).enumerate() {
        if idx > 0 && (n_digits - idx).is_multiple_of(group_size) {
            grouped.push(grouping.separator());
        }
        grouped.push(digit);
    }
    grouped
}

/// The fewest digits that fill a width along with their separators.
fn n_digits_for_width(width: usize, group_size: usize) -> usize {
    let n_groups = width / (group_size + 1);
    let n_left = width % (group_size + 1);
    n_groups * group_size + n_left.max(usize::from(width > 0))
}
