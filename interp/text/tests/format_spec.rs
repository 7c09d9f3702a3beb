//! The format mini-language against the reference Python.

mod common;

use common::{check_against_python, error_text, samples};
use dashu_int::IBig;
use proptest::prelude::*;
use sesf_text::complex::{self, Complex};
use sesf_text::format_spec::{IntOptions, format_big, format_complex, format_float, format_small, format_text};

/// Specs that are mostly right, with every part present or not.
fn any_spec() -> impl Strategy<Value = String> {
    let align = prop_oneof![4 => "", 4 => "[<>=^]", 2 => "[*0é{][<>=^]"];
    let flags = prop_oneof![3 => "", 1 => "[-+ ]?z?#?0?", 1 => "[-+ ]", 1 => "0"];
    let width = prop_oneof!["", "[0-9]", "[1-3][0-9]"];
    let rest = prop_oneof![4 => "[,_]?", 1 => "[,_]{2}"];
    let precision = prop_oneof![2 => "", 2 => "[.][0-9]", 1 => "[.][0-3][0-9]", 1 => "[.]"];
    let code = prop_oneof![3 => "", 8 => "[bcdoxXneEfFgG%s]", 1 => "[a-z\u{e9}\u{7f}!]", 1 => "[fd]."];
    (align, flags, width, rest, precision, code).prop_map(|(a, f, w, g, p, c)| format!("{a}{f}{w}{g}{p}{c}"))
}

fn any_float() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        (-10_000_000i64..10_000_000, 0..12i32).prop_map(|(n, e)| n as f64 / 10f64.powi(e)),
        (-1000i64..1000, 0..9i32).prop_map(|(n, e)| n as f64 / 2f64.powi(e)),
        prop::sample::select(vec![0.0, -0.0, 1.0, 0.5, 1e16, 123456.0, 1e22, f64::INFINITY, f64::NAN, -f64::INFINITY]),
    ]
}

const FLOATS: &str = "import struct\ndef fl(b): return struct.unpack('d', struct.pack('Q', int(b)))[0]\n";

#[test]
fn integers() {
    let value = prop_oneof![
        -2000..2000i128,
        any::<i64>().prop_map(i128::from),
        any::<i128>(),
        Just(0x10ffffi128),
        Just(0x110000i128)
    ];
    let cases = samples((value, any_spec()), 40_000);
    let script = "for [v, s] in lines(): show(lambda: format(int(v), s))";
    check_against_python(
        script,
        &cases,
        |(v, s)| vec![v.to_string(), s.clone()],
        |(v, s)| {
            let options = IntOptions::default();
            let big = format_big(&IBig::from(*v), s, options);
            if let Ok(small) = i64::try_from(*v) {
                assert_eq!(format_small(small, s, options), big, "{s}");
            }
            big.map_err(error_text)
        },
    );
}

#[test]
fn floats() {
    let cases = samples((any_float(), any_spec()), 60_000);
    let script = format!("{FLOATS}for [v, s] in lines(): show(lambda: format(fl(v), s))");
    check_against_python(
        &script,
        &cases,
        |(v, s)| vec![v.to_bits().to_string(), s.clone()],
        |(v, s)| format_float(*v, s, "float").map_err(error_text),
    );
}

#[test]
fn long_precisions() {
    let specs = "[.]([0-9]{3}|1[0-9]{3})[efg%]?";
    let cases = samples((any_float(), specs), 2_000);
    let script = format!("{FLOATS}for [v, s] in lines(): show(lambda: format(fl(v), s))");
    check_against_python(
        &script,
        &cases,
        |(v, s)| vec![v.to_bits().to_string(), s.clone()],
        |(v, s)| format_float(*v, s, "float").map_err(error_text),
    );
}

