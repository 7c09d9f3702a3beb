//! Any input may be refused, but never with a panic.

mod common;

use common::samples;
use dashu_int::IBig;
use proptest::prelude::*;
use sesf_text::complex::{self, Complex};
use sesf_text::format_spec::{self, IntOptions};
use sesf_text::{bytes, chars, codec, float, format_string, int, percent, quote, search};

#[test]
fn texts() {
    let syntax = "[-+{}\\[\\]()%!:.*#0-9a-zA-Z_ é٣\u{0}\\\\]{0,9}";
    for text in samples(prop_oneof![".{0,8}", syntax], 50_000) {
        let _ = float::parse(&text);
        let _ = float::from_hex(&text);
        let _ = complex::parse(&text);
        for base in [-1, 0, 2, 10, 36] {
            let _ = int::parse(&text, base, 4);
        }
        let _ = quote::ascii(&quote::repr(&text));
        let _ = bytes::from_hex(&text);
        let _ = [chars::lower(&text), chars::upper(&text), chars::title(&text), chars::casefold(&text)];
        let _ = codec::decode_unicode_escape(text.as_bytes(), "replace", &|_| None).unwrap();
        let _ = search::split_lines(&text, true);
        let mut parser = format_string::Parser::new(&text);
        while let Ok(Some(piece)) = parser.next_piece() {
            if let format_string::Piece::Field(field) = piece {
                let _ = format_string::split_name(field.name, None).map(|(_, rest)| rest.count());
            }
        }
        let mut parser = percent::Parser::new(text.as_str(), true);
        while let Ok(Some(_)) = parser.next_piece() {}
        let mut parser = percent::Parser::new(text.as_bytes(), true);
        while let Ok(Some(_)) = parser.next_piece() {}
    }
}

#[test]
fn specs() {
    for spec in samples("[-+<>=^z#0-9,_.a-zA-Z%é]{0,6}", 50_000) {
        if spec.bytes().filter(u8::is_ascii_digit).count() > 4 {
            continue;
        }
        for value in [i64::MIN, -1, 0, 65, i64::MAX] {
            let _ = format_spec::format_small(value, &spec, IntOptions::default());
        }
        let _ = format_spec::format_big(&(IBig::ONE << 1100), &spec, IntOptions::default());
        for value in [f64::MIN, -0.0, 5e-324, f64::INFINITY, f64::NAN] {
            let _ = format_spec::format_float(value, &spec, "float");
            let _ = format_spec::format_complex(Complex::new(value, value), &spec, "complex");
        }
        let _ = format_spec::format_text("añb", &spec, "str");
    }
}

#[test]
fn extreme_numbers() {
    let extremes = [i64::MIN, -i64::MAX, -1, 0, 1, i64::MAX];
    for a in extremes {
        for b in extremes {
            let _ = search::slice_indices(Some(a), Some(b), Some(a), 5);
            let bounds = search::Bounds { start: a, end: b };
            let _ = search::find("añb", "ñ", bounds, false);
            let _ = search::count("ab", "", bounds, true);
            let _ = search::split("a b", " ", a);
            let _ = search::center("ab", a, ' ', true);
            let _ = search::zero_fill("-1", a, true);
            let _ = search::expand_tabs("ab", a);
            let _ = float::round_digits(b as f64, a);
            let _ = int::true_divide_small(a, b);
            let _ = bytes::HexSeparator::new(":", a).map(|sep| bytes::to_hex(b"abc", Some(sep)));
        }
    }
}
