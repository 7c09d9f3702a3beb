//! Reprs against the reference Python.

mod common;

use common::{check_against_python, samples};
use proptest::prelude::*;
use sesf_text::quote;

#[test]
fn text_repr() {
    let chars =
        prop_oneof![any::<char>(), prop::char::range('\0', '\u{17f}'), prop::sample::select(vec!['\'', '"', '\\'])];
    let cases = samples(prop::collection::vec(chars, 0..12).prop_map(String::from_iter), 20_000);
    let script = "for [t] in lines(): show(lambda: repr(t) + ' ' + ascii(t))";
    check_against_python(
        script,
        &cases,
        |t| vec![t.clone()],
        |t| {
            assert_eq!(quote::ascii_from_repr(&quote::repr(t)), quote::ascii(t));
            Ok(quote::repr(t) + " " + &quote::ascii(t))
        },
    );
}

#[test]
fn bytes_repr() {
    let bytes = prop_oneof![any::<u8>(), prop::sample::select(b"'\"\\".to_vec())];
    let cases = samples(prop::collection::vec(bytes, 0..12), 10_000);
    let script = "for [t] in lines(): b = t.encode('latin-1'); show(lambda: repr(b) + repr(bytearray(b)))";
    let latin = |bytes: &Vec<u8>| vec![bytes.iter().map(|b| *b as char).collect::<String>()];
    check_against_python(script, &cases, latin, |bytes| Ok(quote::repr_bytes(bytes) + &quote::repr_bytearray(bytes)));
}
