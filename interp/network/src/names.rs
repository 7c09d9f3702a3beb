//! Who has which address.

use crate::address::Address;
use crate::network::{Network, NetworkError};
use crate::socket::{Flavour, Socket, SocketId};

/// The ports that are given to sockets whose programs leave the choice: those of Linux.
const FIRST_FREE_PORT: u16 = 32_768;
const N_FREE_PORTS: u16 = 28_232;

/// The options that matter here, by level and name: those of Linux.
const REUSE_ADDRESS: (i64, i64) = (1, 2);
const REUSE_PORT: (i64, i64) = (1, 15);
const IPV6_ONLY: (i64, i64) = (41, 26);

impl Network {
    /// Gives an address to a socket; a port that is 0 is chosen here.
    ///
    /// # Errors
    /// It has one already, the address is another one's, or it is none of this network.
    pub fn bind(&mut self, id: SocketId, address: &Address) -> Result<(), NetworkError> {
        let socket = self.socket(id)?;
        if socket.local.is_some() {
            return Err(NetworkError::Invalid);
        }
        if !address.is_here() {
            return Err(NetworkError::AddressNotAvailable);
        }
        let address = match address.port() {
            Some(0) => self.with_free_port(id, address)?,
            _ if self.is_taken(id, address) => return Err(NetworkError::AddressInUse),
            _ => address.clone(),
        };
        let flavour = self.socket(id)?.flavour;
        self.bound.insert((flavour, address.clone()), id);
        self.socket_mut(id)?.local = Some(address);
        Ok(())
    }

    /// Gives an address to a socket that sends to `remote` and has none.
    pub(crate) fn bind_for(&mut self, id: SocketId, remote: &Address) -> Result<Address, NetworkError> {
        if let Some(local) = &self.socket(id)?.local {
            return Ok(local.as_source());
        }
        let own = match (remote.opposite(), self.socket(id)?.flavour) {
            (Some(own), Flavour::Stream) => Some(own),
            // A datagram's sender hears all hosts.
            (Some(own), _) => own.with_any_host(),
            (None, _) => None,
        };
        match own {
            Some(own) => {
                self.bind(id, &own)?;
                Ok(self.socket(id)?.local.as_ref().unwrap_or(&own).as_source())
            }
            None => Ok(Address::Path(Vec::new())),
        }
    }

    /// Who is at an address: at exactly this one, or at any of the host's.
    pub(crate) fn find(&self, flavour: Flavour, address: &Address) -> Option<SocketId> {
        let at = |address: Address| self.bound.get(&(flavour, address)).copied();
        let of_both = || {
            let id = at(address.with_any_host_of_both()?)?;
            self.sockets.get(&id).filter(|socket| is_dual(socket)).map(|_| id)
        };
        at(address.clone()).or_else(|| at(address.with_any_host()?)).or_else(of_both)
    }

    /// Whether another socket has an address, and does not share it.
    fn is_taken(&self, id: SocketId, address: &Address) -> bool {
        let Some(socket) = self.sockets.get(&id) else { return false };
        self.bound.iter().any(|((flavour, other_address), other)| {
            let Some(other) = self.sockets.get(other) else { return false };
            let both_dual = is_dual(socket) && is_dual(other);
            *flavour == socket.flavour && address.overlaps(other_address, both_dual) && !share(socket, other)
        })
    }

    fn with_free_port(&mut self, id: SocketId, address: &Address) -> Result<Address, NetworkError> {
        for offset in 0..N_FREE_PORTS {
            let place = (self.next_port + offset) % N_FREE_PORTS;
            let candidate = address.with_port(FIRST_FREE_PORT + place);
            let is_bound = self.bound.contains_key(&(self.socket(id)?.flavour, candidate.clone()));
            if !is_bound && !self.is_taken(id, &candidate) {
                self.next_port = (place + 1) % N_FREE_PORTS;
                return Ok(candidate);
            }
        }
        Err(NetworkError::AddressInUse)
    }
}

fn is_dual(socket: &Socket) -> bool {
    !socket.has(IPV6_ONLY.0, IPV6_ONLY.1)
}

/// Whether two sockets may have one address.
fn share(a: &Socket, b: &Socket) -> bool {
    let both = |(level, name)| a.has(level, name) && b.has(level, name);
    both(REUSE_PORT) || both(REUSE_ADDRESS) && !a.is_listening() && !b.is_listening()
}
