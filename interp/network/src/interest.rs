//! What somebody waits for.

use crate::network::Network;
use crate::socket::SocketId;

/// Something that may happen to a socket.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Interest {
    /// Which.
    pub socket: SocketId,
    /// What: any of these [`crate::events`].
    pub events: u16,
}

impl Network {
    /// Whether any of these things has happened; true if nothing is waited for.
    pub fn is_any_ready(&self, interests: &[Interest]) -> bool {
        interests.is_empty() || interests.iter().any(|interest| self.is_ready(interest.socket, interest.events))
    }
}
