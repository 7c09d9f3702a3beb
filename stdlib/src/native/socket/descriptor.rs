//! What is behind a socket: a descriptor of the system, or a socket of the network of a run under control. Both do the same
//! things, and fail in the same ways.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::buffer::spare_capacity;
use rustix::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use rustix::io::Errno;
use rustix::net::{self, RecvFlags, SendFlags, Shutdown, SocketFlags, sockopt};
use sesf_network::{Address, Flavour, Network, NetworkError, SocketId};
use sesf_vm::Interrupt;
use sesf_vm::runtime::Runtime;

use super::address::{of_system, to_system};
use super::object::{protocol, system_names};

/// How long a receiver waits in the system for the first bytes, before it waits for other things as well.
pub(super) const PATIENCE: Duration = Duration::from_millis(50);
/// What one call receives at most, however much is asked for: the memory for it is set aside before.
const MAX_RECEIVED: usize = 1 << 20;
/// The numbers of the standard streams come before those of sockets.
const FIRST_NUMBER: i64 = 3;
/// The type of sockets for streams, and the only other one that the network has.
pub(super) const STREAM: i64 = 1;
const DATAGRAM: i64 = 2;

/// What is behind an open socket.
#[derive(Clone, Debug)]
pub(super) enum Descriptor {
    System(Arc<SystemSocket>),
    Network(SocketId),
}

/// A socket of the system. No call waits, but for the first bytes on a connection: [`PATIENCE`].
#[derive(Debug)]
pub(super) struct SystemSocket {
    fd: OwnedFd,
    /// Something was sent, and nothing received since: who receives now will probably have to wait for the answer.
    is_answer_due: AtomicBool,
}

impl SystemSocket {
    fn new(fd: OwnedFd) -> SystemSocket {
        SystemSocket { fd, is_answer_due: AtomicBool::new(false) }
    }

    /// One end of a connection.
    fn connected(fd: OwnedFd) -> Attempted<Descriptor> {
        sockopt::set_socket_timeout(&fd, sockopt::Timeout::Recv, Some(PATIENCE))?;
        Ok(Descriptor::System(Arc::new(SystemSocket::new(fd))))
    }

    /// Whether who receives now will probably have to wait; only once for each answer.
    pub fn takes_answer(&self) -> bool {
        self.is_answer_due.swap(false, Ordering::Relaxed)
    }

    /// Receives up to so many bytes.
    pub fn receive(&self, amount: usize, flags: RecvFlags) -> Result<Vec<u8>, Errno> {
        let mut bytes = Vec::with_capacity(amount.min(MAX_RECEIVED));
        net::recv(self, spare_capacity(&mut bytes), flags)?;
        Ok(bytes)
    }
}

impl AsFd for SystemSocket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

/// Why an attempt gave no value.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The system refuses, or would have to wait.
    System(Errno),
    /// The network does.
    Network(NetworkError),
    /// An exception.
    Raised(Interrupt),
}

impl From<Errno> for Trouble {
    fn from(errno: Errno) -> Trouble {
        Trouble::System(errno)
    }
}

impl From<NetworkError> for Trouble {
    fn from(error: NetworkError) -> Trouble {
        Trouble::Network(error)
    }
}

impl From<Interrupt> for Trouble {
    fn from(interrupt: Interrupt) -> Trouble {
        Trouble::Raised(interrupt)
    }
}

type Attempted<T> = Result<T, Trouble>;

/// The network, while there is one: a socket of it that has outlived it is closed.
fn network(runtime: &mut dyn Runtime) -> Attempted<&mut Network> {
    runtime.network().ok_or(Trouble::System(Errno::BADF))
}

fn flavour(kind: i64) -> Attempted<Flavour> {
    match kind {
        STREAM => Ok(Flavour::Stream),
        DATAGRAM => Ok(Flavour::Datagram),
        _ => Err(Trouble::System(Errno::PROTONOSUPPORT)),
    }
}

