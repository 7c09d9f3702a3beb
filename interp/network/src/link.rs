//! Links: what is on its way from a socket to another one or to an address.

use std::collections::VecDeque;

use crate::address::Address;
use crate::socket::{Flavour, SocketId};

/// The number of a link, in the order in which they were made; never used again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LinkId(pub u32);

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) enum Target {
    Socket(SocketId),
    /// Whoever is bound to it when something arrives.
    Address(Address),
}

/// Something on its way.
#[derive(Clone, Hash, Debug)]
pub(crate) enum Packet {
    /// The wish for a connection.
    Connect,
    /// Part of a stream.
    Bytes(Vec<u8>),
    /// A stream's end.
    End,
    /// The connection is broken.
    Reset,
    Message {
        bytes: Vec<u8>,
        /// The network's own: it is not copied again.
        is_copy: bool,
    },
}

/// What one socket has sent to one place and has not arrived, in the order of sending.
#[derive(Clone, Hash, Debug)]
pub(crate) struct Link {
    pub source: SocketId,
    pub flavour: Flavour,
    /// The sender's address, as the receiver sees it.
    pub from: Address,
    /// The receiver's address.
    pub to: Address,
    pub target: Target,
    pub load: VecDeque<Packet>,
    /// How many bytes that is.
    pub n_bytes: usize,
}

impl Link {
    pub fn push(&mut self, packet: Packet) {
        self.n_bytes += packet.n_bytes();
        self.load.push_back(packet);
    }

    /// Takes a packet out.
    pub fn take(&mut self, index: usize) -> Option<Packet> {
        let packet = self.load.remove(index)?;
        self.n_bytes -= packet.n_bytes();
        Some(packet)
    }

    /// Takes the first `n` bytes of a stream out.
    pub fn take_bytes(&mut self, n: usize) -> Vec<u8> {
        let mut taken = Vec::with_capacity(n);
        while taken.len() < n
            && let Some(Packet::Bytes(bytes)) = self.load.front_mut()
        {
            let left = n - taken.len();
            if bytes.len() > left {
                taken.extend(bytes.drain(..left));
            } else {
                taken.append(bytes);
                self.load.pop_front();
            }
        }
        self.n_bytes -= taken.len();
        taken
    }

    /// Throws all away.
    pub fn clear(&mut self) {
        self.load.clear();
        self.n_bytes = 0;
    }

    /// How long the pieces of a stream are that come next, as they were sent.
    pub fn pieces(&self) -> impl Iterator<Item = usize> {
        self.load.iter().map_while(|packet| match packet {
            Packet::Bytes(bytes) => Some(bytes.len()),
            _ => None,
        })
    }
}

impl Packet {
    fn n_bytes(&self) -> usize {
        match self {
            Packet::Bytes(bytes) | Packet::Message { bytes, .. } => bytes.len(),
            Packet::Connect | Packet::End | Packet::Reset => 0,
        }
    }
}
