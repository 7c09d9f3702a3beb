//! The network itself: opening, closing, and what all sockets have in common.

use std::collections::{BTreeMap, VecDeque};

use crate::address::Address;
use crate::faults::Faults;
use crate::link::{Link, LinkId, Packet, Target};
use crate::socket::{Flavour, Role, Socket, SocketId, Stream};

/// How many bytes may be on their way on a link, and how many may have arrived at a socket without being received; the last
/// message may exceed it. As many as Linux has by default.
pub(crate) const CAPACITY: usize = 212_992;
/// The option for how long a socket that is closed tries to have its bytes received, by level and name: that of Linux.
const LINGER: (i64, i64) = (1, 13);

/// Why something cannot be done. The names are those of the system's errors.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum NetworkError {
    /// Later perhaps: see [`Network::is_ready`].
    WouldBlock,
    InProgress,
    Already,
    IsConnected,
    NotConnected,
    AddressInUse,
    AddressNotAvailable,
    /// The address is none of this network's.
    Unreachable,
    ConnectionRefused,
    ConnectionReset,
    BrokenPipe,
    DestinationRequired,
    MessageTooLong,
    Invalid,
    NotSupported,
    /// The socket is closed.
    BadDescriptor,
}

/// Sockets and what is on its way between them.
#[derive(Clone, Hash, Debug, Default)]
pub struct Network {
    pub(crate) sockets: BTreeMap<SocketId, Socket>,
    pub(crate) links: BTreeMap<LinkId, Link>,
    pub(crate) bound: BTreeMap<(Flavour, Address), SocketId>,
    n_sockets: u32,
    n_links: u32,
    /// The first port to be tried when a program leaves the choice, counted from the first such port.
    pub(crate) next_port: u16,
    /// What can happen to datagrams.
    pub faults: Faults,
}

type Res<T = ()> = Result<T, NetworkError>;

impl Network {
    /// A new socket of a process.
    pub fn open(&mut self, owner: u32, flavour: Flavour) -> SocketId {
        self.add(Socket::new(owner, flavour))
    }

    /// Two sockets that are connected with each other.
    pub fn open_pair(&mut self, owner: u32, flavour: Flavour) -> (SocketId, SocketId) {
        let (one, other) = (self.open(owner, flavour), self.open(owner, flavour));
        for (socket, peer) in [(one, other), (other, one)] {
            let nowhere = Address::Path(Vec::new());
            let target = Target::Socket(peer);
            let link = self.add_link(socket, flavour, nowhere.clone(), nowhere.clone(), target.clone());
            let Some(socket) = self.sockets.get_mut(&socket) else { continue };
            socket.local = Some(nowhere.clone());
            match &mut socket.role {
                Role::Port(port) => port.remote = Some((nowhere, target)),
                role => *role = Role::Connected(Stream::new(nowhere, link)),
            }
        }
        (one, other)
    }

    /// Closes a socket. What it has sent still arrives, and then that it is gone.
    pub fn close(&mut self, id: SocketId) {
        let Some(socket) = self.sockets.remove(&id) else { return };
        let lingers_not =
            socket.options.get(&LINGER).is_some_and(|values| matches!(values.as_slice(), [on, 0] if *on != 0));
        self.bound.retain(|_, bound| *bound != id);
        match socket.role {
            Role::Listening { queue, .. } => queue.into_iter().for_each(|id| self.abort(id)),
            Role::Connecting => self.drop_links(&socket.links),
            Role::Connected(stream) => self.say_goodbye(&stream, lingers_not),
            Role::Idle | Role::Port(_) => {}
        }
        let is_empty = |link: &LinkId| self.links.get(link).is_some_and(|link| link.load.is_empty());
        let empty: Vec<LinkId> = socket.links.values().filter(|link| is_empty(link)).copied().collect();
        empty.iter().for_each(|link| drop(self.links.remove(link)));
    }

    /// Closes a socket; whoever waits for something to happen to it is woken. What stays of it can do nothing.
    pub fn retire(&mut self, id: SocketId) {
        let Some(owner) = self.sockets.get(&id).map(|socket| socket.owner) else { return };
        self.close(id);
        self.sockets.insert(id, Socket::new(owner, Flavour::Stream));
    }

