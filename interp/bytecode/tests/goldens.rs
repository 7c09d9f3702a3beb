//! Small programs and their bytecode.
//!
//! Each `goldens/NAME.py` stands beside its expected disassembly, `goldens/NAME.txt`. After an intended change write the
//! files anew: `SESF_UPDATE_GOLDENS=1 cargo test -p sesf-bytecode --test goldens`, and read the difference.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sesf_bytecode::{CompileOptions, compile, disassemble, verify};
use sesf_syntax::{Mode, Source, parse};

#[test]
fn disassemblies_are_as_stored() {
    let programs = programs();
    assert!(!programs.is_empty(), "there are programs");
    let is_update = std::env::var_os("SESF_UPDATE_GOLDENS").is_some();
    for path in programs {
        let actual = bytecode(&path);
        let stored = path.with_extension("txt");
        if is_update {
            fs::write(&stored, &actual).expect("the folder of goldens is writable");
        }
        let expected = fs::read_to_string(&stored).unwrap_or_default();
        assert_eq!(actual, expected, "{}", path.display());
    }
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let entries = fs::read_dir(folder).expect("the folder of goldens is there");
    let paths = entries.flatten().map(|entry| entry.path());
    let mut programs: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|it| it == "py")).collect();
    programs.sort();
    programs
}

fn bytecode(path: &Path) -> String {
    let source = Arc::new(Source::new("golden.py", fs::read_to_string(path).expect("a golden is text")));
    let module = parse(&source, Mode::Module).expect("a golden parses");
    let unit = compile(&module, source, &CompileOptions::default()).expect("a golden compiles");
    assert_eq!(verify(&unit), Ok(()), "{}", path.display());
    disassemble(&unit)
}
