//! Streams: connecting, accepting, sending and receiving bytes.

use std::collections::VecDeque;

use crate::address::Address;
use crate::link::{LinkId, Packet, Target};
use crate::network::{CAPACITY, Network, NetworkError};
use crate::socket::{Flavour, Role, Socket, SocketId, Stream};

type Res<T = ()> = Result<T, NetworkError>;

impl Network {
    /// Lets others connect to a socket; `backlog` is how many may wait to be accepted, besides one.
    ///
    /// # Errors
    /// It is connected, or no stream's; another one listens at its address.
    pub fn listen(&mut self, id: SocketId, backlog: usize) -> Res {
        let socket = self.socket(id)?;
        let Some(local) = socket.local.clone() else {
            return Err(match socket.flavour {
                Flavour::Stream => NetworkError::DestinationRequired,
                _ => NetworkError::NotSupported,
            });
        };
        let flavour = socket.flavour;
        let others = self.bound.get(&(flavour, local.clone())).filter(|other| **other != id);
        if others.is_some_and(|other| self.sockets.get(other).is_some_and(Socket::is_listening)) {
            return Err(NetworkError::AddressInUse);
        }
        let socket = self.socket_mut(id)?;
        match (&mut socket.role, flavour) {
            (_, Flavour::Datagram | Flavour::Fifo) => return Err(NetworkError::NotSupported),
            (Role::Idle, _) => socket.role = Role::Listening { backlog, queue: VecDeque::new() },
            (Role::Listening { backlog: old, .. }, _) => *old = backlog,
            _ => return Err(NetworkError::Invalid),
        }
        self.bound.insert((flavour, local), id);
        Ok(())
    }

    /// Takes the first connection that waits, with the address of its other end.
    ///
    /// # Errors
    /// There is none, or the socket does not listen.
    pub fn accept(&mut self, id: SocketId) -> Res<(SocketId, Address)> {
        let Role::Listening { queue, .. } = &mut self.socket_mut(id)?.role else { return Err(NetworkError::Invalid) };
        let accepted = queue.pop_front().ok_or(NetworkError::WouldBlock)?;
        let remote = self.remote_address(accepted)?.clone();
        Ok((accepted, remote))
    }

    /// Begins a connection: once it is there, or refused, the socket is ready to send. A socket of messages takes those of
    /// that address only, and sends to it.
    ///
    /// # Errors
    /// `InProgress` for a stream, if all is well.
    pub fn connect(&mut self, id: SocketId, address: &Address) -> Res {
        let target = address.as_target();
        if !target.is_here() {
            return Err(NetworkError::Unreachable);
        }
        match self.socket(id)?.role {
            Role::Connecting => return Err(NetworkError::Already),
            Role::Connected(_) => return Err(NetworkError::IsConnected),
            Role::Listening { .. } => return Err(NetworkError::Invalid),
            Role::Idle | Role::Port(_) => {}
        }
        let from = self.bind_for(id, &target)?;
        let socket = self.socket_mut(id)?;
        socket.error = None;
        if let Some(port) = socket.port_mut() {
            port.remote = Some((target.clone(), Target::Address(target)));
            return Ok(());
        }
        socket.role = Role::Connecting;
        let link = self.add_link(id, Flavour::Stream, from, target.clone(), Target::Address(target));
        self.push(link, Packet::Connect);
        Err(NetworkError::InProgress)
    }

    /// Sends bytes on a connection: how many of them there is room for.
    ///
    /// # Errors
    /// There is no room, or no connection any more.
    pub fn send(&mut self, id: SocketId, bytes: &[u8]) -> Res<usize> {
        let socket = self.socket_mut(id)?;
        if let Some(error) = socket.error.take() {
            return Err(error);
        }
        let stream = match &socket.role {
            Role::Connected(stream) if !stream.is_write_shut => stream,
            Role::Connecting => return Err(NetworkError::WouldBlock),
            Role::Port(_) => return self.send_to_peer(id, bytes),
            _ => return Err(NetworkError::BrokenPipe),
        };
        let outgoing = stream.outgoing;
        if self.has_lost_local_peer(outgoing) {
            return Err(NetworkError::BrokenPipe);
        }
        let link = self.links.get_mut(&outgoing).ok_or(NetworkError::BrokenPipe)?;
        let n = bytes.len().min(CAPACITY.saturating_sub(link.n_bytes));
        match n {
            0 if bytes.is_empty() => Ok(0),
            0 => Err(NetworkError::WouldBlock),
            n => {
                link.push(Packet::Bytes(bytes[..n].to_vec()));
                Ok(n)
            }
        }
    }

    /// Whether the other end of a connection is closed, which senders on this machine alone learn at once.
    pub(crate) fn has_lost_local_peer(&self, link: LinkId) -> bool {
        self.links.get(&link).is_some_and(|link| match (&link.to, &link.target) {
            (Address::Path(_), Target::Socket(peer)) => !self.is_open(*peer),
            _ => false,
        })
    }

