//! `%` formatting against the reference Python.

mod common;

use common::{check_against_python, error_text, samples};
use dashu_int::IBig;
use proptest::prelude::*;
use sesf_text::TextError;
use sesf_text::percent::{self, Amount, Parser, Piece, errors};

/// The operands of the tests.
#[derive(Clone, Debug)]
enum Value {
    Int(i64),
    Big(IBig),
    Float(f64),
    Text(String),
}

impl Value {
    /// The operand as a Python literal.
    fn literal(&self) -> String {
        match self {
            Value::Int(value) => value.to_string(),
            Value::Big(value) => value.to_string(),
            Value::Float(value) => format!("float('{}')", sesf_text::float::repr(*value)),
            Value::Text(value) => sesf_text::quote::repr(value),
        }
    }

    fn type_name(&self) -> &'static str {
        match self {
            Value::Int(_) | Value::Big(_) => "int",
            Value::Float(_) => "float",
            Value::Text(_) => "str",
        }
    }

    fn repr(&self) -> String {
        match self {
            Value::Int(value) => value.to_string(),
            Value::Big(value) => value.to_string(),
            Value::Float(value) => sesf_text::float::repr(*value),
            Value::Text(value) => sesf_text::quote::repr(value),
        }
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        (-2000..2000i64).prop_map(Value::Int),
        any::<i64>().prop_map(Value::Int),
        any::<[u64; 2]>().prop_map(|[a, b]| Value::Big((IBig::from(a) << 64) - IBig::from(b) - (IBig::ONE << 130))),
        (-10_000_000i64..10_000_000, 0..12i32).prop_map(|(n, e)| Value::Float(n as f64 / 10f64.powi(e))),
        any::<u64>().prop_map(|bits| Value::Float(f64::from_bits(bits))),
        "[a-cé]{0,4}".prop_map(Value::Text),
    ]
}

/// A `%` operator with a tuple, in the way of the interpreter.
fn format(template: &str, values: &[Value]) -> Result<String, TextError> {
    let mut parser = Parser::new(template, false);
    let mut values = values.iter();
    let mut out = String::new();
    while let Some(piece) = parser.next_piece()? {
        let directive = match piece {
            Piece::Literal(text) => {
                out.push_str(text);
                continue;
            }
            Piece::Directive(directive) => directive,
        };
        let mut star = |amount, too_large: fn() -> TextError| match amount {
            Some(Amount::Argument) => match values.next() {
                Some(Value::Int(value)) => Ok(Some(*value)),
                Some(Value::Big(_)) => Err(too_large()),
                Some(_) => Err(errors::star_wants_int()),
                None => Err(errors::not_enough_arguments()),
            },
            _ => Ok(None),
        };
        let width = star(directive.width, errors::width_too_large)?;
        let precision = star(directive.precision, errors::precision_too_large)?;
        let layout = directive.layout(width, precision)?;
        let code = directive.code()?;
        let value = values.next().ok_or_else(errors::not_enough_arguments)?;
        match (code, value) {
            ('s', Value::Text(text)) => percent::write_text(&mut out, text, &layout)?,
            ('s' | 'r', value) => percent::write_text(&mut out, &value.repr(), &layout)?,
            ('a', value) => {
                let text = sesf_text::quote::ascii_from_repr(&value.repr());
                percent::write_text(&mut out, &text, &layout)?;
            }
            ('c', Value::Int(value)) => {
                let code = u32::try_from(*value).ok();
                let c = code.and_then(char::from_u32).ok_or_else(errors::char_out_of_range)?;
                percent::write_char(&mut out, c, &layout)?;
            }
            ('c', Value::Text(text)) if text.chars().count() == 1 => {
                percent::write_char(&mut out, text.chars().next().unwrap(), &layout)?;
            }
            ('c', Value::Big(_)) => return Err(errors::char_out_of_range()),
            ('c', _) => return Err(errors::char_required()),
            ('d' | 'i' | 'u' | 'o' | 'x' | 'X', Value::Int(value)) => {
                percent::write_small(&mut out, *value, code, &layout)?;
            }
            ('d' | 'i' | 'u' | 'o' | 'x' | 'X', Value::Big(value)) => {
                percent::write_big(&mut out, value, code, &layout, 4300)?;
            }
            ('d' | 'i' | 'u', Value::Float(value)) => {
                let value = sesf_text::int::from_float_trunc(*value)?.into_big();
                percent::write_big(&mut out, &value, code, &layout, 4300)?;
            }
            ('d' | 'i' | 'u', value) => return Err(errors::number_required(code, value.type_name())),
            ('o' | 'x' | 'X', value) => return Err(errors::integer_required(code, value.type_name())),
            ('e' | 'E' | 'f' | 'F' | 'g' | 'G', value) => {
                let number = match value {
                    Value::Int(value) => *value as f64,
                    Value::Big(value) => sesf_text::int::big_to_float(value)?,
                    Value::Float(value) => *value,
                    Value::Text(_) => return Err(errors::real_required("str")),
                };
                percent::write_float(&mut out, number, code, &layout)?;
            }
            _ => return Err(directive.unsupported()),
        }
    }
    match values.next() {
        Some(_) => Err(errors::not_all_converted("string")),
        None => Ok(out),
    }
}

