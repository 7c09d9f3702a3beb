//! Files and streams: the objects that `open` and `sys.stdout` give.

use sesf_vm::Vm;

/// Makes the standard streams: attributes of the module `sys`.
pub fn install_streams(vm: &mut Vm) {
    let _ = vm;
}