impl Descriptor {
    /// A new socket; `owner` is the number of the process.
    pub fn open(runtime: &mut dyn Runtime, owner: u32, family: i64, kind: i64, proto: i64) -> Attempted<Descriptor> {
        let (system_family, system_kind) = system_names(family, kind)?;
        match runtime.network() {
            Some(network) => Ok(Descriptor::Network(network.open(owner, flavour(kind)?))),
            None => {
                let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
                let fd = net::socket_with(system_family, system_kind, flags, protocol(proto))?;
                Ok(Descriptor::System(Arc::new(SystemSocket::new(fd))))
            }
        }
    }

    /// Two sockets that are connected with each other.
    pub fn open_pair(
        runtime: &mut dyn Runtime,
        owner: u32,
        family: i64,
        kind: i64,
        proto: i64,
    ) -> Attempted<[Descriptor; 2]> {
        let (system_family, system_kind) = system_names(family, kind)?;
        match runtime.network() {
            Some(network) => {
                let (one, other) = network.open_pair(owner, flavour(kind)?);
                Ok([one, other].map(Descriptor::Network))
            }
            None => {
                let flags = SocketFlags::CLOEXEC;
                let (one, other) = net::socketpair(system_family, system_kind, flags, protocol(proto))?;
                Ok([SystemSocket::connected(one)?, SystemSocket::connected(other)?])
            }
        }
    }

    /// The number by which programs know it.
    pub fn number(&self) -> i64 {
        match self {
            Descriptor::System(socket) => socket.fd.as_raw_fd().into(),
            Descriptor::Network(id) => FIRST_NUMBER + i64::from(id.0),
        }
    }

    /// Closes it; a descriptor of the system, once nobody waits for it any more.
    pub fn close(self, runtime: &mut dyn Runtime) {
        if let (Descriptor::Network(id), Some(network)) = (self, runtime.network()) {
            network.close(id);
        }
    }

    pub fn bind(&self, runtime: &mut dyn Runtime, address: &Address) -> Attempted<()> {
        match self {
            Descriptor::System(fd) => Ok(net::bind(fd, &to_system(address)?)?),
            Descriptor::Network(id) => Ok(network(runtime)?.bind(*id, address)?),
        }
    }

    pub fn listen(&self, runtime: &mut dyn Runtime, backlog: i32) -> Attempted<()> {
        match self {
            Descriptor::System(fd) => Ok(net::listen(fd, backlog)?),
            Descriptor::Network(id) => Ok(network(runtime)?.listen(*id, backlog.max(0) as usize)?),
        }
    }

    pub fn accept(&self, runtime: &mut dyn Runtime) -> Attempted<(Descriptor, Option<Address>)> {
        match self {
            Descriptor::System(fd) => {
                let (accepted, address) = net::acceptfrom_with(fd, SocketFlags::CLOEXEC)?;
                Ok((SystemSocket::connected(accepted)?, address.and_then(of_system)))
            }
            Descriptor::Network(id) => {
                let (accepted, address) = network(runtime)?.accept(*id)?;
                Ok((Descriptor::Network(accepted), Some(address)))
            }
        }
    }

    pub fn connect(&self, runtime: &mut dyn Runtime, address: &Address) -> Attempted<()> {
        match self {
            Descriptor::System(fd) => Ok(net::connect(fd, &to_system(address)?)?),
            Descriptor::Network(id) => Ok(network(runtime)?.connect(*id, address)?),
        }
    }

    /// A connection is there.
    pub fn finish_connect(&self) -> Attempted<()> {
        if let Descriptor::System(fd) = self {
            sockopt::set_socket_timeout(fd, sockopt::Timeout::Recv, Some(PATIENCE))?;
            rustix::io::ioctl_fionbio(fd, false)?;
        }
        Ok(())
    }

    pub fn send(&self, runtime: &mut dyn Runtime, bytes: &[u8], flags: SendFlags) -> Attempted<usize> {
        match self {
            Descriptor::System(socket) => {
                let n = net::send(socket, bytes, flags | SendFlags::DONTWAIT)?;
                socket.is_answer_due.store(true, Ordering::Relaxed);
                Ok(n)
            }
            Descriptor::Network(id) => Ok(network(runtime)?.send(*id, bytes)?),
        }
    }