    /// Receives up to `n` bytes of a connection, none at its end; they stay where they are if it only looks.
    ///
    /// # Errors
    /// Nothing has arrived, or there is no connection.
    pub fn receive(&mut self, id: SocketId, n: usize, only_looks: bool) -> Res<Vec<u8>> {
        let socket = self.socket_mut(id)?;
        let error = &mut socket.error;
        let stream = match &mut socket.role {
            Role::Connected(stream) => stream,
            Role::Connecting => return Err(NetworkError::WouldBlock),
            _ => return Err(error.take().unwrap_or(NetworkError::NotConnected)),
        };
        let n = n.min(stream.arrived.len());
        match () {
            () if n > 0 && only_looks => Ok(stream.arrived.iter().take(n).copied().collect()),
            () if n > 0 => Ok(stream.arrived.drain(..n).collect()),
            // Whoever has seen the end is told of a reset when sending only.
            () if *error == Some(NetworkError::BrokenPipe) => Ok(Vec::new()),
            () => match error.take() {
                Some(error) => Err(error),
                None if stream.has_ended || stream.is_read_shut => Ok(Vec::new()),
                None => Err(NetworkError::WouldBlock),
            },
        }
    }

    /// Ends one direction of a connection, or both.
    ///
    /// # Errors
    /// There is no connection.
    pub fn shut_down(&mut self, id: SocketId, reading: bool, writing: bool) -> Res {
        let stream = match &mut self.socket_mut(id)?.role {
            Role::Connected(stream) => stream,
            Role::Port(port) if port.remote.is_some() => return Ok(()),
            _ => return Err(NetworkError::NotConnected),
        };
        stream.is_read_shut |= reading;
        if writing && !std::mem::replace(&mut stream.is_write_shut, true) {
            let outgoing = stream.outgoing;
            self.push(outgoing, Packet::End);
        }
        Ok(())
    }

    /// The wish for a connection arrives: a listener takes it, or it is refused.
    pub(crate) fn arrive_at_listener(&mut self, link: LinkId) -> bool {
        let Some((client, from, to)) = self.links.get(&link).map(|l| (l.source, l.from.clone(), l.to.clone())) else {
            return false;
        };
        let listener = self.find(Flavour::Stream, &to);
        let owner = match listener.and_then(|id| self.sockets.get(&id)) {
            Some(socket) if socket.is_listening() => socket.owner,
            _ => {
                self.refuse(client, link);
                return false;
            }
        };
        let mut server = Socket::new(owner, Flavour::Stream);
        server.local = Some(to.clone());
        let server = self.add(server);
        let back = self.add_link(server, Flavour::Stream, to.clone(), from.clone(), Target::Socket(client));
        if let Some(link) = self.links.get_mut(&link) {
            link.target = Target::Socket(server);
        }
        for (id, stream) in [(server, Stream::new(from, back)), (client, Stream::new(to, link))] {
            if let Some(socket) = self.sockets.get_mut(&id) {
                socket.role = Role::Connected(stream);
            }
        }
        if let Some(Role::Listening { queue, .. }) =
            listener.and_then(|id| self.sockets.get_mut(&id)).map(|socket| &mut socket.role)
        {
            queue.push_back(server);
        }
        true
    }

    fn refuse(&mut self, client: SocketId, link: LinkId) {
        self.links.remove(&link);
        if let Some(socket) = self.sockets.get_mut(&client) {
            socket.links.clear();
            socket.role = Role::Idle;
            socket.error = Some(NetworkError::ConnectionRefused);
        }
    }

    /// Bytes arrive at a socket that is gone: the sender is told.
    pub(crate) fn reset_sender(&mut self, link: LinkId) {
        let Some(link) = self.links.get(&link) else { return };
        let (gone, from, to, sender) = (link.target.clone(), link.to.clone(), link.from.clone(), link.source);
        let Target::Socket(gone) = gone else { return };
        let back = self.add_link(gone, Flavour::Stream, from, to, Target::Socket(sender));
        self.push(back, Packet::Reset);
    }

    /// A connection breaks.
    pub(crate) fn break_connection(&mut self, id: SocketId) {
        let Some(socket) = self.sockets.get_mut(&id) else { return };
        let Role::Connected(stream) = &mut socket.role else { return };
        if stream.has_ended && stream.is_write_shut {
            return;
        }
        socket.error = Some(match stream.has_ended {
            true => NetworkError::BrokenPipe,
            false => NetworkError::ConnectionReset,
        });
        (stream.has_ended, stream.is_write_shut) = (true, true);
        let outgoing = stream.outgoing;
        if let Some(link) = self.links.get_mut(&outgoing) {
            link.clear();
        }
    }

    pub(crate) fn push(&mut self, link: LinkId, packet: Packet) {
        if let Some(link) = self.links.get_mut(&link) {
            link.push(packet);
        }
    }
}
