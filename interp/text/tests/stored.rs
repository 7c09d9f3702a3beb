//! Results stored from Python 3.11, so that they are tested where it is not installed.

use sesf_text::format_spec::{IntOptions, format_float, format_small, format_text};
use sesf_text::{TextError, float, int, quote};

#[track_caller]
fn check(result: Result<String, TextError>, expected: &str, case: &dyn std::fmt::Debug) {
    let got = result.unwrap_or_else(|error| error.to_string());
    assert_eq!(got, expected, "{case:?}");
}

#[test]
fn floats() {
    for case @ (value, repr, hex) in FLOAT_REPR {
        check(Ok(float::repr(*value)), repr, case);
        check(Ok(float::to_hex(*value)), hex, case);
    }
    for case @ (value, n_digits, expected) in ROUND {
        check(float::round_digits(*value, *n_digits).map(float::repr), expected, case);
    }
}

#[test]
fn integers() {
    for case @ (text, base, expected) in INT_PARSE {
        let value = int::parse(text, *base, int::DEFAULT_MAX_STR_DIGITS);
        check(value.map(|value| value.into_big().to_string()), expected, case);
    }
}

#[test]
fn formats() {
    for case @ (value, spec, expected) in INT_FORMAT {
        check(format_small(*value, spec, IntOptions::default()), expected, case);
    }
    for case @ (value, spec, expected) in FLOAT_FORMAT {
        check(format_float(*value, spec, "float"), expected, case);
    }
    for case @ (spec, expected) in TEXT_FORMAT {
        check(format_text("añbc", spec, "str"), expected, case);
    }
}

#[test]
fn quotes() {
    for case @ (text, repr, ascii) in TEXT_REPR {
        check(Ok(quote::repr(text)), repr, case);
        check(Ok(quote::ascii(text)), ascii, case);
    }
}

/// `repr(x)` and `x.hex()`.
#[rustfmt::skip]
const FLOAT_REPR: &[(f64, &str, &str)] = &[
    (0.0, "0.0", "0x0.0p+0"),
    (-0.0, "-0.0", "-0x0.0p+0"),
    (1.0, "1.0", "0x1.0000000000000p+0"),
    (0.1, "0.1", "0x1.999999999999ap-4"),
    (1e+16, "1e+16", "0x1.1c37937e08000p+53"),
    (9999999999999998.0, "9999999999999998.0", "0x1.1c37937e07fffp+53"),
    (1000000000000000.0, "1000000000000000.0", "0x1.c6bf526340000p+49"),
    (1.2345678901234568e+17, "1.2345678901234568e+17", "0x1.b69b4ba630f35p+56"),
    (0.0001, "0.0001", "0x1.a36e2eb1c432dp-14"),
    (9.9e-05, "9.9e-05", "0x1.9f3c70c996b76p-14"),
    (1e-05, "1e-05", "0x1.4f8b588e368f1p-17"),
    (5e-324, "5e-324", "0x0.0000000000001p-1022"),
    (1.7976931348623157e+308, "1.7976931348623157e+308", "0x1.fffffffffffffp+1023"),
    (9007199254740992.0, "9007199254740992.0", "0x1.0000000000000p+53"),
    (0.3333333333333333, "0.3333333333333333", "0x1.5555555555555p-2"),
    (100.0, "100.0", "0x1.9000000000000p+6"),
    (1e+22, "1e+22", "0x1.0f0cf064dd592p+73"),
    (1e+23, "1e+23", "0x1.52d02c7e14af6p+76"),
    (-2.5e-07, "-2.5e-07", "-0x1.0c6f7a0b5ed8dp-22"),
];

/// `round(x, n)`.
#[rustfmt::skip]
const ROUND: &[(f64, i64, &str)] = &[
    (2.675, 2, "2.67"),
    (0.5, 0, "0.0"),
    (1.5, 0, "2.0"),
    (2.5, 0, "2.0"),
    (0.125, 2, "0.12"),
    (0.375, 2, "0.38"),
    (1e+22, -5, "1e+22"),
    (15.0, -1, "20.0"),
    (25.0, -1, "20.0"),
    (5.015, 2, "5.01"),
    (-0.4, 0, "-0.0"),
    (1.7e+308, -308, "OverflowError: rounded value too large to represent"),
    (1234.5678, -2, "1200.0"),
    (50.0, -2, "0.0"),
    (1e-320, 5, "0.0"),
    (1.1, 400, "1.1"),
];

