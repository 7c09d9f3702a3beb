//! The native modules, one file each.

use sesf_vm::{LibraryModule, Vm};

/// Makes the native modules known to a machine.
pub(crate) fn install(vm: &mut Vm) {
    let modules: &[(&str, LibraryModule)] = &[];
    vm.library.modules.extend(modules.iter().copied());
}
