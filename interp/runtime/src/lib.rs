//! How programs run: the two implementations of [`sesf_vm::runtime::Runtime`], and what runs a machine's threads with them.
//!
//! [`Process`] runs a program for real: one Rust thread for each of its threads, which share the machine under a baton.

mod clock;
mod deadlock;
mod real;

pub use clock::SystemClock;
pub use deadlock::Deadlock;
pub use real::{Interrupter, Process};