/// `int(text, base)`.
#[rustfmt::skip]
const INT_PARSE: &[(&str, i64, &str)] = &[
    ("12", 10, "12"),
    (" -1_000 ", 10, "-1000"),
    ("0x_ff", 0, "255"),
    ("0b101", 2, "5"),
    ("0o17", 0, "15"),
    ("ff", 16, "255"),
    ("z", 36, "35"),
    ("٤٢", 10, "42"),
    ("", 10, "ValueError: invalid literal for int() with base 10: ''"),
    ("1__0", 10, "ValueError: invalid literal for int() with base 10: '1__0'"),
    ("_1", 10, "ValueError: invalid literal for int() with base 10: '_1'"),
    ("0x", 16, "ValueError: invalid literal for int() with base 16: '0x'"),
    ("010", 0, "ValueError: invalid literal for int() with base 0: '010'"),
    ("0", 0, "0"),
    ("9", 8, "ValueError: invalid literal for int() with base 8: '9'"),
    ("1", 1, "ValueError: int() base must be >= 2 and <= 36, or 0"),
    ("12x", 10, "ValueError: invalid literal for int() with base 10: '12x'"),
    ("99999999999999999999", 10, "99999999999999999999"),
    ("-9223372036854775808", 10, "-9223372036854775808"),
    ("1111111111111111111111111111111", 2, "2147483647"),
];

/// `format(int, spec)`.
#[rustfmt::skip]
const INT_FORMAT: &[(i64, &str, &str)] = &[
    (42, "", "42"),
    (42, "d", "42"),
    (42, "06d", "000042"),
    (42, ">8", "      42"),
    (42, "*^9", "***42****"),
    (42, "+d", "+42"),
    (42, " d", " 42"),
    (42, "x", "2a"),
    (42, "#x", "0x2a"),
    (42, "#010X", "0X0000002A"),
    (42, "b", "101010"),
    (42, "#o", "0o52"),
    (42, "c", "*"),
    (42, ",", "42"),
    (42, "_x", "2a"),
    (42, ".2f", "42.00"),
    (42, "e", "4.200000e+01"),
    (42, "g", "42"),
    (42, "%", "4200.000000%"),
    (42, "n", "42"),
    (42, "=+6", "+   42"),
    (42, "<6", "42    "),
    (42, "s", "ValueError: Unknown format code 's' for object of type 'int'"),
    (42, "y", "ValueError: Unknown format code 'y' for object of type 'int'"),
    (42, ".3", "ValueError: Precision not allowed in integer format specifier"),
    (42, "z", "ValueError: Negative zero coercion (z) not allowed in integer format specifier"),
    (42, "+c", "ValueError: Sign not allowed with integer format specifier 'c'"),
    (42, ",_", "ValueError: Cannot specify both ',' and '_'."),
    (42, ",s", "ValueError: Cannot specify ',' with 's'."),
    (42, "{<4", "42{{"),
    (42, "1d2", "ValueError: Invalid format specifier '1d2' for object of type 'int'"),
    (42, ".", "ValueError: Format specifier missing precision"),
    (42, "08,", "0,000,042"),
    (-1234567, ",", "-1,234,567"),
    (-1234567, "_", "-1_234_567"),
    (-1234567, "012,", "-001,234,567"),
    (-1234567, "=12", "-    1234567"),
    (-1234567, "x", "-12d687"),
    (-1234567, "#x", "-0x12d687"),
    (-1234567, "_b", "-1_0010_1101_0110_1000_0111"),
    (-1234567, "e", "-1.234567e+06"),
    (-1234567, ".0f", "-1234567"),
    (-1234567, "+", "-1234567"),
    (-1234567, "^20,", "     -1,234,567     "),
];

