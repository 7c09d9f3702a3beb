//! Every Python program at hand compiles to code that verifies.

mod common;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use sesf_bytecode::{CompileOptions, Namespace, compile, verify};
use sesf_syntax::{Mode, Source, decode_source, parse};

#[test]
fn compatibility_programs_compile() {
    let mut faults = Vec::new();
    for path in common::compatibility_programs() {
        if let Err(fault) = check(&path) {
            faults.push(format!("{}: {fault}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
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