#[test]
fn complex_numbers() {
    let cases = samples((any_float(), any_float(), any_spec()), 40_000);
    let script = format!(
        "{FLOATS}for [a, b, s] in lines(): show(lambda: format(complex(fl(a), fl(b)), s) + ' ' + repr(complex(fl(a), fl(b))))"
    );
    let fields = |(a, b, s): &(f64, f64, String)| vec![a.to_bits().to_string(), b.to_bits().to_string(), s.clone()];
    check_against_python(&script, &cases, fields, |(a, b, s)| {
        let value = Complex::new(*a, *b);
        let text = format_complex(value, s, "complex").map_err(error_text)?;
        Ok(text + " " + &complex::repr(value))
    });
}

#[test]
fn complex_from_text() {
    let part = "[ ]?[(]?[ ]?([-+]?([0-9_]{0,3}[.]?[0-9]{0,2}(e[-+]?[0-9])?|inf|nan|infinity)[jJ]?){0,2}[ ]?[)]?[ ]?";
    let script = "for [t] in lines(): show(lambda: complex(t))";
    check_against_python(
        script,
        &samples(part, 30_000),
        |t| vec![t.clone()],
        |t| complex::parse(t).map(complex::repr).map_err(error_text),
    );
}

#[test]
fn complex_power_and_quotient() {
    let small = || prop_oneof![any_float(), (-8..8i32).prop_map(f64::from), -3.0..3.0];
    let cases = samples(((small(), small()), (small(), small())), 20_000);
    let script = format!(
        "{FLOATS}
for [a, b, c, d] in lines():
    x = complex(fl(a), fl(b)); y = complex(fl(c), fl(d))
    show(lambda: x / y)
    show(lambda: x ** y)
    show(lambda: x * y)"
    );
    let input = |((a, b), (c, d)): &((f64, f64), (f64, f64))| {
        [a, b, c, d].iter().map(|x| format!("x{} ", hex(&x.to_bits().to_string()))).collect::<String>() + "\n"
    };
    let Some(lines) = common::run_python(&script, cases.iter().map(input).collect()) else {
        return;
    };
    for (case, theirs) in cases.iter().zip(lines.chunks(3)) {
        let ((a, b), (c, d)) = *case;
        let (x, y) = (Complex::new(a, b), Complex::new(c, d));
        let ours = [x.divide(y), x.power(y), Ok(x.multiply(y))];
        for (ours, theirs) in ours.into_iter().zip(theirs) {
            let shown = match ours {
                Ok(value) => format!("={}", hex(&complex::repr(value))),
                Err(error) => format!("!{}", hex(&error_text(error))),
            };
            assert_eq!(&shown, theirs, "{case:?}");
        }
    }
}

fn hex(text: &str) -> String {
    text.bytes().map(|b| format!("{b:02x}")).collect()
}

#[test]
fn texts() {
    let cases = samples(("[a-cé𝟘]{0,8}", any_spec()), 20_000);
    let script = "for [v, s] in lines(): show(lambda: format(v, s))";
    check_against_python(
        script,
        &cases,
        |(v, s)| vec![v.clone(), s.clone()],
        |(v, s)| format_text(v, s, "str").map_err(error_text),
    );
}

#[track_caller]
fn check_error(result: Result<String, sesf_text::TextError>, expected: &str) {
    assert_eq!(result.unwrap_err().to_string(), expected);
}

#[test]
fn rare_errors() {
    let int = |spec| format_small(1, spec, IntOptions::default());
    let float = |spec| format_float(1.0, spec, "float");
    let bool = IntOptions { type_name: "bool", ..IntOptions::default() };
    check_error(int("99999999999999999999"), "ValueError: Too many decimal digits in format string");
    check_error(int(".99999999999999999999"), "ValueError: Too many decimal digits in format string");
    check_error(float(".2147483648f"), "ValueError: precision too big");
    check_error(int("9000000000000000000"), "MemoryError: ");
    check_error(format_small(1, "y", bool), "ValueError: Unknown format code 'y' for object of type 'bool'");
    check_error(
        format_big(&(IBig::ONE << 20000), "d", IntOptions::default()),
        "ValueError: Exceeds the limit (4300 digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit",
    );
    assert_eq!(format_text("x", "\u{665}", "str").unwrap(), "x    ");
}
