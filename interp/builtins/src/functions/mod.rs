//! The functions of the module `builtins`, by group.

use sesf_vm::Vm;

/// Installs the functions and the names of the builtin classes.
pub(crate) fn install(vm: &mut Vm) {
    let _ = vm;
}