const SCRIPT: &str = "for [t, v] in lines(): show(lambda: t % eval(v))";

fn check(cases: &[(String, Vec<Value>)]) {
    let tuple = |values: &[Value]| {
        let items: String = values.iter().map(|value| value.literal() + ",").collect();
        format!("({items})").replace("(,)", "()")
    };
    check_against_python(
        SCRIPT,
        cases,
        |(template, values)| vec![template.clone(), tuple(values)],
        |(template, values)| format(template, values).map_err(error_text),
    );
}

#[test]
fn one_directive() {
    let template = "é?%[-+ #0]{0,3}([0-9]|1[0-9])?([.]([0-9]|1[0-9])?)?[hlL]?[diuoxXeEfFgGcrsay%é]é?";
    check(&samples((template, prop::collection::vec(any_value(), 1..2)), 60_000));
}

#[test]
fn several_directives() {
    let directive = "%[-0]?([*]|[0-9])?([.]([*]|[0-9])?)?[dxfgsc]";
    let template = prop::collection::vec(prop_oneof![directive, "[ab%]{0,2}", "%%"], 0..4);
    let small = prop_oneof![2 => (-20..20i64).prop_map(Value::Int), 1 => any_value()];
    let values = prop::collection::vec(small, 0..5);
    check(&samples((template.prop_map(|t| t.concat()), values), 40_000));
}

#[track_caller]
fn check_error(template: &str, has_mapping: bool, expected: &str) {
    let mut parser = Parser::new(template, has_mapping);
    let error = loop {
        match parser.next_piece() {
            Ok(Some(Piece::Directive(directive))) => match directive.code() {
                Ok(_) => {}
                Err(error) => break error,
            },
            Ok(Some(_)) => {}
            Ok(None) => panic!("no error"),
            Err(error) => break error,
        }
    };
    assert_eq!(error.to_string(), expected, "{template}");
}

#[test]
fn malformed_templates() {
    check_error("a%", false, "ValueError: incomplete format");
    check_error("%5.", false, "ValueError: incomplete format");
    check_error("%(a", true, "ValueError: incomplete format key");
    check_error("%(a)s", false, "TypeError: format requires a mapping");
    check_error("%99999999999999999999d", false, "ValueError: width too big");
    check_error("%.2147483648d", false, "ValueError: precision too big");
}

#[test]
fn keys_nest() {
    let mut parser = Parser::new("%(a(b)c)s", true);
    let Ok(Some(Piece::Directive(directive))) = parser.next_piece() else {
        panic!("a directive");
    };
    assert_eq!(directive.key, Some("a(b)c"));
}

#[test]
fn bytes_templates() {
    let mut parser = Parser::new(b"\xff%-5s%\xe9".as_slice(), false);
    assert_eq!(parser.next_piece(), Ok(Some(Piece::Literal(b"\xff".as_slice()))));
    let Ok(Some(Piece::Directive(directive))) = parser.next_piece() else {
        panic!("a directive");
    };
    let mut out = Vec::new();
    percent::write_bytes(&mut out, b"ab", &directive.layout(None, None).unwrap()).unwrap();
    assert_eq!(out, b"ab   ");
    let Ok(Some(Piece::Directive(directive))) = parser.next_piece() else {
        panic!("a directive");
    };
    let expected = "OverflowError: character argument not in range(0x110000)";
    assert_eq!(directive.unsupported().to_string(), expected);
}

#[test]
fn absurd_amounts() {
    let layout = percent::Layout { width: usize::MAX, ..Default::default() };
    let error = percent::write_text(&mut String::new(), "a", &layout).unwrap_err();
    assert_eq!(error.to_string(), "MemoryError: ");
    let layout = percent::Layout { precision: Some(i32::MAX as usize), ..Default::default() };
    let error = percent::write_small(&mut String::new(), 1, 'd', &layout).unwrap_err();
    assert_eq!(error.to_string(), "OverflowError: precision too large");
}