/// `format(float, spec)`.
#[allow(clippy::approx_constant)]
#[rustfmt::skip]
const FLOAT_FORMAT: &[(f64, &str, &str)] = &[
    (3.14159, "", "3.14159"),
    (3.14159, ".3f", "3.142"),
    (3.14159, "10.2f", "      3.14"),
    (3.14159, "010.2f", "0000003.14"),
    (3.14159, "+.1e", "+3.1e+00"),
    (3.14159, "g", "3.14159"),
    (3.14159, ".3g", "3.14"),
    (3.14159, "#.3g", "3.14"),
    (3.14159, "%", "314.159000%"),
    (3.14159, ".0f", "3"),
    (3.14159, "#.0f", "3."),
    (3.14159, ",.2f", "3.14"),
    (3.14159, "_", "3.14159"),
    (3.14159, ".3", "3.14"),
    (3.14159, "n", "3.14159"),
    (3.14159, "<12.1f", "3.1         "),
    (3.14159, "^12.1f", "    3.1     "),
    (3.14159, "=+12.1f", "+        3.1"),
    (3.14159, "E", "3.141590E+00"),
    (3.14159, "d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (3.14159, "s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (3.14159, ".2F", "3.14"),
    (-1234567.891, "", "-1234567.891"),
    (-1234567.891, ".3f", "-1234567.891"),
    (-1234567.891, "10.2f", "-1234567.89"),
    (-1234567.891, "010.2f", "-1234567.89"),
    (-1234567.891, "+.1e", "-1.2e+06"),
    (-1234567.891, "g", "-1.23457e+06"),
    (-1234567.891, ".3g", "-1.23e+06"),
    (-1234567.891, "#.3g", "-1.23e+06"),
    (-1234567.891, "%", "-123456789.100000%"),
    (-1234567.891, ".0f", "-1234568"),
    (-1234567.891, "#.0f", "-1234568."),
    (-1234567.891, ",.2f", "-1,234,567.89"),
    (-1234567.891, "_", "-1_234_567.891"),
    (-1234567.891, ".3", "-1.23e+06"),
    (-1234567.891, "n", "-1.23457e+06"),
    (-1234567.891, "<12.1f", "-1234567.9  "),
    (-1234567.891, "^12.1f", " -1234567.9 "),
    (-1234567.891, "=+12.1f", "-  1234567.9"),
    (-1234567.891, "E", "-1.234568E+06"),
    (-1234567.891, "d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    (-1234567.891, "s", "ValueError: Unknown format code 's' for object of type 'float'"),
    (-1234567.891, ".2F", "-1234567.89"),
    (-0.0001, "z.1f", "0.0"),
    (-0.0001, ".1f", "-0.0"),
    (2.5, ".0f", "2"),
    (0.5, ".0f", "0"),
    (1e+16, "", "1e+16"),
    (1e+16, "f", "10000000000000000.000000"),
    (1e+16, "g", "1e+16"),
    (100.0, ".3", "1e+02"),
    (1000.0, ".3", "1e+03"),
    (1e-07, ".2g", "1e-07"),
];

/// `format("añbc", spec)`.
#[rustfmt::skip]
const TEXT_FORMAT: &[(&str, &str)] = &[
    ("", "añbc"),
    ("s", "añbc"),
    (">8", "    añbc"),
    ("^8", "  añbc  "),
    ("*<8", "añbc****"),
    (".2", "añ"),
    (".2s", "añ"),
    ("08", "añbc0000"),
    ("=8", "ValueError: '=' alignment not allowed in string format specifier"),
    ("+", "ValueError: Sign not allowed in string format specifier"),
    (" ", "ValueError: Space not allowed in string format specifier"),
    ("#", "ValueError: Alternate form (#) not allowed in string format specifier"),
    ("z", "ValueError: Negative zero coercion (z) not allowed in string format specifier"),
    (",", "ValueError: Cannot specify ',' with 's'."),
    ("d", "ValueError: Unknown format code 'd' for object of type 'str'"),
    ("é^7", "éañbcéé"),
    ("<", "añbc"),
    ("8.3", "añb     "),
];

/// `repr(text)` and `ascii(text)`.
#[rustfmt::skip]
const TEXT_REPR: &[(&str, &str, &str)] = &[
    ("", "''", "''"),
    ("a", "'a'", "'a'"),
    ("it's", "\"it's\"", "\"it's\""),
    ("\"", "'\"'", "'\"'"),
    ("'\"", "'\\'\"'", "'\\'\"'"),
    ("\n\u{9}\u{d}\\", "'\\n\\t\\r\\\\'", "'\\n\\t\\r\\\\'"),
    ("\u{0}\u{7f}\u{80}\u{a0}\u{ad}", "'\\x00\\x7f\\x80\\xa0\\xad'", "'\\x00\\x7f\\x80\\xa0\\xad'"),
    ("é€𝟘", "'é€𝟘'", "'\\xe9\\u20ac\\U0001d7d8'"),
    ("\u{200b}\u{2028}\u{e000}\u{10ffff}", "'\\u200b\\u2028\\ue000\\U0010ffff'", "'\\u200b\\u2028\\ue000\\U0010ffff'"),
    ("😀\u{378}", "'😀\\u0378'", "'\\U0001f600\\u0378'"),
];
