//! The native modules, one file each.

mod bind;
mod bisect;
mod collections;
mod endpoint;
mod errno;
mod functools;
mod heapq;
mod io;
mod itertools;
mod math;
mod operator;
mod process;
mod random;
mod sha512;
mod small;
mod socket;
mod support;
mod sys;
mod thread;
mod time;
mod wire;

pub use small::{ExitCall, next_exit_call};

use sesf_vm::{LibraryModule, Vm};

/// Makes the native modules known to a machine.
pub(crate) fn install(vm: &mut Vm) {
    let modules: &[(&str, LibraryModule)] = &[
        ("_bisect", LibraryModule::Native(bisect::fill)),
        ("_collections", LibraryModule::Native(collections::fill)),
        ("_endpoint", LibraryModule::Native(endpoint::fill)),
        ("_functools", LibraryModule::Native(functools::fill)),
        ("_heapq", LibraryModule::Native(heapq::fill)),
        ("_io", LibraryModule::Native(io::fill)),
        ("_operator", LibraryModule::Native(operator::fill)),
        ("_process", LibraryModule::Native(process::fill)),
        ("_random", LibraryModule::Native(random::fill)),
        ("_sha512", LibraryModule::Native(sha512::fill)),
        ("_socket", LibraryModule::Native(socket::fill)),
        ("_thread", LibraryModule::Native(thread::fill)),
        ("_types", LibraryModule::Native(small::fill_types)),
        ("_wire", LibraryModule::Native(wire::fill)),
        ("atexit", LibraryModule::Native(small::fill_atexit)),
        ("errno", LibraryModule::Native(errno::fill)),
        ("gc", LibraryModule::Native(small::fill_gc)),
        ("itertools", LibraryModule::Native(itertools::fill)),
        ("math", LibraryModule::Native(math::fill)),
        ("operator", LibraryModule::Native(operator::fill)),
        ("sys", LibraryModule::Native(sys::fill)),
        ("time", LibraryModule::Native(time::fill)),
    ];
    thread::install(vm);
    std::sync::Arc::make_mut(&mut vm.library).modules.extend(modules.iter().copied());
}
