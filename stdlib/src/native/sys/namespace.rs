//! An object with attributes and nothing else: `sys.implementation`.

use sesf_heap::{Layout, Value, classes};
use sesf_vm::native::{Binding, NativeDef};
use sesf_vm::{Res, Vm};

use crate::native::support::def;

const SLOTS: &[NativeDef] = &[def("__repr__(self, /)", repr, "Return repr(self).")];

/// A namespace with these attributes.
pub(super) fn new(vm: &mut Vm, attributes: &[(&str, Value)]) -> Res {
    let class = vm.new_library_class("SimpleNamespace", "types", classes::OBJECT);
    let info = vm.heap.classes.get_mut(class);
    (info.layout, info.has_dict) = (Layout::Plain, true);
    let shape = vm.heap.new_root_shape(class);
    vm.heap.classes.get_mut(class).root_shape = shape;
    vm.install_methods(class, Binding::Slot, SLOTS);
    let namespace = vm.heap.new_instance(class, None);
    for (name, value) in attributes {
        let name = vm.heap.intern(name);
        vm.set_field(namespace, name, *value)?;
    }
    Ok(namespace)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let mut parts = Vec::new();
    for (name, value) in vm.own_attributes(args[0]) {
        parts.push(format!("{}={}", vm.str(name)?, vm.repr(value)?));
    }
    Ok(vm.heap.new_string(format!("namespace({})", parts.join(", "))))
}
