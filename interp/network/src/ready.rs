//! What can be done with a socket without waiting.

use crate::link::LinkId;
use crate::network::{CAPACITY, Network};
use crate::socket::{Role, Socket, SocketId, Stream};

/// What can have happened to a socket: bits, as the system's `poll` has them.
pub mod events {
    /// Something can be received or accepted, or an end or an error seen by trying.
    pub const IN: u16 = 1;
    /// Something can be sent.
    pub const OUT: u16 = 4;
    /// Something went wrong.
    pub const ERR: u16 = 8;
    /// The connection has ended in both directions.
    pub const HUP: u16 = 16;
}

impl Network {
    /// Whether one of these things has happened to a socket, or something went wrong with it. To one that is closed nothing
    /// ever happens: who waited for it is not woken by that, as with the system's sockets.
    pub fn is_ready(&self, id: SocketId, wanted: u16) -> bool {
        self.happened(id) & (wanted | events::ERR | events::HUP) != 0
    }

    /// All that has happened to a socket.
    pub fn happened(&self, id: SocketId) -> u16 {
        let Some(socket) = self.sockets.get(&id) else { return 0 };
        let failed = match socket.error {
            Some(_) => events::IN | events::OUT | events::ERR,
            None => 0,
        };
        failed | self.state_of(socket)
    }

    fn state_of(&self, socket: &Socket) -> u16 {
        let when = |is_so: bool, event: u16| if is_so { event } else { 0 };
        match &socket.role {
            Role::Idle => events::OUT | events::HUP,
            Role::Listening { queue, .. } => when(!queue.is_empty(), events::IN),
            Role::Connecting => 0,
            Role::Port(port) => {
                let has_room = socket.links.values().all(|link| self.has_room(*link));
                when(!port.arrived.is_empty(), events::IN) | when(has_room, events::OUT)
            }
            Role::Connected(stream) => {
                let Stream { has_ended, is_read_shut, is_write_shut, outgoing, .. } = *stream;
                let is_over = is_write_shut || self.has_lost_local_peer(outgoing);
                when(!stream.arrived.is_empty() || has_ended || is_read_shut, events::IN)
                    | when(is_over || self.has_room(outgoing), events::OUT)
                    | when((has_ended || is_read_shut) && is_over, events::HUP)
            }
        }
    }

    fn has_room(&self, link: LinkId) -> bool {
        self.links.get(&link).is_none_or(|link| link.n_bytes < CAPACITY)
    }
}
