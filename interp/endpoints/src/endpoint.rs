//! An endpoint.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use parking_lot::Mutex;
use tokio::net::UdpSocket;
use tokio_util::sync::CancellationToken;

use crate::address::Address;
use crate::datagram;
use crate::driver::Driver;
use crate::fifo::{self, Listener};
use crate::inbox::{Inbox, Received};
use crate::outbox::{Outbox, Route};
use crate::report::Reporter;

/// What can be relied on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavour {
    /// Messages come once, and in order from each sender.
    Fifo,
    /// Messages may be lost, come twice, and overtake each other.
    Datagram,
}

/// How an endpoint is opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The flavour.
    pub flavour: Flavour,
    /// The longest message that is sent or received.
    pub max_size: usize,
    /// The port that the address 0 stands for.
    pub base: u16,
    /// How long messages wait for somebody to have the address that they are sent to.
    pub patience: Duration,
}

/// Why a message is not sent.
#[derive(Debug)]
pub enum SendError {
    /// Too much waits to be sent to that address: see [`Endpoint::wait_for_room`].
    Full,
    /// It is longer than this many bytes.
    TooLong(usize),
    /// Earlier messages to that address were dropped; this one is not sent either.
    Undelivered(String),
    /// There is no such address, or the system refuses.
    Failed(io::Error),
    /// The endpoint is closed.
    Closed,
}

/// An open endpoint. It is closed when it is dropped: what was sent is still written for a moment.
#[derive(Debug)]
pub struct Endpoint {
    address: Address,
    options: Options,
    inbox: Arc<Inbox>,
    transport: Transport,
    reporter: Arc<Reporter>,
    closing: CancellationToken,
    /// How many messages were received, as far as that matters.
    n_received: AtomicU32,
    /// Last, so that all is written before it ends.
    driver: Arc<Driver>,
}

#[derive(Debug)]
enum Transport {
    Fifo(Mutex<HashMap<Address, Arc<Outbox>>>),
    /// The socket with which it sends, which is the one that receives, and the addresses that were looked up.
    Datagram(std::net::UdpSocket, Mutex<HashMap<Address, SocketAddr>>),
}

impl Endpoint {
    /// An endpoint at an address, or at a free port of this machine.
    ///
    /// # Errors
    /// The system's: the address is another one's, or not of this machine.
    pub fn open(address: Option<&Address>, options: Options) -> io::Result<Endpoint> {
        let driver = Driver::get()?;
        let handle = driver.handle();
        let _inside = handle.enter();
        let wanted = match address {
            Some(address) => address.resolve(options.base)?,
            None => SocketAddr::from(([127, 0, 0, 1], 0)),
        };
        let named = |bound: SocketAddr| match address {
            // A port that was left open is the system's choice.
            Some(address) if wanted.port() != 0 => address.clone(),
            _ => Address::Host(bound.to_string()),
        };
        let (inbox, closing) = (Arc::<Inbox>::default(), CancellationToken::new());
        let (address, reporter, transport) = match options.flavour {
            Flavour::Fifo => {
                let listener = fifo::listen(wanted)?;
                let address = named(listener.local_addr()?);
                let reporter = Arc::new(Reporter::new(address.clone()));
                let accepting = Listener {
                    inbox: Arc::clone(&inbox),
                    closing: closing.clone(),
                    reporter: Arc::clone(&reporter),
                    max_size: options.max_size,
                };
                handle.spawn(Arc::new(accepting).accept_all(listener));
                (address, reporter, Transport::Fifo(Mutex::default()))
            }
            Flavour::Datagram => {
                let socket = std::net::UdpSocket::bind(wanted)?;
                socket.set_nonblocking(true)?;
                let receiving = UdpSocket::from_std(socket.try_clone()?)?;
                let address = named(socket.local_addr()?);
                let reporter = Arc::new(Reporter::new(address.clone()));
                handle.spawn(datagram::receive_all(
                    receiving,
                    Arc::clone(&inbox),
                    Arc::clone(&reporter),
                    closing.clone(),
                ));
                (address, reporter, Transport::Datagram(socket, Mutex::default()))
            }
        };
        Ok(Endpoint { address, options, inbox, transport, reporter, closing, n_received: AtomicU32::new(0), driver })
    }

