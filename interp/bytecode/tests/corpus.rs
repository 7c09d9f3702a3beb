//! Every Python program at hand compiles to code that verifies.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sesf_bytecode::{CompileOptions, Namespace, compile, verify};
use sesf_syntax::{Mode, Source, decode_source, parse};

#[test]
fn compatibility_programs_compile() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/compat");
    let mut faults = Vec::new();
    for path in programs(&root) {
        if let Err(fault) = check(&path) {
            faults.push(format!("{}: {fault}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn programs(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(programs(&path));
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A program that does not parse is the syntax tests' concern.
fn check(path: &Path) -> Result<(), String> {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    let Ok(text) = decode_source(&bytes) else { return Ok(()) };
    let source = Arc::new(Source::new(path.display().to_string(), text));
    let Ok(module) = parse(&source, Mode::Module) else { return Ok(()) };
    for namespace in [Namespace::Globals, Namespace::SeparateLocals] {
        let options = CompileOptions { namespace, ..CompileOptions::default() };
        let unit = compile(&module, source.clone(), &options).map_err(|error| error.to_string())?;
        verify(&unit)?;
    }
    Ok(())
}
