//! A network as data: sockets, what they are bound to, and what is on its way between them.
//!
//! Nothing here waits, and nothing moves by itself. [`Network::send`] puts bytes on a *link*; they arrive when somebody calls
//! [`Network::deliver`], which is how a scheduler decides about latency. A call that would have to wait fails with
//! [`NetworkError::WouldBlock`]; [`Network::is_ready`] tells when it is worth another try. A copy of the network is a
//! snapshot of it, and `Hash` covers all that distinguishes two states.
//!
//! There are three flavours of sockets:
//!
//! - *streams*, as TCP has them: [`Network::connect`], [`Network::listen`], [`Network::accept`], [`Network::send`],
//!   [`Network::receive`]; a delivery may split and join what was sent;
//! - *datagrams*, as UDP has them, and *fifo* messages, which are reliable and in order for each pair of sender and receiver:
//!   [`Network::open`], [`Network::bind`], [`Network::send_to`], [`Network::receive_message`]. Messages are opaque bytes.
//!
//! ```
//! use sesf_network::{Address, Flavour, Network};
//! let mut network = Network::default();
//! let name = |text: &str| Address::Name { key: text.into(), shown: text.to_string() };
//! let (a, b) = (network.open(0, Flavour::Fifo), network.open(0, Flavour::Fifo));
//! network.bind(a, &name("a")).unwrap();
//! network.bind(b, &name("b")).unwrap();
//! network.send_to(a, &name("b"), b"hello").unwrap();
//! assert!(network.receive_message(b, false).is_err(), "it is still on its way");
//! let link = network.deliverable().next().unwrap();
//! network.deliver(link, &mut |_| 0);
//! assert_eq!(network.receive_message(b, false).unwrap().bytes, b"hello");
//! ```

mod address;
mod connections;
mod deliver;
mod faults;
mod interest;
mod link;
mod messages;
mod names;
mod network;
mod ready;
mod socket;

pub use address::Address;
pub use deliver::{Choice, Delivery, Outcome};
pub use faults::{Chance, Fault, Faults};
pub use interest::Interest;
pub use link::LinkId;
pub use network::{Network, NetworkError};
pub use ready::events;
pub use socket::{Flavour, Message, SocketId};
