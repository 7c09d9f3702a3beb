//! Any source text may be refused, but nothing panics, and what compiles verifies.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use sesf_bytecode::{CompileOptions, Liveness, Namespace, compile, verify};
use sesf_syntax::{Mode, Source, decode_source, parse};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = decode_source(data) else { return };
    let source = Arc::new(Source::new("fuzz.py", text));
    for mode in [Mode::Module, Mode::Expression, Mode::Interactive] {
        let Ok(module) = parse(&source, mode) else { continue };
        for namespace in [Namespace::Globals, Namespace::SeparateLocals] {
            let options = CompileOptions { namespace, ..CompileOptions::default() };
            if let Ok(unit) = compile(&module, Arc::clone(&source), &options) {
                assert_eq!(verify(&unit), Ok(()));
                unit.codes.iter().for_each(|code| drop(Liveness::of(code)));
            }
        }
    }
});
