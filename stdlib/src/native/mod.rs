//! The native modules, one file each.

mod bind;
mod errno;
mod io;
mod support;
mod sys;

use sesf_vm::{LibraryModule, Vm};

/// Makes the native modules known to a machine.
pub(crate) fn install(vm: &mut Vm) {
    let modules: &[(&str, LibraryModule)] = &[
        ("_io", LibraryModule::Native(io::fill)),
        ("errno", LibraryModule::Native(errno::fill)),
        ("sys", LibraryModule::Native(sys::fill)),
    ];
    vm.library.modules.extend(modules.iter().copied());
}
