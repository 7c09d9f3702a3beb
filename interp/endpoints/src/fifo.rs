//! Fifo endpoints: who listens, who connects, and what they say to each other first.
//!
//! A connection carries messages in one direction: frames with their length before them. The first one is the introduction
//! of the sender.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::{BufMut, Bytes, BytesMut};
use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio_util::codec::{FramedRead, LengthDelimitedCodec};
use tokio_util::sync::CancellationToken;

use crate::address::Address;
use crate::inbox::{Inbox, Peer, Received};
use crate::report::Reporter;

/// How long somebody who connects has to introduce itself.
pub const INTRODUCTION: Duration = Duration::from_secs(10);
/// The version of what is said on a connection, message formats apart.
const VERSION: u8 = 1;
const MAGIC: [u8; 4] = *b"sesf";
/// Longer introductions are nonsense.
const MAX_INTRODUCTION: usize = 1024;
/// How many connections may wait to be accepted.
const BACKLOG: u32 = 1024;
/// How long to wait when the system has no more descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// What a sender says first.
#[derive(Serialize, Deserialize)]
struct Introduction {
    magic: [u8; 4],
    version: u8,
    address: Address,
}

/// The frame of a message.
pub(crate) fn frame(message: &[u8]) -> Bytes {
    let mut frame = BytesMut::with_capacity(4 + message.len());
    frame.put_u32(message.len() as u32);
    frame.put_slice(message);
    frame.freeze()
}

/// The first frame of an endpoint at this address.
pub(crate) fn introduction(address: &Address) -> Bytes {
    let introduction = Introduction { magic: MAGIC, version: VERSION, address: address.clone() };
    // A vector takes what it is given.
    frame(&postcard::to_stdvec(&introduction).unwrap_or_default())
}

/// A socket that listens at an address.
pub(crate) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// What those who connect have to do with.
pub(crate) struct Listener {
    pub inbox: Arc<Inbox>,
    pub closing: CancellationToken,
    pub reporter: Arc<Reporter>,
    pub max_size: usize,
}

impl Listener {
    /// Accepts connections until the endpoint is closed.
    pub async fn accept_all(self: Arc<Listener>, listener: TcpListener) {
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = self.closing.cancelled() => return,
            };
            match accepted {
                Ok((stream, from)) => drop(tokio::spawn(Arc::clone(&self).serve(stream, from))),
                Err(error) => {
                    self.reporter.tell(&format!("cannot accept a connection for now: {error}"));
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    /// Receives on a connection until it ends.
    async fn serve(self: Arc<Listener>, stream: TcpStream, from: SocketAddr) {
        let peer = Arc::new(Peer {
            name: from.to_string(),
            closing: self.closing.child_token(),
            reporter: Arc::clone(&self.reporter),
        });
        let closing = peer.closing.clone();
        tokio::select! {
            () = closing.cancelled() => {}
            result = self.receive_all(stream, from, &peer) => {
                if let Err(why) = result {
                    peer.reject(&why);
                }
            }
        }
    }

    async fn receive_all(&self, stream: TcpStream, from: SocketAddr, peer: &Arc<Peer>) -> Result<(), String> {
        let codec = LengthDelimitedCodec::builder().max_frame_length(MAX_INTRODUCTION).new_codec();
        let mut frames = FramedRead::new(stream, codec);
        let first = tokio::time::timeout(INTRODUCTION, frames.next()).await;
        let first = first.map_err(|_| format!("it did not introduce itself within {INTRODUCTION:?}"))?;
        let Some(first) = first else { return Ok(()) };
        let first = first.map_err(|error| said_nonsense(error, MAX_INTRODUCTION))?;
        let address = introduced(&first)?.seen_at(from.ip());
        let address = Arc::new(address);
        frames.decoder_mut().set_max_frame_length(self.max_size);
        while let Some(frame) = frames.next().await {
            let message = frame.map_err(|error| said_nonsense(error, self.max_size))?.freeze();
            let received = Received { from: Arc::clone(&address), message, peer: Arc::clone(peer) };
            if !self.inbox.put(received).await {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Who somebody is.
fn introduced(frame: &[u8]) -> Result<Address, String> {
    let nonsense = || String::from("what it said first is no introduction of an endpoint");
    if frame.get(..4) != Some(&MAGIC[..]) {
        return Err(nonsense());
    }
    match frame.get(4) {
        Some(&VERSION) => {}
        Some(version) => return Err(format!("it speaks version {version} of the protocol, this is version {VERSION}")),
        None => return Err(nonsense()),
    }
    let introduction: Introduction = postcard::from_bytes(frame).map_err(|_| nonsense())?;
    Ok(introduction.address)
}

/// Why a connection cannot be understood.
fn said_nonsense(error: io::Error, limit: usize) -> String {
    match error.kind() {
        io::ErrorKind::InvalidData => format!("it announced a frame of more than {limit} bytes"),
        // The codec's word for an end inside a frame.
        io::ErrorKind::Other => String::from("it ended in the middle of a frame"),
        _ => format!("it broke: {error}"),
    }
}
