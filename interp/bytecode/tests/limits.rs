//! Programs at and beyond the limits of the machine.

use std::fmt::Write;
use std::sync::Arc;

use sesf_bytecode::{CompileOptions, Unit, compile, verify};
use sesf_syntax::{Mode, Source, parse};

fn compiled(text: &str) -> Result<Unit, String> {
    let source = Arc::new(Source::new("test.py", text));
    let module = parse(&source, Mode::Module).map_err(|error| error.message)?;
    let unit = compile(&module, source, &CompileOptions::default()).map_err(|error| error.message)?;
    verify(&unit)?;
    Ok(unit)
}

#[track_caller]
fn assert_compiles(text: &str) {
    if let Err(error) = compiled(text) {
        panic!("{error}");
    }
}

/// `n` items made from their numbers.
fn items(n: usize, separator: &str, item: impl Fn(usize) -> String) -> String {
    (0..n).map(item).collect::<Vec<_>>().join(separator)
}

#[test]
fn long_displays_do_not_run_out_of_registers() {
    let values = items(1000, ", ", |idx| format!("x.a{idx}"));
    let pairs = items(1000, ", ", |idx| format!("x.a{idx}: x"));
    let fields = items(1000, " ", |_| "{x}".to_string());
    assert_compiles(&format!(
        "def f(x):\n    [{values}]\n    ({values})\n    {{{values}}}\n    {{{pairs}}}\n    return f'{fields}'\n"
    ));
}

#[test]
fn calls_take_many_arguments() {
    let args = items(300, ", ", |idx| format!("x[{idx}]"));
    let keywords = items(300, ", ", |idx| format!("k{idx}=x"));
    assert_compiles(&format!("f({args}, {keywords})\nx.f({args}, {keywords}, **x, z=1)\n"));
}

#[test]
fn long_chains_reuse_registers() {
    for operator in [" + ", " and ", " or ", " < ", " if x else "] {
        let chain = items(150, operator, |idx| format!("x[{idx}]"));
        assert_compiles(&format!("def f(x):\n    y = {chain}\n    return {chain}\n"));
    }
}

#[test]
fn many_locals_are_spilled() {
    let mut text = "def f(a):\n".to_string();
    for idx in 0..400 {
        let _ = writeln!(text, "    v{idx} = a");
    }
    text += "    del v300\n    for v301 in v302: v303 += v300\n    def g(): return v304, v1\n";
    text += "    try: v305()\n    except E as v306: print(v306)\n    v307, (v308, *v309) = v1 = v310\n";
    text += "    with a as v311, v312 as v313: return [v314 for v314 in v315]\n";
    assert_compiles(&text);
}

#[test]
fn nesting_needs_few_registers() {
    for (open, close) in [("g(", ")"), ("[", "]"), ("(x.a + ", ")"), ("{1: ", "}")] {
        let nested = format!("{}x{}", open.repeat(90), close.repeat(90));
        assert_compiles(&format!("def f(x):\n    return {nested}\n"));
    }
}

#[test]
fn blocks_nest_as_in_cpython() {
    let nested = |n: usize| {
        let loops: String = (0..n).map(|idx| format!("{}while x:\n", " ".repeat(idx))).collect();
        format!("{loops}{}pass\n", " ".repeat(n))
    };
    assert_compiles(&nested(20));
    assert_eq!(compiled(&nested(21)).unwrap_err(), "too many statically nested blocks");
}

#[test]
fn too_many_constants_are_an_error() {
    let sums = items(70_000, ", ", |idx| format!("x + {idx}.5"));
    assert_eq!(compiled(&format!("[{sums}]")).unwrap_err(), "too many constants in one code block");
}

#[test]
fn constant_lists_need_one_constant() {
    assert_compiles(&format!("x = [{}]\n", items(70_000, ", ", |idx| format!("{idx}.5"))));
}

#[test]
fn deep_programs_do_not_exhaust_the_stack() {
    for (open, close) in [("lambda: ", ""), ("not ", ""), ("", ".a(1)"), ("", " + x"), ("", " if x else x")] {
        assert_compiles(&format!("{}x{}\n", open.repeat(400), close.repeat(400)));
    }
    assert_compiles(&format!("if x: pass\n{}", "elif x: pass\n".repeat(400)));
}

#[test]
fn long_chains_of_conditions_compile_or_are_refused() {
    for n in [100, 500, 1000, 2000, 2900, 10_000] {
        let text = format!("if a: pass\n{}", "elif b: pass\n".repeat(n));
        assert!(compiled(&text).is_ok() || n > 2500, "{n} conditions are refused");
        let text =
            format!("def f():\n    while a:\n{}", text.lines().map(|l| format!("        {l}\n")).collect::<String>());
        assert!(compiled(&text).is_ok() || n > 2500, "{n} conditions in a loop are refused");
    }
}
