//! Endpoints: addresses at which programs send each other messages for real.
//!
//! Start at [`Endpoint`]. A *fifo* endpoint listens on TCP; what it sends to another goes over one connection, so that messages
//! come once and in order for each pair of sender and receiver. A *datagram* endpoint is a UDP port. Messages are opaque
//! bytes here. Nothing waits without being asked to: [`Endpoint::send`] and [`Endpoint::receive`] say that they would have to,
//! and there is a function to wait for each.
//!
//! All endpoints of a program share one event loop (tokio's) that reads, writes, connects and accepts. Whoever waits runs it
//! meanwhile, and a thread of its own when nobody waits; that one is started with the first endpoint and ends with the last.
//!
//! What comes from outside is not trusted. Whoever connects has to introduce itself within [`INTRODUCTION`], frames and
//! queues are of limited size, and a connection on which something else comes is closed, with a line on standard error.

mod address;
mod datagram;
mod driver;
mod endpoint;
mod fifo;
mod inbox;
mod outbox;
mod report;

pub use address::Address;
pub use datagram::LONGEST_DATAGRAM;
pub use endpoint::{Endpoint, Flavour, Options, SendError};
pub use fifo::INTRODUCTION;
pub use inbox::Received;
