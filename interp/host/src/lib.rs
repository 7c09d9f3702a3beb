//! The `sesf` interpreter as a library.
//!
//! ```no_run
//! use sesf::{Interpreter, Program, Settings};
//!
//! let program = Program::Text { text: "print(6 * 7)".into(), name: "<string>".into() };
//! let code = Interpreter::new(Settings::default()).run_program(&program);
//! assert_eq!(code, 0);
//! ```

mod interpreter;
mod os;

pub use interpreter::{Interpreter, Program, STACK_BYTES, Settings};
pub use os::OsHost;
