//! Floats in the notations of C: fixed point, exponent, whichever is shorter, or shortest digits.
//!
//! This is `PyOS_double_to_string`; the format mini-language and `%` formats are layers over it.

/// How to write the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `f`: that many digits after the point.
    Fixed(usize),
    /// `e`: one digit before the point, that many after it.
    Exponent(usize),
    /// `g`: that many significant digits, without trailing zeros.
    General(usize),
    /// `r`: the fewest digits that read back the same.
    Shortest,
}

/// What to change about a notation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotationFlags {
    /// Keep the point and the trailing zeros, as `#` asks.
    pub alternate: bool,
    /// Write at least one digit after the point, as `repr` does.
    pub add_dot_0: bool,
    /// Drop the sign of what rounds to zero, as `z` asks.
    pub no_negative_zero: bool,
    /// Write the exponent's letter, `INF` and `NAN` in capitals.
    pub upper: bool,
}

/// Digits beyond these are zeros in every float: 1074 after the point, 767 significant.
const MAX_EXACT_DIGITS: usize = 1100;

/// Writes a float in a notation; only a `-` sign, and none for NaN.
pub fn to_notation(value: f64, notation: Notation, flags: NotationFlags) -> String {
    if !value.is_finite() {
        return special(value, flags.upper);
    }
    let magnitude = value.abs();
    let mut body = match notation {
        Notation::Fixed(precision) => fixed(magnitude, precision, flags),
        Notation::Exponent(precision) => exponent(magnitude, precision, flags),
        Notation::General(precision) => general(magnitude, precision, flags),
        Notation::Shortest => shortest(magnitude, flags),
    };
    let is_zero = || !mantissa(&body).bytes().any(|b| matches!(b, b'1'..=b'9'));
    if value.is_sign_negative() && !(flags.no_negative_zero && is_zero()) {
        body.insert(0, '-');
    }
    if flags.upper {
        body.make_ascii_uppercase();
    }
    body
}

fn special(value: f64, upper: bool) -> String {
    let text = super::repr(value);
    if upper { text.to_ascii_uppercase() } else { text }
}

fn mantissa(body: &str) -> &str {
    body.split('e').next().unwrap_or(body)
}

fn fixed(magnitude: f64, precision: usize, flags: NotationFlags) -> String {
    let n_exact = precision.min(MAX_EXACT_DIGITS);
    let mut body = fixed_by_integers(magnitude, n_exact).unwrap_or_else(|| format!("{magnitude:.n_exact$}"));
    push_zeros(&mut body, precision - n_exact);
    if precision == 0 && flags.alternate {
        body.push('.');
    }
    body
}

/// A number of usual size with few digits after the point: exact, by integers of 128 bits, halves to even.
fn fixed_by_integers(magnitude: f64, precision: usize) -> Option<String> {
    const FRACTION_BITS: u32 = 52;
    let bits = magnitude.to_bits();
    let exponent = (bits >> FRACTION_BITS) as i32;
    let shift = u32::try_from(1075 - exponent).ok()?;
    // Without subnormal numbers; the scaled fraction of 53 bits must fit, and what is cut off.
    if exponent == 0 || shift == 0 || shift > 120 || precision > 15 {
        return None;
    }
    let fraction = (bits & ((1 << FRACTION_BITS) - 1)) | (1 << FRACTION_BITS);
    let scale = 10u64.pow(precision as u32);
    let scaled = u128::from(fraction) * u128::from(scale);
    let (whole, rest) = (scaled >> shift, scaled & ((1 << shift) - 1));
    let half = 1u128 << (shift - 1);
    let rounds_up = rest > half || (rest == half && whole & 1 == 1);
    let number = u64::try_from(whole).ok()?.checked_add(u64::from(rounds_up))?;
    let mut buffer = itoa::Buffer::new();
    let mut body = String::with_capacity(24);
    body.push_str(buffer.format(number / scale));
    if precision > 0 {
        body.push('.');
        let digits = buffer.format(number % scale);
        crate::format_spec::push_fill(&mut body, '0', precision - digits.len());
        body.push_str(digits);
    }
    Some(body)
}