    /// Closes all sockets of a process.
    pub fn close_all(&mut self, owner: u32) {
        let own: Vec<SocketId> =
            self.sockets.iter().filter(|(_, socket)| socket.owner == owner).map(|(id, _)| *id).collect();
        own.into_iter().for_each(|id| self.close(id));
    }

    /// Whether a socket is open.
    pub fn is_open(&self, id: SocketId) -> bool {
        self.sockets.contains_key(&id)
    }

    /// Its address, if it has one.
    ///
    /// # Errors
    /// It is closed.
    pub fn local_address(&self, id: SocketId) -> Res<Option<&Address>> {
        self.socket(id).map(|socket| socket.local.as_ref())
    }

    /// The address that it is connected with.
    ///
    /// # Errors
    /// It is not.
    pub fn remote_address(&self, id: SocketId) -> Res<&Address> {
        let remote = match &self.socket(id)?.role {
            Role::Connected(stream) => Some(&stream.remote),
            Role::Port(port) => port.remote.as_ref().map(|(address, _)| address),
            _ => None,
        };
        remote.ok_or(NetworkError::NotConnected)
    }

    /// Takes what went wrong with it since it was asked last.
    ///
    /// # Errors
    /// It is closed.
    pub fn take_error(&mut self, id: SocketId) -> Res<Option<NetworkError>> {
        self.socket_mut(id).map(|socket| socket.error.take())
    }

    /// Sets an option, which is kept; some are heeded.
    ///
    /// # Errors
    /// It is closed.
    pub fn set_option(&mut self, id: SocketId, level: i64, name: i64, values: Vec<i64>) -> Res {
        self.socket_mut(id).map(|socket| drop(socket.options.insert((level, name), values)))
    }

    /// The value of an option that was set.
    ///
    /// # Errors
    /// It is closed.
    pub fn option(&self, id: SocketId, level: i64, name: i64) -> Res<Option<&[i64]>> {
        self.socket(id).map(|socket| socket.options.get(&(level, name)).map(Vec::as_slice))
    }

    /// Whether it waits for connections.
    ///
    /// # Errors
    /// It is closed.
    pub fn is_listening(&self, id: SocketId) -> Res<bool> {
        self.socket(id).map(Socket::is_listening)
    }

    // ---- inside

    pub(crate) fn socket(&self, id: SocketId) -> Res<&Socket> {
        self.sockets.get(&id).ok_or(NetworkError::BadDescriptor)
    }

    pub(crate) fn socket_mut(&mut self, id: SocketId) -> Res<&mut Socket> {
        self.sockets.get_mut(&id).ok_or(NetworkError::BadDescriptor)
    }

    pub(crate) fn add(&mut self, socket: Socket) -> SocketId {
        let id = SocketId(self.n_sockets);
        self.n_sockets += 1;
        self.sockets.insert(id, socket);
        id
    }

    /// A new link from a socket.
    pub(crate) fn add_link(
        &mut self,
        source: SocketId,
        flavour: Flavour,
        from: Address,
        to: Address,
        target: Target,
    ) -> LinkId {
        let id = LinkId(self.n_links);
        self.n_links += 1;
        if let Some(socket) = self.sockets.get_mut(&source) {
            socket.links.insert(target.clone(), id);
        }
        self.links.insert(id, Link { source, flavour, from, to, target, load: VecDeque::new(), n_bytes: 0 });
        id
    }

    fn drop_links(&mut self, links: &BTreeMap<Target, LinkId>) {
        links.values().for_each(|link| drop(self.links.remove(link)));
    }

    /// The last packet of one end of a connection: bytes that nobody has received make it a reset, or the wish not to linger,
    /// which takes back what is on its way.
    fn say_goodbye(&mut self, stream: &Stream, lingers_not: bool) {
        let Some(link) = self.links.get_mut(&stream.outgoing) else { return };
        if lingers_not {
            link.clear();
        }
        if lingers_not || !stream.arrived.is_empty() {
            link.push(Packet::Reset);
        } else if !stream.is_write_shut {
            link.push(Packet::End);
        }
    }

    /// Closes a connection that nobody has accepted.
    fn abort(&mut self, id: SocketId) {
        let outgoing = self.sockets.get(&id).and_then(Socket::stream).map(|stream| stream.outgoing);
        if let Some(link) = outgoing.and_then(|link| self.links.get_mut(&link)) {
            link.push(Packet::Reset);
        }
        self.sockets.remove(&id);
    }
}
