//! The state of one socket.

use std::collections::{BTreeMap, VecDeque};

use crate::address::Address;
use crate::link::{LinkId, Target};
use crate::network::NetworkError;

/// The number of a socket, in the order in which they were made; never used again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct SocketId(pub u32);

/// What a socket carries. Sockets of different flavours can have the same address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Flavour {
    /// Connections of bytes.
    Stream,
    /// Messages that may be lost, come twice, and overtake each other.
    Datagram,
    /// Messages that come once and in order from each sender; those to an address that nobody has wait until somebody has.
    Fifo,
}

/// A message that has arrived.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Message {
    /// The sender's address.
    pub from: Address,
    /// What it says.
    pub bytes: Vec<u8>,
}

/// A socket.
#[derive(Clone, Hash, Debug)]
pub(crate) struct Socket {
    /// The number of the process whose it is.
    pub owner: u32,
    pub flavour: Flavour,
    pub local: Option<Address>,
    pub role: Role,
    /// What went wrong, to be told once.
    pub error: Option<NetworkError>,
    /// The links on which it sends.
    pub links: BTreeMap<Target, LinkId>,
    /// Its options by level and name.
    pub options: BTreeMap<(i64, i64), Vec<i64>>,
}

/// What a socket is used for.
#[derive(Clone, Hash, Debug)]
pub(crate) enum Role {
    /// A stream's that is neither connected nor listens.
    Idle,
    Listening {
        backlog: usize,
        /// The connections that wait to be accepted.
        queue: VecDeque<SocketId>,
    },
    /// It waits for the answer of a listener.
    Connecting,
    Connected(Stream),
    Port(Port),
}

/// One end of a connection.
#[derive(Clone, Hash, Debug)]
pub(crate) struct Stream {
    pub remote: Address,
    pub outgoing: LinkId,
    /// The bytes that can be received.
    pub arrived: VecDeque<u8>,
    /// Nothing comes after them.
    pub has_ended: bool,
    pub is_read_shut: bool,
    pub is_write_shut: bool,
}

impl Stream {
    pub fn new(remote: Address, outgoing: LinkId) -> Stream {
        Stream {
            remote,
            outgoing,
            arrived: VecDeque::new(),
            has_ended: false,
            is_read_shut: false,
            is_write_shut: false,
        }
    }
}

/// Where messages arrive.
#[derive(Clone, Hash, Debug, Default)]
pub(crate) struct Port {
    /// The only sender whose messages are taken, and where messages go that name no address.
    pub remote: Option<(Address, Target)>,
    pub arrived: VecDeque<Message>,
    pub n_bytes: usize,
}

impl Socket {
    pub fn new(owner: u32, flavour: Flavour) -> Socket {
        let role = match flavour {
            Flavour::Stream => Role::Idle,
            Flavour::Datagram | Flavour::Fifo => Role::Port(Port::default()),
        };
        let (links, options) = (BTreeMap::new(), BTreeMap::new());
        Socket { owner, flavour, local: None, role, error: None, links, options }
    }

    pub fn is_listening(&self) -> bool {
        matches!(self.role, Role::Listening { .. })
    }

    /// Whether an option is on.
    pub fn has(&self, level: i64, name: i64) -> bool {
        self.options.get(&(level, name)).and_then(|values| values.first()).is_some_and(|value| *value != 0)
    }

    pub fn stream(&self) -> Option<&Stream> {
        match &self.role {
            Role::Connected(stream) => Some(stream),
            _ => None,
        }
    }

    pub fn stream_mut(&mut self) -> Option<&mut Stream> {
        match &mut self.role {
            Role::Connected(stream) => Some(stream),
            _ => None,
        }
    }

    pub fn port(&self) -> Option<&Port> {
        match &self.role {
            Role::Port(port) => Some(port),
            _ => None,
        }
    }

    pub fn port_mut(&mut self) -> Option<&mut Port> {
        match &mut self.role {
            Role::Port(port) => Some(port),
            _ => None,
        }
    }
}
