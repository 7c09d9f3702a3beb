//! Who acts in a program: what a runtime may let go on.

use sesf_heap::{ProcessId, ThreadId};
use sesf_network::LinkId;

/// Something that takes steps.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Actor {
    /// A thread of a process, by its number there.
    Thread(ProcessId, ThreadId),
    /// The network, which lets what is on a link arrive.
    Delivery(LinkId),
}

impl Actor {
    /// The thread in which a program begins.
    pub const MAIN: Actor = Actor::Thread(ProcessId::FIRST, ThreadId::MAIN);
}