    pub fn send_to(
        &self,
        runtime: &mut dyn Runtime,
        bytes: &[u8],
        flags: SendFlags,
        address: &Address,
    ) -> Attempted<usize> {
        match self {
            Descriptor::System(fd) => Ok(net::sendto(fd, bytes, flags | SendFlags::DONTWAIT, &to_system(address)?)?),
            Descriptor::Network(id) => Ok(network(runtime)?.send_to(*id, address, bytes)?),
        }
    }

    /// Receives up to so many bytes; what a datagram has more is lost.
    pub fn receive(&self, runtime: &mut dyn Runtime, amount: usize, flags: RecvFlags) -> Attempted<Vec<u8>> {
        match self {
            Descriptor::System(_) if amount == 0 => Ok(Vec::new()),
            Descriptor::System(socket) => Ok(socket.receive(amount, flags | RecvFlags::DONTWAIT)?),
            Descriptor::Network(_) => Ok(self.receive_from(runtime, amount, flags)?.0),
        }
    }

    /// As [`Descriptor::receive`], with the sender's address if it is a datagram.
    pub fn receive_from(
        &self,
        runtime: &mut dyn Runtime,
        amount: usize,
        flags: RecvFlags,
    ) -> Attempted<(Vec<u8>, Option<Address>)> {
        match self {
            Descriptor::System(fd) => {
                let mut bytes = Vec::with_capacity(amount.clamp(1, MAX_RECEIVED));
                let (_, _, address) = net::recvfrom(fd, spare_capacity(&mut bytes), flags | RecvFlags::DONTWAIT)?;
                bytes.truncate(amount);
                Ok((bytes, address.and_then(of_system)))
            }
            Descriptor::Network(id) => {
                let (network, only_looks) = (network(runtime)?, flags.contains(RecvFlags::PEEK));
                match network.receive_message(*id, only_looks) {
                    Ok(mut message) => {
                        message.bytes.truncate(amount);
                        Ok((message.bytes, Some(message.from)))
                    }
                    Err(NetworkError::NotSupported) => Ok((network.receive(*id, amount, only_looks)?, None)),
                    Err(error) => Err(error.into()),
                }
            }
        }
    }

    pub fn shut_down(&self, runtime: &mut dyn Runtime, how: Shutdown) -> Attempted<()> {
        match self {
            Descriptor::System(fd) => Ok(net::shutdown(fd, how)?),
            Descriptor::Network(id) => {
                let (reading, writing) = (how != Shutdown::Write, how != Shutdown::Read);
                Ok(network(runtime)?.shut_down(*id, reading, writing)?)
            }
        }
    }

    /// Its own address; none if it has none, for a socket of the network.
    pub fn local_address(&self, runtime: &mut dyn Runtime) -> Attempted<Option<Address>> {
        match self {
            Descriptor::System(fd) => Ok(of_system(net::getsockname(fd)?)),
            Descriptor::Network(id) => Ok(network(runtime)?.local_address(*id)?.cloned()),
        }
    }

    pub fn remote_address(&self, runtime: &mut dyn Runtime) -> Attempted<Option<Address>> {
        match self {
            Descriptor::System(fd) => Ok(net::getpeername(fd)?.and_then(of_system)),
            Descriptor::Network(id) => Ok(Some(network(runtime)?.remote_address(*id)?.clone())),
        }
    }

    /// Takes what went wrong with it since it was asked last.
    pub fn take_error(&self, runtime: &mut dyn Runtime) -> Attempted<Option<Trouble>> {
        match self {
            Descriptor::System(fd) => Ok(sockopt::socket_error(fd)?.err().map(Trouble::System)),
            Descriptor::Network(id) => Ok(network(runtime)?.take_error(*id)?.map(Trouble::Network)),
        }
    }
}
