//! Runs the programs of the language's own part through the built binary and compares with what lies beside them.
//!
//! The programs lie in `interp/tests/language`, each with what it prints on both streams and its exit code in `.out`.
//! `SESF_ACCEPT=1` writes those files anew.

use std::path::{Path, PathBuf};
use std::process::Command;

fn programs(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of the programs");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut programs: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "sesf" || end == "py")).collect();
    programs.sort();
    programs
}

/// What a program prints, with file names instead of paths.
fn run(folder: &Path, program: &Path) -> String {
    let name = program.file_name().expect("a file name");
    let output =
        Command::new(env!("CARGO_BIN_EXE_sesf")).arg(name).current_dir(folder).output().expect("the binary runs");
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let code = output.status.code().expect("an exit code");
    let text = format!("{stdout}--- stderr\n{stderr}--- exit {code}\n");
    text.replace(&format!("{}/", folder.display()), "")
}

#[test]
fn programs_print_what_lies_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../interp/tests/language");
    let folder = folder.canonicalize().expect("the folder of the programs");
    let programs = programs(&folder);
    assert!(programs.len() >= 10);
    for program in programs {
        let printed = run(&folder, &program);
        let expected = program.with_extension("out");
        if std::env::var_os("SESF_ACCEPT").is_some() {
            std::fs::write(&expected, &printed).expect("it can be written");
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(printed, expected, "{}", program.display());
    }
}
