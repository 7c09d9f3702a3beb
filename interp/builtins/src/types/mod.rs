//! The builtin types, one file each.

pub(crate) mod frame;
mod function;
pub(crate) mod generator;
mod module;
mod property;
mod super_;

use sesf_vm::Vm;

/// Installs the methods of every type.
pub(crate) fn install(vm: &mut Vm) {
    frame::install(vm);
    function::install(vm);
    generator::install(vm);
    module::install(vm);
    property::install(vm);
    super_::install(vm);
}