fn exponent(magnitude: f64, precision: usize, flags: NotationFlags) -> String {
    let Digits { mut digits, point } = significant_digits(magnitude, precision + 1);
    let n_missing = precision + 1 - digits.len();
    push_zeros(&mut digits, n_missing);
    let exponent = if magnitude == 0.0 { 0 } else { point - 1 };
    with_exponent(&digits, exponent, flags.alternate)
}

fn general(magnitude: f64, precision: usize, flags: NotationFlags) -> String {
    let precision = precision.max(1);
    let Digits { mut digits, point } = significant_digits(magnitude, precision);
    if flags.alternate {
        let n_missing = precision - digits.len();
        push_zeros(&mut digits, n_missing);
    } else {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    let n_whole = precision as i64 - i64::from(flags.add_dot_0);
    if point <= -4 || point > n_whole {
        with_exponent(&digits, point - 1, flags.alternate)
    } else {
        with_point(&digits, point, flags)
    }
}

fn shortest(magnitude: f64, flags: NotationFlags) -> String {
    let mut body = super::repr(magnitude);
    let is_whole = body.ends_with(".0");
    if is_whole && !flags.add_dot_0 {
        body.truncate(body.len() - if flags.alternate { 1 } else { 2 });
    }
    if flags.alternate && !body.contains('.') {
        let end = body.find('e').unwrap_or(body.len());
        body.insert(end, '.');
    }
    body
}

/// Significant digits and the place of the decimal point among them.
struct Digits {
    digits: String,
    point: i64,
}

/// Rounds to `n_digits` significant digits, fewer when the rest are zeros in every float.
fn significant_digits(magnitude: f64, n_digits: usize) -> Digits {
    let n_exact = (n_digits - 1).min(MAX_EXACT_DIGITS);
    let text = format!("{magnitude:.n_exact$e}");
    let (mantissa, exponent) = text.split_once('e').expect("exponent notation has an exponent");
    let exponent: i64 = exponent.parse().expect("an exponent is a number");
    Digits { digits: mantissa.replacen('.', "", 1), point: exponent + 1 }
}

fn with_exponent(digits: &str, exponent: i64, keep_point: bool) -> String {
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() && !keep_point { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{point}{rest}e{sign}{:02}", exponent.unsigned_abs())
}

fn with_point(digits: &str, point: i64, flags: NotationFlags) -> String {
    let mut body = String::with_capacity(digits.len() + 8);
    let n_whole = point.max(0) as usize;
    if n_whole == 0 {
        body.push_str("0.");
        push_zeros(&mut body, point.unsigned_abs() as usize);
        body.push_str(digits);
    } else if n_whole >= digits.len() {
        body.push_str(digits);
        push_zeros(&mut body, n_whole - digits.len());
        body.push_str(if flags.add_dot_0 { ".0" } else { "." });
    } else {
        body.push_str(&digits[..n_whole]);
        body.push('.');
        body.push_str(&digits[n_whole..]);
    }
    if body.ends_with('.') && !flags.alternate {
        body.pop();
    }
    body
}

fn push_zeros(out: &mut String, n: usize) {
    out.extend(std::iter::repeat_n('0', n));
}

#[cfg(test)]
mod tests {
    use super::fixed_by_integers;

    /// Random numbers, and those that end in halves, against the standard library's exact digits.
    #[test]
    fn fixed_point_by_integers_is_exact() {
        let mut state = 1u64;
        let mut n_checked = 0;
        for round in 0..200_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let magnitude = match round % 3 {
                0 => f64::from_bits(state >> 1),
                1 => (state >> 40) as f64 / 16.0,
                _ => (state >> 12) as f64 / 1e6,
            };
            let precision = (state >> 33) as usize % 16;
            if let Some(text) = fixed_by_integers(magnitude, precision) {
                assert_eq!(text, format!("{magnitude:.precision$}"), "{magnitude:e} with {precision} digits");
                n_checked += 1;
            }
        }
        assert!(n_checked > 100_000, "the usual numbers take this way: {n_checked}");
    }
}
