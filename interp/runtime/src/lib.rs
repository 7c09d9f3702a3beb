//! How programs run: the two implementations of [`sesf_vm::runtime::Runtime`], and what runs a machine's threads with them.
//!
//! [`controlled`] runs a program under a strategy that makes every decision.
//! [`Process`] runs a program for real: one Rust thread for each of its threads, which share the machine under a baton.

mod actors;
mod bell;
mod classes;
mod clock;
pub mod controlled;
mod deadlock;
mod machines;
mod program;
mod races;
mod real;
mod sharing;
mod shutdown;
mod vector_clock;

pub use actors::PerActor;
pub use clock::SystemClock;
pub use deadlock::Deadlock;
pub use machines::for_each_machine;
pub use real::{Interrupter, Process, Stop};
pub use sharing::{Race, RaceSide};
pub use shutdown::shutdown_function;
