//! The machine: the loop over instructions, calls, attributes, exceptions and the protocols of the builtin types.
//!
//! Start at [`Vm`]. Operations that may call user code come in two forms that share one plan (`plan.rs`): the loop pushes a
//! frame for the call and goes on later, native code runs the loop in itself.

mod access;
mod actor;
mod attribute;
mod beside;
mod bind;
mod call;
mod class;
mod consume;
mod coverage;
mod deliver;
mod error;
mod exception;
mod generator;
pub mod host;
mod import;
mod intrinsic;
mod lookup;
mod lookup_cache;
pub mod native;
mod network;
pub mod ops;
mod outside;
mod plan;
pub mod process;
mod quick;
mod rare;
mod run;
pub mod runtime;
mod site;
mod state;
mod step;
mod super_object;
pub mod sync;
mod thread;
mod traceback;
mod unwind;
mod vm;

pub use access::{Access, AccessKind, CodePlace, Location, Owner};
pub use coverage::{Block, Reached};
pub use error::{Interrupt, OrRaise, Res};
pub use outside::{Awaited, Continuation};
pub use plan::{OperatorForm, Step};
pub use state::{Outcome, Snapshot};
pub use super_object::SuperObject;
pub use thread::Pause;
pub use vm::{Config, DEFAULT_RECURSION_LIMIT, Library, LibraryModule, PendingCall, PendingFrame, Root, Vm};
