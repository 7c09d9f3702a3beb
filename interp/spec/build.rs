//! Lists the services and implementations that the interpreter carries along: the folders `services` and `impls`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../..");
    let mut list = String::from(
        "/// The programs that are carried along, by module.\nconst CARRIED: &[(&str, LibraryModule)] = &[\n",
    );
    for package in ["services", "impls"] {
        add_package(&root.join(package), package, &mut list)?;
    }
    list.push_str("];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("carried.rs"), list)
}

/// Adds a folder as a package, with the modules in it.
fn add_package(folder: &Path, name: &str, list: &mut String) -> io::Result<()> {
    println!("cargo:rerun-if-changed={}", folder.display());
    add(list, name, "\"\"", true);
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    entries.sort();
    for path in entries {
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let inner = format!("{name}.{stem}");
        if path.is_dir() {
            add_package(&path, &inner, list)?;
        } else if path.extension().is_some_and(|extension| extension == "sesf") {
            println!("cargo:rerun-if-changed={}", path.display());
            add(list, &inner, &format!("include_str!({:?})", path.canonicalize()?), false);
        }
    }
    Ok(())
}

fn add(list: &mut String, name: &str, text: &str, is_package: bool) {
    let _ = writeln!(
        list,
        "    ({name:?}, LibraryModule::Source {{ text: {text}, is_package: {is_package}, is_carried: true }}),"
    );
}
