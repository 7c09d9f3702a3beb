//! Floats and integers against the reference Python.

mod common;

use common::{check_against_python, error_text, samples};
use dashu_int::IBig;
use proptest::prelude::*;
use sesf_text::{float, hash, int};

const DIGITS: usize = int::DEFAULT_MAX_STR_DIGITS;

/// Floats of every magnitude, short decimals, ties and special values.
fn any_float() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        (-10_000_000i64..10_000_000, 0..9i32).prop_map(|(n, e)| n as f64 / 10f64.powi(e)),
        (-1_000_000i64..1_000_000, 0..9i32).prop_map(|(n, e)| n as f64 / 2f64.powi(e)),
        (1..100i64, -330..310i32).prop_map(|(n, e)| format!("{n}e{e}").parse().unwrap()),
        (-70..70i32, -2..3i64).prop_map(|(e, d)| 2f64.powi(e) + d as f64),
        prop::sample::select(vec![0.0, -0.0, 1.0, -1.0, f64::INFINITY, -f64::INFINITY, f64::NAN]),
    ]
}

/// Integers from one digit to a few hundred.
fn any_big() -> impl Strategy<Value = IBig> {
    prop_oneof![
        any::<i64>().prop_map(IBig::from),
        (-100i64..100).prop_map(IBig::from),
        (any::<bool>(), prop::collection::vec(any::<u64>(), 1..6), 0..400usize).prop_map(|(negative, words, shift)| {
            let value = words.iter().fold(IBig::ZERO, |n, w| (n << 64) + IBig::from(*w));
            let value = (value >> (shift % 70)) << (shift / 2 % 100);
            if negative { -value } else { value }
        }),
        (0..1100usize, -2..3i64).prop_map(|(e, d)| (IBig::ONE << e) + IBig::from(d)),
    ]
}

fn bits(value: &f64) -> String {
    value.to_bits().to_string()
}

/// Turns the bits that [`bits`] wrote into a float of the script.
const FLOATS: &str = "import struct, math\ndef fl(b): return struct.unpack('d', struct.pack('Q', int(b)))[0]\n";

#[test]
fn float_to_text() {
    let script = format!(
        "{FLOATS}
for [b] in lines(): x = fl(b); show(lambda: (x, x.hex(), hash(x) if x == x else 0))"
    );
    check_against_python(
        &script,
        &samples(any_float(), 20_000),
        |x| vec![bits(x)],
        |x| {
            let hash = hash::hash_float(*x);
            Ok(format!("({}, '{}', {hash})", float::repr(*x), float::to_hex(*x)))
        },
    );
}

#[test]
fn float_rounding() {
    let script = format!(
        "{FLOATS}
for [b, n] in lines(): x = fl(b); show(lambda: (round(x, int(n)), round(x), x.as_integer_ratio(), math.floor(x), math.ceil(x), int(x)))"
    );
    let cases = samples((any_float(), prop_oneof![-20..25i64, -330..330i64]), 10_000);
    check_against_python(
        &script,
        &cases,
        |(x, n)| vec![bits(x), n.to_string()],
        |(x, n)| rounded(*x, *n).map_err(error_text),
    );
}

fn rounded(x: f64, n: i64) -> Result<String, sesf_text::TextError> {
    let digits = float::round_digits(x, n)?;
    let whole = float::round_half_even(x)?.into_big();
    let (numerator, denominator) = float::as_integer_ratio(x)?;
    let (floor, ceil) = (float::floor(x)?.into_big(), float::ceil(x)?.into_big());
    let trunc = int::from_float_trunc(x)?.into_big();
    Ok(format!(
        "({}, {whole}, ({}, {}), {floor}, {ceil}, {trunc})",
        float::repr(digits),
        numerator.into_big(),
        denominator.into_big()
    ))
}

