//! The builtin types, one file each.

mod arguments;
mod bool;
mod bytearray;
pub(crate) mod bytes;
mod complex;
mod float;
pub(crate) mod frame;
mod function;
pub(crate) mod generator;
pub(crate) mod int;
mod memoryview;
mod module;
mod none;
mod property;
mod range;
mod slice;
mod slots;
pub(crate) mod str;
mod super_;

use sesf_vm::Vm;

/// Installs the methods of every type.
pub(crate) fn install(vm: &mut Vm) {
    bool::install(vm);
    bytearray::install(vm);
    bytes::install(vm);
    complex::install(vm);
    float::install(vm);
    int::install(vm);
    memoryview::install(vm);
    none::install(vm);
    range::install(vm);
    slice::install(vm);
    str::install(vm);
    frame::install(vm);
    function::install(vm);
    generator::install(vm);
    module::install(vm);
    property::install(vm);
    super_::install(vm);
}