    /// Its address.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Its flavour.
    pub fn flavour(&self) -> Flavour {
        self.options.flavour
    }

    /// How long a message may be.
    pub fn max_size(&self) -> usize {
        match self.options.flavour {
            Flavour::Fifo => self.options.max_size,
            Flavour::Datagram => self.options.max_size.min(datagram::LONGEST_DATAGRAM),
        }
    }

    /// Sends a message without waiting.
    ///
    /// # Errors
    /// It would have to wait, or cannot be sent.
    pub fn send(&self, to: &Address, message: &[u8]) -> Result<(), SendError> {
        if self.closing.is_cancelled() {
            return Err(SendError::Closed);
        }
        if message.len() > self.max_size() {
            return Err(SendError::TooLong(self.max_size()));
        }
        match &self.transport {
            Transport::Fifo(outboxes) => {
                let outbox = self.outbox(outboxes, to).map_err(SendError::Failed)?;
                outbox.send(fifo::frame(message), self.n_received.load(Ordering::Relaxed))
            }
            Transport::Datagram(socket, known) => {
                let target = self.target(known, to).map_err(SendError::Failed)?;
                match socket.send_to(&datagram::packet(&self.address, message), target) {
                    // Lost, as datagrams are: the system has no room, or nobody was there for an earlier one.
                    Err(error) if is_loss(error.kind()) => Ok(()),
                    Err(error) => Err(SendError::Failed(error)),
                    Ok(_) => Ok(()),
                }
            }
        }
    }

    /// Takes the message that arrived first, if there is one.
    pub fn receive(&self) -> Option<Received> {
        let received = self.inbox.take()?;
        self.n_received.fetch_add(1, Ordering::Relaxed);
        Some(received)
    }

    /// Waits for a message; true if there is one, or the endpoint is closed.
    pub fn wait_for_message(&self, at_most: Duration) -> bool {
        if !self.inbox.is_over() {
            self.driver.wait(at_most, self.inbox.wait());
        }
        self.inbox.is_over()
    }

    /// Waits until more can be sent to an address; true if that is so, or [`Endpoint::send`] says why not.
    pub fn wait_for_room(&self, to: &Address, at_most: Duration) -> bool {
        let outbox = match &self.transport {
            Transport::Fifo(outboxes) => outboxes.lock().get(to).cloned(),
            Transport::Datagram(..) => None,
        };
        let Some(outbox) = outbox else { return true };
        if !outbox.has_room() {
            self.driver.wait(at_most, outbox.wait());
        }
        outbox.has_room()
    }

    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        self.closing.is_cancelled()
    }

    /// Closes it: whoever waits is woken, what has come is dropped, what was sent is still written for a moment.
    pub fn close(&self) {
        self.closing.cancel();
        self.inbox.close();
        if let Transport::Fifo(outboxes) = &self.transport {
            outboxes.lock().drain().for_each(|(_, outbox)| outbox.close());
        }
    }

    /// The way to an address.
    fn outbox(&self, outboxes: &Mutex<HashMap<Address, Arc<Outbox>>>, to: &Address) -> io::Result<Arc<Outbox>> {
        let mut outboxes = outboxes.lock();
        if let Some(outbox) = outboxes.get(to) {
            return Ok(Arc::clone(outbox));
        }
        let route = Route {
            address: to.resolve(self.options.base)?,
            introduction: fifo::introduction(&self.address),
            patience: self.options.patience,
        };
        let outbox = Arc::new(Outbox::new(to.clone(), self.closing.clone(), Arc::clone(&self.reporter)));
        self.driver.writers.spawn_on(Arc::clone(&outbox).write_all(route), self.driver.handle());
        outboxes.insert(to.clone(), Arc::clone(&outbox));
        Ok(outbox)
    }

    fn target(&self, known: &Mutex<HashMap<Address, SocketAddr>>, to: &Address) -> io::Result<SocketAddr> {
        if let Some(target) = known.lock().get(to) {
            return Ok(*target);
        }
        let target = to.resolve(self.options.base)?;
        known.lock().insert(to.clone(), target);
        Ok(target)
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        self.close();
    }
}

fn is_loss(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::WouldBlock | io::ErrorKind::ConnectionRefused)
}
