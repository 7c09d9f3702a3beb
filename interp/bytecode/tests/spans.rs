//! The text that a traceback underlines for an instruction: what CPython 3.11 underlines.

use std::sync::Arc;

use sesf_bytecode::{CompileOptions, compile};
use sesf_syntax::{Mode, Source, parse};

/// Compares the texts of the instructions named `instruction`, in order.
#[track_caller]
fn assert_spans(text: &str, instruction: &str, expected: &[&str]) {
    let source = Arc::new(Source::new("test.py", text));
    let module = parse(&source, Mode::Module).expect("the program parses");
    let unit = compile(&module, source.clone(), &CompileOptions::default()).expect("the program compiles");
    let mut texts = Vec::new();
    for code in &unit.codes {
        let named = code.instructions.iter().enumerate().filter(|(_, it)| it.name() == instruction);
        texts.extend(named.map(|(pc, _)| source.slice(code.span_at(pc))));
    }
    assert_eq!(texts, expected, "{text}");
}

#[test]
fn operators_are_underlined_whole() {
    assert_spans("a.b + c[d]\n", "Add", &["a.b + c[d]"]);
    assert_spans("x.y += f(1)\n", "InplaceAdd", &["x.y += f(1)"]);
    assert_spans("a < b < c\n", "Compare", &["a < b < c", "a < b < c"]);
}

#[test]
fn attributes_and_items() {
    assert_spans("a.b[c].d\n", "LoadAttr", &["a.b", "a.b[c].d"]);
    assert_spans("a.b[c].d\n", "LoadItem", &["a.b[c]"]);
    assert_spans("a.b = c\n", "StoreAttr", &["a.b"]);
    assert_spans("(a\n .b\n .c)\n", "LoadAttr", &["b", "c"]);
}

#[test]
fn calls() {
    assert_spans("f(g(x), y=1)\n", "CallKw", &["f(g(x), y=1)"]);
    assert_spans("a.b.c(1)\n", "LoadMethod", &["a.b.c"]);
    assert_spans("a.b.c(1)\n", "CallMethod", &["a.b.c(1)"]);
    assert_spans("(a\n .b(1)\n .c(2))\n", "CallMethod", &["b(1)", "c(2)"]);
    assert_spans("@d(1)\ndef f(): pass\n", "Call", &["d(1)", "d(1)"]);
}

#[test]
fn statements() {
    assert_spans("raise X from y\n", "RaiseFrom", &["raise X from y"]);
    assert_spans("from a import b, c\n", "ImportFrom", &["from a import b, c", "from a import b, c"]);
    assert_spans("a, (b, c) = d\n", "Unpack", &["a, (b, c)", "(b, c)"]);
    assert_spans("for i in f(a): g()\n", "ForNext", &["for i in f(a): g()"]);
    assert_spans("del a.b, c\n", "DeleteAttr", &["a.b"]);
}

#[test]
fn a_failed_assertion_is_where_its_last_comparison_is() {
    assert_spans("assert a\n", "Raise", &["assert a"]);
    assert_spans("assert a == 1, m\n", "Raise", &["a == 1"]);
    assert_spans("assert not (a and b in c)\n", "Raise", &["b in c"]);
}
