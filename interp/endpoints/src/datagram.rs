//! Datagram endpoints: each message is one UDP packet, which says who sent it.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use tokio::net::UdpSocket;
use tokio_util::sync::CancellationToken;

use crate::address::Address;
use crate::inbox::{Inbox, Peer, Received};
use crate::report::Reporter;

/// The longest packet of UDP over IPv4.
const LONGEST: usize = 65_507;
/// The longest message: the rest of a packet is for its sender's address.
pub const LONGEST_DATAGRAM: usize = 65_000;
const VERSION: u8 = 1;
const MAGIC: [u8; 4] = *b"sesd";

/// What a packet says before the message.
#[derive(Serialize, Deserialize)]
struct Header {
    magic: [u8; 4],
    version: u8,
    address: Address,
}

/// The packet of a message.
pub(crate) fn packet(own: &Address, message: &[u8]) -> Vec<u8> {
    let header = Header { magic: MAGIC, version: VERSION, address: own.clone() };
    // A vector takes what it is given.
    let mut packet = postcard::to_stdvec(&header).unwrap_or_default();
    packet.extend_from_slice(message);
    packet
}

/// Receives until the endpoint is closed. What finds no room is lost, as datagrams are.
pub(crate) async fn receive_all(
    socket: UdpSocket,
    inbox: Arc<Inbox>,
    reporter: Arc<Reporter>,
    closing: CancellationToken,
) {
    let mut buffer = vec![0; LONGEST];
    loop {
        let received = tokio::select! {
            received = socket.recv_from(&mut buffer) => received,
            () = closing.cancelled() => return,
        };
        match received {
            Ok((n, from)) => match open(&buffer[..n], from, &reporter) {
                Ok(received) => inbox.offer(received),
                Err(why) => reporter.tell(&format!("dropped a packet of {from}: {why}")),
            },
            // An answer to something sent earlier: nobody was there.
            Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {}
            Err(error) => {
                reporter.tell(&format!("cannot receive: {error}"));
                return;
            }
        }
    }
}

fn open(packet: &[u8], from: SocketAddr, reporter: &Arc<Reporter>) -> Result<Received, String> {
    let nonsense = || String::from("it is no message of an endpoint");
    if packet.get(..4) != Some(&MAGIC[..]) {
        return Err(nonsense());
    }
    if packet.get(4) != Some(&VERSION) {
        return Err(format!("it is not of version {VERSION} of the protocol"));
    }
    let (header, message) = postcard::take_from_bytes::<Header>(packet).map_err(|_| nonsense())?;
    let peer = Peer {
        name: from.to_string(),
        // There is no connection to be closed.
        closing: CancellationToken::new(),
        reporter: Arc::clone(reporter),
    };
    Ok(Received {
        from: Arc::new(header.address.seen_at(from.ip())),
        message: Bytes::copy_from_slice(message),
        peer: Arc::new(peer),
    })
}
