//! Many controlled runs of a program: strategies, the decision log, shrinking, and what is shown of a failure.
//!
//! Start at [`Campaign`]. One run is a list of decisions ([`Trace`]); the same list gives the same run.

mod campaign;
mod chart;
mod run;
mod shrink;
mod strategy;
mod trace;
mod watch;
mod world;

pub use campaign::{Campaign, Found, Progress, Report};
pub use run::{Fault, Limits, Outcome, Ready, Replayed, Replayer};
pub use sesf_network::Faults;
pub use sesf_runtime::controlled::{Decision, DecisionKind};
pub use sesf_runtime::{Race, RaceSide};
pub use sesf_vm::runtime::{Count, Place};
pub use strategy::{Divergence, StrategyKind};
pub use trace::{Trace, TraceError, source_hash};
pub use world::{Quiet, Watched};
