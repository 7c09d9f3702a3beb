//! The builtin types' methods and the builtin functions.
//!
//! One file for each type under `types/`, one for each group of functions under `functions/`. What calls user code as a
//! matter of course is written in the language: `prelude/`.

mod functions;
mod io;
mod prelude;
mod sort;
pub mod struct_sequence;
mod support;
mod types;

pub use io::{DEFAULT_SIZE, IoClass, fill_target, flush_all, install_streams, io_class, target_len};
pub use types::frame::running_frame;

use sesf_vm::Vm;

/// Installs everything into a fresh machine.
pub fn install(vm: &mut Vm) {
    prelude::install(vm);
    types::install(vm);
    io::install(vm);
    functions::install(vm);
}
