//! What is done when a program's main thread has ended, before the others are waited for.

use sesf_heap::Value;
use sesf_vm::{Root, Vm};

/// The function that the module `threading` has for that, if the program has imported it: pools of threads end theirs.
pub fn shutdown_function(vm: &mut Vm) -> Option<Value> {
    let module = vm.dict_get_str(vm.root_dict(Root::Modules), "threading")?;
    let name = vm.heap.intern("_shutdown");
    vm.find_attr(module, name).ok().flatten()
}
