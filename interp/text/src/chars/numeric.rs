//! Numeric values of characters.

use unicode_properties::GeneralCategory;

use super::numeric_table::{ROWS, Row};

/// The value of a decimal digit of any script.
pub fn decimal_value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    if super::category(c) != GeneralCategory::DecimalNumber {
        return None;
    }
    Some(value_in_block(c))
}

/// The value of a digit: decimal, superscript, circled and the like.
pub fn digit_value(c: char) -> Option<u8> {
    decimal_value(c).or_else(|| {
        let row = find_row(c)?;
        row.5.then(|| value_in_row(row, c) as u8)
    })
}

/// The numeric value of a character, as `unicodedata.numeric` returns it.
pub fn numeric_value(c: char) -> Option<f64> {
    match decimal_value(c) {
        Some(value) => Some(f64::from(value)),
        None => find_row(c).map(|row| value_in_row(row, c)),
    }
}

/// Decimal digits come in blocks of ten from zero up: at multiples of 16, at offset 6 in the older
/// scripts, and one after another in the mathematical alphabets.
fn value_in_block(c: char) -> u8 {
    let code = c as u32;
    let offset = match code {
        0x1d7ce..=0x1d7ff => (code - 0x1d7ce) % 10,
        0x966..=0xdef | 0x1946..=0x194f | 0x11066..=0x1106f | 0x11136..=0x1113f => (code & 0xf) - 6,
        _ => code & 0xf,
    };
    offset as u8
}

fn find_row(c: char) -> Option<&'static Row> {
    let code = c as u32;
    let idx = ROWS.partition_point(|row| row.0 <= code).checked_sub(1)?;
    let row = &ROWS[idx];
    (code < row.0 + u32::from(row.1)).then_some(row)
}

fn value_in_row(row: &Row, c: char) -> f64 {
    let &(first, _, numerator, step, denominator, _) = row;
    let numerator = numerator + i64::from(c as u32 - first) * step;
    numerator as f64 / f64::from(denominator)
}
