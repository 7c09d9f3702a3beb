//! The `sesf` interpreter as a library.
//!
//! ```
//! use sesf::{Interpreter, Program, Settings};
//!
//! let program = Program::Text { text: "assert 6 * 7 == 42".into(), name: "<string>".into() };
//! let code = Interpreter::new(Settings::default()).run_program(&program);
//! assert_eq!(code, 0);
//! ```

mod ending;
mod interpreter;
mod os;
mod text;

pub use interpreter::{Interpreter, Program, STACK_BYTES, Settings, ready};
pub use os::OsHost;
pub use sesf_explore as explore;
pub use sesf_runtime::Interrupter;
pub use sesf_spec::carried;
pub use text::{decode_source, disassemble, invert};
