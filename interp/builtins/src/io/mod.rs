//! Files and streams: the objects that `open` and `sys.stdout` give, and the classes of the module `io`.
//!
//! From below: [`fileio`] is a file of the system, [`buffers`] keep bytes, [`textio`] converts them to text. [`bytesio`] and
//! [`stringio`] are the same in memory. A layer of ours uses the one below directly; one that a program has written is used
//! by its methods.

mod buffered;
mod buffers;
mod bytesio;
mod classes;
mod cookie;
mod decoder;
mod errors;
mod fileio;
mod iobase;
mod newline;
mod output;
mod raw;
mod size;
mod standard;
mod stream;
mod stringio;
mod text;
mod textio;
mod writers;

pub use buffered::DEFAULT_SIZE;
pub use classes::{IoClass, io_class};
pub use size::{fill_target, target_len};
pub use standard::{flush_all, install_streams};

pub(crate) use buffers::over as buffer_over;
pub(crate) use classes::is_exactly;
pub(crate) use errors::unsupported;
pub(crate) use fileio::open as open_raw;
pub(crate) use newline::Newline;
pub(crate) use raw::ask;
pub(crate) use size::shown_type;
pub(crate) use stream::with;
pub(crate) use stringio::StringIo;
pub(crate) use text::{Settings, TextIo, never_waits};
pub(crate) use textio::{over as text_over, read_line_text, set_encoding, set_errors};
pub(crate) use writers::{has_unwritten, note_writer};

use sesf_vm::Vm;

/// Makes the classes and installs their methods.
pub(crate) fn install(vm: &mut Vm) {
    classes::install(vm);
    iobase::install(vm);
    fileio::install(vm);
    buffers::install(vm);
    bytesio::install(vm);
    textio::install(vm);
    stringio::install(vm);
}
