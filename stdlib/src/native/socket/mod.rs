//! `_socket`: sockets of the system; `socket` is written over it.
//!
//! Every socket of the system is non-blocking: a method tries at once, and if the system would wait, the thread is left until
//! the socket is ready ([`waiting`]). What the program sees of that is what its timeout says. A run under control has sockets of
//! its own network instead of the system's ([`descriptor`]).
//!
//! There are the methods of CPython's `_socket.socket` for streams and datagrams over IPv4, IPv6 and files, the common
//! options, and the functions about addresses and names. Absent: recvmsg and sendmsg, ioctl, raw sockets, names of services
//! and protocols, network interfaces, and taking over a descriptor that no socket of this program had.

mod address;
mod arrival;
mod descriptor;
mod functions;
mod object;
mod options;
mod resolve;
mod select;
mod transfer;
mod waiting;

use sesf_heap::{DictId, Value, classes};
use sesf_vm::{Res, Vm};

use super::support::{keep_class, set_module_doc, set_name};

/// Fills the module.
///
/// # Errors
/// None.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(
        vm,
        dict,
        "Implementation module for socket operations.\n\nSee the socket module for documentation.",
    );
    vm.install_functions(dict, "_socket", functions::FUNCTIONS);
    vm.install_functions(dict, "_socket", select::FUNCTIONS);
    object::install(vm, dict);
    set_name(vm, dict, "error", Value::Class(classes::OS_ERROR));
    set_name(vm, dict, "timeout", Value::Class(classes::TIMEOUT_ERROR));
    for name in ["herror", "gaierror"] {
        let class = vm.new_exception_class(name, "socket", classes::OS_ERROR);
        set_name(vm, dict, name, Value::Class(class));
        keep_class(vm, &format!("socket.{name}"), class);
    }
    Ok(())
}
