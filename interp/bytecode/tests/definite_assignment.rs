//! A local is checked to be bound where it may not be, and nowhere else.

use std::sync::Arc;

use sesf_bytecode::{CompileOptions, Instruction, compile};
use sesf_syntax::{Mode, Source, parse};

/// Compiles a function with this body and the parameters `a` and `b`; compares the names that are checked, in order.
#[track_caller]
fn assert_checked(body: &str, expected: &[&str]) {
    let indented: String = body.lines().map(|line| format!("    {line}\n")).collect();
    let source = Arc::new(Source::new("test.py", format!("def f(a, b):\n{indented}")));
    let module = parse(&source, Mode::Module).expect("the body parses");
    let unit = compile(&module, source, &CompileOptions::default()).expect("the body compiles");
    let code = &unit.codes[1];
    let checked = code.instructions.iter().filter_map(|instruction| match instruction {
        Instruction::CheckBound { name, .. } => Some(&*code.names[name.0 as usize]),
        _ => None,
    });
    assert_eq!(checked.collect::<Vec<_>>(), expected, "{body}");
}

#[test]
fn parameters_and_straight_lines_need_no_check() {
    assert_checked("x = a\ny = x + b\nreturn y", &[]);
}

#[test]
fn reading_before_assigning_is_checked_once() {
    assert_checked("print(x)\nprint(x)\nx = 1", &["x"]);
}

#[test]
fn both_branches_bind() {
    assert_checked("if a:\n    x = 1\nelse:\n    x = 2\nreturn x", &[]);
    assert_checked("if a:\n    x = 1\nreturn x", &["x"]);
    assert_checked("if a:\n    x = 1\nelse:\n    return\nreturn x", &[]);
}

#[test]
fn short_circuits_bind_on_one_way_only() {
    assert_checked("if a and (x := b):\n    return x\nreturn x", &["x"]);
    assert_checked("if a or (x := b):\n    return x", &["x"]);
    assert_checked("return x if (x := a) else x", &[]);
}

#[test]
fn loops_may_run_not_at_all() {
    assert_checked("for x in a:\n    y = x\nreturn x, y", &["x", "y"]);
    assert_checked("while True:\n    x = a\n    if x:\n        break\nreturn x", &[]);
    assert_checked("x = 1\nfor i in a:\n    print(x)\n    x = i\nreturn x", &[]);
}

#[test]
fn a_loop_that_unbinds_is_checked() {
    assert_checked("x = 1\nfor i in a:\n    print(x)\n    del x", &["x"]);
    assert_checked("x = 1\nfor i in a:\n    print(x)\n    if i:\n        continue\n    del x", &["x"]);
}

#[test]
fn deletion_unbinds() {
    assert_checked("del a\nreturn a", &["a"]);
    assert_checked("if b:\n    del a\nreturn a", &["a"]);
}

#[test]
fn handlers_know_what_came_before() {
    assert_checked("try:\n    x = a()\nexcept E:\n    print(x)\nreturn x", &["x"]);
    assert_checked("x = 1\ntry:\n    a()\nexcept E:\n    print(x)\nreturn x", &[]);
    assert_checked("x = 1\ntry:\n    del x\n    a()\n    x = 2\nexcept E:\n    print(x)\nreturn x", &["x"]);
    assert_checked("try:\n    x = a()\nexcept E:\n    x = 1\nreturn x", &[]);
}

#[test]
fn finally_knows_what_came_before() {
    assert_checked("try:\n    x = a()\nfinally:\n    b(x)\nreturn x", &["x"]);
}

#[test]
fn the_name_of_a_handler_ends_with_it() {
    assert_checked("try:\n    a()\nexcept E as e:\n    print(e)\nreturn e", &["e"]);
}

#[test]
fn with_may_swallow_an_exception() {
    assert_checked("with a as x:\n    y = 1\nreturn x, y", &["x", "y"]);
}
