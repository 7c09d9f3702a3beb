//! Constant expressions are computed at compile time, unless that raises or makes something large.

use std::sync::Arc;

use sesf_bytecode::{CompileMode, CompileOptions, compile, disassemble};
use sesf_syntax::{Mode, Source, parse};

/// Compiles an expression; compares the names and comments of its instructions before the `Return`.
#[track_caller]
fn assert_code(text: &str, expected: &str) {
    let source = Arc::new(Source::new("test.py", text));
    let module = parse(&source, Mode::Expression).expect("the expression parses");
    let options = CompileOptions { mode: CompileMode::Eval, ..CompileOptions::default() };
    let unit = compile(&module, source, &options).expect("the expression compiles");
    let shown = disassemble(&unit);
    let lines = shown.lines().skip(1).filter(|line| !line.contains("Return"));
    let code: Vec<String> = lines.map(brief).collect();
    assert_eq!(code.join("; "), expected, "{text}");
}

/// A line of a disassembly without position, line and registers.
fn brief(line: &str) -> String {
    let (code, comment) = line.split_once("  # ").unwrap_or((line, ""));
    let words = code.split_whitespace().filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    let is_kept = |word: &&str| !word.contains('=') || word.starts_with("value");
    let mut kept: Vec<&str> = words.filter(is_kept).collect();
    kept.extend((!comment.is_empty()).then_some(comment));
    kept.join(" ")
}

#[test]
fn integers() {
    assert_code("2 + 3 * 4", "LoadInt value=14");
    assert_code("-7 // 2", "LoadInt value=-4");
    assert_code("-7 % 3", "LoadInt value=2");
    assert_code("1 << 62", "LoadConst 4611686018427387904");
    assert_code("-9223372036854775808", "LoadConst -9223372036854775808");
    assert_code("2 ** 100", "LoadConst 1267650600228229401496703205376");
    assert_code("7 / 2", "LoadConst 3.5");
}

#[test]
fn what_raises_or_grows_is_left() {
    assert_code("1 // 0", "LoadInt value=1; FloorDivInt value=0");
    assert_code("1 / 0.0", "LoadInt value=1; LoadConst 0.0; TrueDiv");
    assert_code("1 << 1000", "LoadInt value=1; BinaryInt value=1000");
    assert_code("'ab' * 10000", "LoadConst \"ab\"; MulInt value=10000");
}

#[test]
fn other_values() {
    assert_code("() * 99999999999 + (1, 2)", "LoadConst (1, 2)");
    assert_code("-99999999999 * 'ab' + '' * 99999999999", "LoadConst \"\"");
    assert_code("-0.0", "LoadConst -0.0");
    assert_code("'a' 'b' + 'c' * 3", "LoadConst \"abccc\"");
    assert_code("(1, (2, -3)) + (None,) * 2", "LoadConst (1, (2, -3), None, None)");
    assert_code("not 'x'", "LoadBool value=false");
    assert_code("__debug__", "LoadBool value=true");
    assert_code("1 if 0 else 2", "LoadInt value=2");
}

#[test]
fn containers() {
    assert_code("x in [1, 2]", "LoadGlobal x; LoadConst (1, 2); Contains");
    assert_code("x in {1, 2}", "LoadGlobal x; LoadConst frozenset(1, 2); Contains");
    assert_code("[1, 2, 3]", "BuildList; LoadConst (1, 2, 3); ListExtend");
}

#[test]
fn user_types_keep_their_operators() {
    assert_code("1 + x", "LoadInt value=1; LoadGlobal x; Add");
    assert_code("x + 1 + 2", "LoadGlobal x; AddInt value=1; AddInt value=2");
}
