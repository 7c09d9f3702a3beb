//! `sys`: the interpreter as programs see it.
//!
//! Absent: `settrace`, `setprofile`, `call_tracing` and what belongs to them, audit hooks beyond the calls themselves,
//! `set_asyncgen_hooks`, `_current_frames`.

mod exceptions;
mod hooks;
mod info;
mod limits;
mod memory;
mod namespace;

use sesf_heap::{DictId, Value};
use sesf_vm::{Res, Root, Vm};

use super::bind::{set, set_text, set_texts};

const NAME: &str = "sys";

/// Fills the module.
///
/// # Errors
/// Those of the host, about its streams.
pub fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    for group in [exceptions::FUNCTIONS, hooks::FUNCTIONS, info::FUNCTIONS, limits::FUNCTIONS, memory::FUNCTIONS] {
        vm.install_functions(dict, NAME, group);
    }
    sesf_builtins::install_streams(vm, dict)?;
    hooks::keep_originals(vm, dict);
    info::fill(vm, dict)?;
    fill_command_line(vm, dict);
    fill_import(vm, dict);
    Ok(())
}

fn fill_command_line(vm: &mut Vm, dict: DictId) {
    let (argv, path, executable) = (vm.config.argv.clone(), vm.config.path.clone(), vm.config.executable.clone());
    set_texts(vm, dict, "argv", &argv);
    set_texts(vm, dict, "path", &path);
    set_text(vm, dict, "executable", &executable);
    set_text(vm, dict, "_base_executable", &executable);
    let original: Vec<String> = std::iter::once(executable).chain(argv).collect();
    set_texts(vm, dict, "orig_argv", &original);
}

fn fill_import(vm: &mut Vm, dict: DictId) {
    let modules = vm.heap.roots[Root::Modules as usize];
    set(vm, dict, "modules", modules);
    for name in ["meta_path", "path_hooks", "warnoptions"] {
        let list = vm.heap.new_list(Vec::new());
        set(vm, dict, name, list);
    }
    for name in ["path_importer_cache", "_xoptions"] {
        let empty = vm.heap.new_dict();
        set(vm, dict, name, empty);
    }
    set(vm, dict, "pycache_prefix", Value::None);
    // Nothing is ever written beside a program.
    set(vm, dict, "dont_write_bytecode", Value::Bool(true));
}
