//! `repr(float)`: the shortest digits that read back as the same float.

/// Writes a float as `repr` does: shortest digits, an exponent below 1e-4 and from 1e16 on.
pub fn repr(value: f64) -> String {
    let mut text = String::with_capacity(24);
    write_repr(&mut text, value);
    text
}

/// Appends what [`repr`] returns.
pub fn write_repr(out: &mut String, value: f64) {
    if value.is_nan() {
        out.push_str("nan");
    } else if value.is_infinite() {
        out.push_str(if value > 0.0 { "inf" } else { "-inf" });
    } else {
        write_finite(out, value);
    }
}

/// Adapts the notation of `ryu`, which turns to an exponent below 1e-5 and writes it bare.
fn write_finite(out: &mut String, value: f64) {
    let mut buffer = ryu::Buffer::new();
    let shortest = buffer.format_finite(value);
    if let Some((digits, exponent)) = shortest.split_once('e') {
        out.push_str(digits);
        write_exponent(out, exponent);
    } else if value != 0.0 && value.abs() < 1e-4 {
        write_small_as_exponent(out, shortest);
    } else {
        out.push_str(shortest);
    }
}

fn write_exponent(out: &mut String, exponent: &str) {
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', exponent),
    };
    out.push('e');
    out.push(sign);
    if digits.len() == 1 {
        out.push('0');
    }
    out.push_str(digits);
}

/// Rewrites `0.0000ddd` as `d.dde-05`.
fn write_small_as_exponent(out: &mut String, fixed: &str) {
    let (sign, digits) = match fixed.strip_prefix("-0.0000") {
        Some(digits) => ("-", digits),
        None => ("", &fixed["0.0000".len()..]),
    };
    out.push_str(sign);
    out.push_str(&digits[..1]);
    if digits.len() > 1 {
        out.push('.');
        out.push_str(&digits[1..]);
    }
    out.push_str("e-05");
}
