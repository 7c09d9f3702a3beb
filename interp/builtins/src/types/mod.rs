//! The builtin types, one file each.

use sesf_vm::Vm;

/// Installs the methods of every type.
pub(crate) fn install(vm: &mut Vm) {
    let _ = vm;
}
