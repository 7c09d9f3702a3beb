//! Trees and spans against CPython's `ast` module.

mod common {
    pub mod tree;
}

use std::path::{Path, PathBuf};
use std::process::Command;

use sesf_syntax::{Mode, Source, decode_source, parse};

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

fn expected(paths: &[PathBuf]) -> Option<Vec<String>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tree.py");
    let output = Command::new("python3").arg(script).args(paths).output().ok()?;
    let text = String::from_utf8(output.stdout).expect("the oracle writes UTF-8");
    Some(text.split("== ").skip(1).map(|part| part.split_once('\n').unwrap_or_default().1.to_owned()).collect())
}

fn ours(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("the corpus is readable");
    let text = match decode_source(&bytes) {
        Ok(text) => text,
        Err(error) => return format!("error {error}"),
    };
    match parse(&Source::new("x.py", text), Mode::Module) {
        Ok(module) => common::tree::tree(&module),
        Err(error) => format!("error {error}"),
    }
}

#[test]
fn trees_agree_with_cpython() {
    let mut bad = Vec::new();
    for paths in corpus().chunks(200) {
        let Some(expected) = expected(paths) else { return };
        for (path, expected) in paths.iter().zip(expected) {
            let ours = ours(path);
            let is_refused = ours.starts_with("error") && (expected.starts_with("error") || ours.contains("outside the language"));
            if !is_refused && ours != expected {
                bad.push(difference(path, &ours, &expected));
            }
        }
    }
    assert!(bad.is_empty(), "{} files differ\n{}", bad.len(), bad.join("\n"));
}

fn difference(path: &Path, ours: &str, expected: &str) -> String {
    let n_same = ours.lines().zip(expected.lines()).take_while(|(a, b)| a == b).count();
    let at = |text: &str| text.lines().skip(n_same.saturating_sub(2)).take(4).collect::<Vec<_>>().join("\n");
    format!("{}\nours:\n{}\nexpected:\n{}\n", path.display(), at(ours), at(expected))
}
