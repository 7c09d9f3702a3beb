//! Errors against the texts CPython prints, kept in `tests/errors/table.txt`.

use std::path::{Path, PathBuf};
use std::process::Command;

use sesf_syntax::{Mode, Source, parse};

fn table() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors/table.txt")
}

/// A source that ends in `\e` has no line end after it.
fn rendered(source: &str) -> String {
    let text = match source.strip_suffix("\\e") {
        Some(text) => text.to_owned(),
        None => format!("{source}\n"),
    };
    let source = Source::new("t.py", text);
    match parse(&source, Mode::Module) {
        Ok(_) => String::new(),
        Err(error) => error.render(&source),
    }
}

#[test]
fn errors_read_like_cpythons() {
    let table = std::fs::read_to_string(table()).expect("the table is there");
    let cases = table.split_terminator("\n=====\n").filter_map(|case| case.split_once("\n-----\n"));
    let mut n_cases = 0;
    let mut bad = Vec::new();
    for (source, expected) in cases {
        n_cases += 1;
        let ours = rendered(source);
        let is_async = ours.contains("is outside the language");
        if ours != expected && !is_async {
            bad.push(format!("{source}\nours:\n{ours}\nexpected:\n{expected}\n"));
        }
    }
    assert!(n_cases > 120);
    assert!(bad.is_empty(), "{} of {n_cases} differ\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn the_table_is_what_python_prints() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/errors.py");
    let is_reference = Command::new("python3").arg("--version").output();
    let is_reference = is_reference.is_ok_and(|output| output.stdout.starts_with(b"Python 3.11"));
    if !is_reference || std::env::var_os("SESF_ORACLE").is_none() {
        return;
    }
    let status = Command::new("python3").arg(script).arg(table()).arg("check").status();
    assert!(status.is_ok_and(|status| status.success()), "regenerate the table with tests/oracle/errors.py");
}
