//! `_wire`: the bytes in which values cross between processes.

use sesf_heap::{DictId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::support::{def, set_module_doc};

const FUNCTIONS: &[NativeDef] = &[
    def("dumps(value, /)", dumps, "The message for a value: what an endpoint or a remote call sends."),
    def("loads(message, /)", loads, "The value of a message, as new objects."),
];

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "The bytes in which values cross between processes.");
    vm.install_functions(dict, "_wire", FUNCTIONS);
    Ok(())
}

fn dumps(vm: &mut Vm, args: &[Value]) -> Res {
    let message = sesf_wire::encode(vm, args[0], usize::MAX)?;
    Ok(vm.heap.new_bytes(&message))
}

fn loads(vm: &mut Vm, args: &[Value]) -> Res {
    let message = vm.expect_bytes_like(args[0])?;
    sesf_wire::decode(vm, &message)
}
