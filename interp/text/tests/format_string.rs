//! Templates of `str.format` against the reference Python's own parser.

mod common;

use common::{check_against_python, error_text, samples};
use sesf_text::TextError;
use sesf_text::format_string::{Accessor, AutoNumber, Conversion, First, Parser, Piece, split_name};

const SCRIPT: &str = r#"
import _string
def parse(t):
    out = ""
    for literal, name, spec, conversion in _string.formatter_parser(t):
        out += literal
        if name is not None:
            out += f"<{name}|{spec}|{conversion}>"
    return out
for [t] in lines(): show(lambda: parse(t))
"#;

fn parse(template: &str) -> Result<String, TextError> {
    let mut parser = Parser::new(template);
    let mut out = String::new();
    while let Some(piece) = parser.next_piece()? {
        match piece {
            Piece::Literal(text) => out += text,
            Piece::Field(field) => {
                assert_eq!(field.spec_has_fields, field.spec.contains('{'));
                let conversion = field.conversion.map_or("None".to_owned(), String::from);
                out += &format!("<{}|{}|{conversion}>", field.name, field.spec);
            }
        }
    }
    Ok(out)
}

#[test]
fn templates() {
    let random = "[{}\\[\\]a0!:.é]{0,10}";
    let likely = "[a}]{0,2}([{]{1,2}[a0.\\[\\]]{0,3}(![rsx])?(:[>0-9{}]{0,3})?[}]{1,2}[é]?){1,2}";
    for template in [random, likely] {
        check_against_python(SCRIPT, &samples(template, 30_000), |t| vec![t.clone()], |t| parse(t).map_err(error_text));
    }
}

#[test]
fn names() {
    let script = r#"
import _string
def split(t):
    first, rest = _string.formatter_field_name_split(t)
    return repr(first) + "".join(("." if attr else "@") + repr(name) for attr, name in rest)
for [t] in lines(): show(lambda: split(t))
"#;
    let cases = samples("[a0é٣-]{0,2}([.\\[][a1٣-]{0,2}\\]?){0,3}", 30_000);
    check_against_python(
        script,
        &cases,
        |t| vec![t.clone()],
        |t| {
            let (first, accessors) = split_name(t, None).map_err(error_text)?;
            let mut out = match first {
                First::Index(index) => index.to_string(),
                First::Name(name) => sesf_text::quote::repr(name),
            };
            for accessor in accessors {
                out += &match accessor.map_err(error_text)? {
                    Accessor::Attribute(name) => format!(".{}", sesf_text::quote::repr(name)),
                    Accessor::Index(index) => format!("@{index}"),
                    Accessor::Key(key) => format!("@{}", sesf_text::quote::repr(key)),
                };
            }
            Ok(out)
        },
    );
}

#[test]
fn numbering() {
    let mut numbers = AutoNumber::default();
    let first = |name, numbers: &mut AutoNumber| split_name(name, Some(numbers)).map(|(first, _)| first);
    assert_eq!(first("", &mut numbers), Ok(First::Index(0)));
    assert_eq!(first("name", &mut numbers), Ok(First::Name("name")));
    assert_eq!(first(".x", &mut numbers), Ok(First::Index(1)));
    assert_eq!(
        first("0", &mut numbers).unwrap_err().message,
        "cannot switch from automatic field numbering to manual field specification"
    );
    let mut numbers = AutoNumber::default();
    assert_eq!(first("3", &mut numbers), Ok(First::Index(3)));
    assert_eq!(
        first("", &mut numbers).unwrap_err().message,
        "cannot switch from manual field specification to automatic field numbering"
    );
    assert_eq!(
        first("99999999999999999999", &mut numbers).unwrap_err().message,
        "Too many decimal digits in format string"
    );
}

#[test]
fn conversions() {
    assert_eq!(Conversion::new('r'), Ok(Conversion::Repr));
    let message = |c| Conversion::new(c).unwrap_err().message;
    assert_eq!(message('x'), "Unknown conversion specifier x");
    assert_eq!(message('é'), "Unknown conversion specifier \\xe9");
}
