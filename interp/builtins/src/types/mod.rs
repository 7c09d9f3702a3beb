//! The builtin types, one file each.

pub(crate) mod arguments;
mod bool;
mod bytearray;
pub(crate) mod bytes;
mod complex;
pub(crate) mod containers;
mod dict;
mod float;
pub(crate) mod frame;
mod function;
pub(crate) mod generator;
mod generic;
pub(crate) mod int;
mod iterators;
pub(crate) mod list;
mod mappingproxy;
mod memoryview;
mod module;
mod none;
mod property;
mod range;
mod set;
mod slice;
mod slots;
pub(crate) mod str;
mod super_;
mod tuple;
mod views;

use sesf_vm::Vm;

/// Installs the methods of every type.
pub(crate) fn install(vm: &mut Vm) {
    bool::install(vm);
    bytearray::install(vm);
    bytes::install(vm);
    complex::install(vm);
    dict::install(vm);
    float::install(vm);
    int::install(vm);
    iterators::install(vm);
    list::install(vm);
    mappingproxy::install(vm);
    memoryview::install(vm);
    none::install(vm);
    range::install(vm);
    set::install(vm);
    slice::install(vm);
    str::install(vm);
    tuple::install(vm);
    views::install(vm);
    frame::install(vm);
    function::install(vm);
    generator::install(vm);
    generic::install(vm);
    module::install(vm);
    property::install(vm);
    super_::install(vm);
}
