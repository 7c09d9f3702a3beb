//! Messages: sending and receiving them whole.

use crate::address::Address;
use crate::link::{LinkId, Packet, Target};
use crate::network::{CAPACITY, Network, NetworkError};
use crate::socket::{Flavour, Message, Role, SocketId};

/// The longest datagram between addresses of the Internet.
const LONGEST_DATAGRAM: usize = 65_507;

type Res<T = ()> = Result<T, NetworkError>;

impl Network {
    /// Sends a message to an address, whether or not somebody has it.
    ///
    /// # Errors
    /// `WouldBlock` if too much is on its way there; it is too long, or the address is none of this network.
    pub fn send_to(&mut self, id: SocketId, address: &Address, bytes: &[u8]) -> Res<usize> {
        let socket = self.socket(id)?;
        if socket.port().is_none() {
            return Err(if socket.stream().is_some() { NetworkError::IsConnected } else { NetworkError::BrokenPipe });
        }
        let target = address.as_target();
        if !target.is_here() {
            return Err(NetworkError::Unreachable);
        }
        self.send_message(id, target.clone(), Target::Address(target), bytes)
    }

    /// Sends a message to the address that a socket of messages is connected with.
    pub(crate) fn send_to_peer(&mut self, id: SocketId, bytes: &[u8]) -> Res<usize> {
        let remote = self.socket(id)?.port().and_then(|port| port.remote.clone());
        let (to, target) = remote.ok_or(NetworkError::DestinationRequired)?;
        self.send_message(id, to, target, bytes)
    }

    fn send_message(&mut self, id: SocketId, to: Address, target: Target, bytes: &[u8]) -> Res<usize> {
        if let Some(error) = self.take_error(id)? {
            return Err(error);
        }
        if matches!(to, Address::Inet(_)) && bytes.len() > LONGEST_DATAGRAM {
            return Err(NetworkError::MessageTooLong);
        }
        let link = self.message_link(id, to, target)?;
        let link = self.links.get_mut(&link).ok_or(NetworkError::BrokenPipe)?;
        if link.n_bytes >= CAPACITY {
            return Err(NetworkError::WouldBlock);
        }
        link.push(Packet::Message { bytes: bytes.to_vec(), is_copy: false });
        Ok(bytes.len())
    }

    /// The link on which a socket sends to an address.
    fn message_link(&mut self, id: SocketId, to: Address, target: Target) -> Res<LinkId> {
        let from = self.bind_for(id, &to)?;
        let socket = self.socket(id)?;
        match socket.links.get(&target) {
            Some(link) => Ok(*link),
            None => Ok(self.add_link(id, socket.flavour, from, to, target)),
        }
    }

    /// Takes the message that arrived first; it stays where it is if it only looks.
    ///
    /// # Errors
    /// There is none, or the socket is no socket of messages.
    pub fn receive_message(&mut self, id: SocketId, only_looks: bool) -> Res<Message> {
        let socket = self.socket_mut(id)?;
        let error = &mut socket.error;
        let Role::Port(port) = &mut socket.role else { return Err(NetworkError::NotSupported) };
        match (error.take(), port.arrived.front()) {
            (Some(error), _) => Err(error),
            (None, None) => Err(NetworkError::WouldBlock),
            (None, Some(message)) if only_looks => Ok(message.clone()),
            (None, Some(message)) => {
                port.n_bytes -= message.bytes.len();
                port.arrived.pop_front().ok_or(NetworkError::WouldBlock)
            }
        }
    }

    /// Who gets the messages of a link now.
    pub(crate) fn receiver(&self, flavour: Flavour, target: &Target) -> Option<SocketId> {
        match target {
            Target::Socket(id) => self.sockets.contains_key(id).then_some(*id),
            Target::Address(address) => self.find(flavour, address),
        }
    }

    /// A message arrives; false if nobody is there who takes it.
    pub(crate) fn arrive_at_port(&mut self, receiver: SocketId, message: Message) -> bool {
        let Some(port) = self.sockets.get_mut(&receiver).and_then(|socket| socket.port_mut()) else { return false };
        if port.remote.as_ref().is_some_and(|(remote, _)| *remote != message.from) {
            return false;
        }
        port.n_bytes += message.bytes.len();
        port.arrived.push_back(message);
        true
    }

    /// A datagram found nobody: a sender that is connected with that address is told.
    pub(crate) fn note_unreached(&mut self, sender: SocketId, to: &Address) {
        let Some(socket) = self.sockets.get_mut(&sender) else { return };
        let remote = socket.port().and_then(|port| port.remote.as_ref());
        if remote.is_some_and(|(remote, _)| remote == to) {
            socket.error = Some(NetworkError::ConnectionRefused);
        }
    }
}
