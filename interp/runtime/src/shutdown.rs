//! What is done when a program's main thread has ended, before the others are waited for.

use sesf_heap::{Operation, ThreadId, Value};
use sesf_vm::{Root, Vm};

/// The function that the module `threading` has for that, if the program has imported it: pools of threads end theirs.
pub fn shutdown_function(vm: &mut Vm) -> Option<Value> {
    let module = vm.dict_get_str(vm.root_dict(Root::Modules), "threading")?;
    let name = vm.heap.intern("_shutdown");
    vm.find_attr(module, name).ok().flatten()
}

/// Has the main thread, which has ended, wait for the end of another that is no daemon, if there is one.
pub(crate) fn wait_for_others(vm: &mut Vm) -> bool {
    let is_other = |(id, thread): &(ThreadId, &sesf_heap::Thread)| *id != ThreadId::MAIN && !thread.is_daemon;
    let other = vm.heap.threads.iter().find(is_other).map(|(id, _)| id);
    if let (Some(other), Some(main)) = (other, vm.heap.threads.get_mut(ThreadId::MAIN)) {
        main.waiting = Some(Operation::Join(other).untimed());
    }
    other.is_some()
}
