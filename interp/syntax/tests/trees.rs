//! Trees with their spans and scopes against CPython's `ast` and `symtable` modules, over `tests/corpus` and, when
//! `SESF_CORPUS` names a folder, over the Python files in it.

mod common {
    pub mod scopes;
    pub mod tree;
}

use std::path::{Path, PathBuf};
use std::process::Command;

use sesf_syntax::{Mode, Module, Source, decode_source, parse};

fn corpus() -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    add_files(&own, &mut paths);
    if let Some(more) = std::env::var_os("SESF_CORPUS") {
        add_files(Path::new(&more), &mut paths);
    }
    paths.sort();
    paths
}

fn add_files(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the corpus is readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            add_files(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            paths.push(path);
        }
    }
}

fn expected(script: &str, paths: &[PathBuf]) -> Option<Vec<String>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(script);
    let output = Command::new("python3").arg(script).args(paths).output().ok()?;
    let text = String::from_utf8(output.stdout).expect("the oracle writes UTF-8");
    let parts = format!("\n{text}");
    Some(
        parts
            .split("\n== ")
            .skip(1)
            .map(|part| part.split_once('\n').unwrap_or_default().1.to_owned() + "\n")
            .collect(),
    )
}

fn ours(path: &Path, write: fn(&Module) -> String) -> String {
    let bytes = std::fs::read(path).expect("the corpus is readable");
    let parsed = decode_source(&bytes).and_then(|text| parse(&Source::new("x.py", text), Mode::Module));
    match parsed {
        Ok(module) => write(&module),
        Err(error) => format!("error {error}"),
    }
}

fn compare(script: &str, write: fn(&Module) -> String) {
    let mut bad = Vec::new();
    for paths in corpus().chunks(200) {
        let Some(expected) = expected(script, paths) else { return };
        for (path, expected) in paths.iter().zip(expected) {
            let ours = ours(path, write);
            let is_skipped = expected.starts_with("skip");
            let is_refused = ours.starts_with("error")
                && (expected.starts_with("error")
                    || ours.contains("outside the language")
                    || ours.contains("encoding"));
            if !is_refused && !is_skipped && ours.trim_end() != expected.trim_end() {
                bad.push(difference(path, &ours, &expected));
            }
        }
    }
    assert!(bad.is_empty(), "{} files differ\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn trees_agree_with_cpython() {
    compare("tree.py", common::tree::tree);
}

#[test]
fn scopes_agree_with_cpython() {
    compare("scopes.py", common::scopes::scopes);
}

fn difference(path: &Path, ours: &str, expected: &str) -> String {
    let n_same = ours.lines().zip(expected.lines()).take_while(|(a, b)| a == b).count();
    let at = |text: &str| text.lines().skip(n_same.saturating_sub(2)).take(4).collect::<Vec<_>>().join("\n");
    format!("{}\nours:\n{}\nexpected:\n{}\n", path.display(), at(ours), at(expected))
}
