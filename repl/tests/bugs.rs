//! The catalogue of bugs in `examples/bugs`: `sesf check` finds each of them, and nothing in the corrected programs.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs of the catalogue whose names end so, without that.
fn names(suffix: &str) -> Vec<String> {
    let entries = std::fs::read_dir(catalogue()).expect("the catalogue");
    let files = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("text"));
    let mut names: Vec<String> = files.filter_map(|file| file.strip_suffix(suffix).map(String::from)).collect();
    names.sort();
    names
}

fn catalogue() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/bugs")
}

/// The options that a program is checked with, as its docstring says.
fn options(program: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(program).expect("the program is part of the catalogue");
    let line = text.lines().find_map(|line| line.strip_prefix("Checked with: "));
    line.map_or(Vec::new(), |line| line.split_whitespace().map(String::from).collect())
}

/// The exit code of `sesf check`, and what it printed.
fn check(program: &str, strategy: &str, runs: &str) -> (Option<i32>, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bugs").join(strategy);
    std::fs::create_dir_all(&folder).expect("a folder");
    let trace = folder.join(program).with_extension("trace");
    let output = Command::new(env!("CARGO_BIN_EXE_sesf"))
        .args(["check", "--strategy", strategy, "--runs", runs, "--trace"])
        .arg(&trace)
        .args(options(&catalogue().join(program)))
        .arg(catalogue().join(program))
        .output()
        .expect("sesf runs");
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

/// Every bug is found in time.
fn all_are_found(strategy: &str) {
    for name in names("_bug.py") {
        let (code, output) = check(&format!("{name}_bug.py"), strategy, "2000");
        assert!(code == Some(1) && output.starts_with("FAILED"), "{name}: {output}");
    }
}

/// No corrected program fails.
fn all_are_clean(strategy: &str) {
    for name in names("_fixed.py") {
        let (code, output) = check(&format!("{name}_fixed.py"), strategy, "500");
        assert!(code == Some(0) && output.starts_with("No failure"), "{name}: {output}");
        assert!(output.contains("Data races: none;"), "{name}: {output}");
    }
}

#[test]
fn each_bug_has_its_correction() {
    assert!(!names("_bug.py").is_empty());
    assert_eq!(names("_bug.py"), names("_fixed.py"));
}

#[test]
fn a_random_walk_finds_all() {
    all_are_found("random");
}

#[test]
fn priorities_find_all() {
    all_are_found("pct");
}

#[test]
fn a_random_walk_finds_nothing_in_the_corrections() {
    all_are_clean("random");
}

#[test]
fn priorities_find_nothing_in_the_corrections() {
    all_are_clean("pct");
}