#[test]
fn float_arithmetic() {
    let script = format!(
        "{FLOATS}
def power(x, y):
    if -math.inf < x < 0 and abs(y) < math.inf and y != math.floor(y): return 'complex'
    return x ** y
for [op, a, b] in lines():
    x, y = fl(a), fl(b)
    show(lambda: x / y if op == '/' else x % y if op == '%' else x // y if op == '//' else power(x, y) if op == '**' else divmod(x, y))"
    );
    let ops = prop::sample::select(vec!["/", "%", "//", "**", "divmod"]);
    let cases = samples((ops, any_float(), any_float()), 30_000);
    let fields = |(op, x, y): &(&str, f64, f64)| vec![op.to_string(), bits(x), bits(y)];
    check_against_python(&script, &cases, fields, |(op, x, y)| compute(op, *x, *y).map_err(error_text));
}

fn compute(op: &str, x: f64, y: f64) -> Result<String, sesf_text::TextError> {
    Ok(match op {
        "/" => float::repr(float::divide(x, y)?),
        "%" => float::repr(float::modulo(x, y)?),
        "//" => float::repr(float::floor_divide(x, y)?),
        "**" => match float::power(x, y)? {
            float::Power::Real(value) => float::repr(value),
            float::Power::NeedsComplex => "complex".to_owned(),
        },
        _ => {
            let (quotient, remainder) = float::div_mod(x, y)?;
            format!("({}, {})", float::repr(quotient), float::repr(remainder))
        }
    })
}

#[test]
fn float_from_text() {
    let cases = samples(
        "[ \t]?[-+]?([0-9_]{0,4}[.]?[0-9_٣]{0,25}(e[-+]?[0-9_]{0,3})?|inf|Infinity|nan|INF|infin)[ \u{a0}x]?",
        20_000,
    );
    let script = "for [t] in lines(): show(lambda: float(t))";
    check_against_python(script, &cases, |t| vec![t.clone()], |t| float::parse(t).map(float::repr).map_err(error_text));
}

#[test]
fn float_from_hex() {
    let cases = samples("[ ]?[-+]?(0x)?[0-9a-fA-F]{0,20}[.]?[0-9a-f]{0,25}(p[-+]?[0-9]{0,4})?[ ]?", 20_000);
    let script = "for [t] in lines(): show(lambda: float.fromhex(t))";
    check_against_python(
        script,
        &cases,
        |t| vec![t.clone()],
        |t| float::from_hex(t).map(float::repr).map_err(error_text),
    );
}

#[test]
fn int_from_text() {
    let texts = "[ \n]?[-+]?(0[xXoObB]_?|0|00|0_)?[0-9a-fz_٤]{0,30}[ \u{2003}\u{1c}]?";
    let bases = prop_oneof![Just(10i64), Just(0), Just(16), Just(2), Just(8), -1..40i64];
    let mut cases = samples((texts, bases), 30_000);
    for long in ["1".repeat(4300), "1".repeat(4301), "0_".repeat(5000) + "1", "1".repeat(5000) + "x"] {
        cases.extend([10, 16, 3, 0].map(|base| (long.clone(), base)));
    }
    let script = "for [t, b] in lines(): show(lambda: (lambda n: n if abs(n) < 10**4299 else hex(n))(int(t, int(b))))";
    check_against_python(
        script,
        &cases,
        |(t, b)| vec![t.clone(), b.to_string()],
        |(t, b)| {
            let value = int::parse(t, *b, DIGITS).map_err(error_text)?.into_big();
            let text = int::big_to_decimal(&value, 4299);
            Ok(text.unwrap_or_else(|_| int::big_to_radix(&value, int::Radix::LowerHex, true)))
        },
    );
}

#[test]
fn int_from_bytes_text() {
    let cases = samples(prop::collection::vec(prop::sample::select(b" \x1c\n12_x-\xff'".to_vec()), 0..6), 3000);
    let script = "for [t] in lines(): show(lambda: int(t.encode('latin-1')))";
    let latin = |bytes: &Vec<u8>| vec![bytes.iter().map(|b| *b as char).collect::<String>()];
    check_against_python(script, &cases, latin, |bytes| {
        let value = int::parse_bytes(bytes, 10, DIGITS).map_err(error_text)?;
        Ok(value.into_big().to_string())
    });
    let script = "for [t] in lines(): show(lambda: float(t.encode('latin-1')))";
    check_against_python(script, &cases, latin, |bytes| float::parse_bytes(bytes).map(float::repr).map_err(error_text));
}

#[test]
fn int_text_hash_and_float() {
    let script = "for [t] in lines(): n = int(t); show(lambda: (n, hash(n), bin(n), oct(n), hex(n), float(n)))";
    check_against_python(
        script,
        &samples(any_big(), 10_000),
        |n| vec![n.to_string()],
        |n| {
            use int::Radix::*;
            let float = int::big_to_float(n).map_err(error_text)?;
            let [bin, oct, hex] = [Binary, Octal, LowerHex].map(|radix| int::big_to_radix(n, radix, true));
            if let Ok(small) = i64::try_from(n) {
                assert_eq!(hash::hash_small(small), hash::hash_big(n));
                assert_eq!(int::small_to_radix(small, LowerHex, true), hex);
                assert_eq!(int::small_to_float(small), float);
            }
            let hash = hash::hash_big(n);
            Ok(format!("({n}, {hash}, '{bin}', '{oct}', '{hex}', {})", float::repr(float)))
        },
    );
}

#[test]
fn int_true_division() {
    let script = "for [a, b] in lines(): show(lambda: int(a) / int(b))";
    let cases = samples((any_big(), any_big()), 20_000);
    check_against_python(
        script,
        &cases,
        |(a, b)| vec![a.to_string(), b.to_string()],
        |(a, b)| {
            let quotient = int::true_divide_big(a, b).map_err(error_text)?;
            if let (Ok(a), Ok(b)) = (i64::try_from(a), i64::try_from(b)) {
                let small = int::true_divide_small(a, b).unwrap();
                assert_eq!(small.to_bits(), quotient.to_bits());
            }
            Ok(float::repr(quotient))
        },
    );
}

#[test]
fn int_compared_with_float() {
    let script = format!(
        "{FLOATS}
for [a, b] in lines(): n = int(a); x = fl(b); show(lambda: (n < x) - (n > x) if x == x else 2)"
    );
    let near = any_big().prop_flat_map(|n| {
        let x = int::big_to_float(&n).unwrap_or(f64::MAX);
        let near = vec![x, x.next_up(), x.next_down(), x + 0.5, x - 0.5];
        (Just(n), prop_oneof![prop::sample::select(near), any_float()])
    });
    let cases = samples(near, 20_000);
    check_against_python(
        &script,
        &cases,
        |(n, x)| vec![n.to_string(), bits(x)],
        |(n, x)| {
            let order = int::cmp_big_float(n, *x).map(|order| -(order as i32));
            if let Ok(small) = i64::try_from(n) {
                assert_eq!(int::cmp_small_float(small, *x), int::cmp_big_float(n, *x));
            }
            Ok(order.unwrap_or(2).to_string())
        },
    );
}

#[test]
fn complex_hash() {
    let script = format!("{FLOATS}\nfor [a, b] in lines(): show(lambda: hash(complex(fl(a), fl(b))))");
    let floats = || any_float().prop_filter("NaN hashes differ", |x| !x.is_nan());
    let cases = samples((floats(), floats()), 3000);
    check_against_python(
        &script,
        &cases,
        |(a, b)| vec![bits(a), bits(b)],
        |(a, b)| Ok(hash::hash_complex(*a, *b).to_string()),
    );
}

#[test]
fn limit_on_digits() {
    let at_limit = IBig::from(10).pow(4300) - IBig::ONE;
    assert_eq!(int::big_to_decimal(&at_limit, DIGITS).unwrap().len(), 4300);
    let error = int::big_to_decimal(&(at_limit + IBig::ONE), DIGITS).unwrap_err();
    assert_eq!(
        error.message,
        "Exceeds the limit (4300 digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    );
}
