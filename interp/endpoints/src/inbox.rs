//! Where messages wait to be received.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::address::Address;
use crate::report::Reporter;

/// How many bytes may wait; the last message may exceed it. Senders wait when nobody receives.
const CAPACITY: usize = 1 << 20;
/// What a message counts beyond its bytes.
const MESSAGE_BYTES: usize = 64;

/// A message that has arrived.
#[derive(Debug)]
pub struct Received {
    /// Who says that it is from it.
    pub from: Arc<Address>,
    /// What it says.
    pub message: Bytes,
    pub(crate) peer: Arc<Peer>,
}

/// The connection that a message came by.
#[derive(Debug)]
pub(crate) struct Peer {
    /// What it is called in reports.
    pub name: String,
    /// Closes it.
    pub closing: CancellationToken,
    pub reporter: Arc<Reporter>,
}

impl Peer {
    /// Closes the connection, and says why.
    pub fn reject(&self, why: &str) {
        if !self.closing.is_cancelled() {
            self.reporter.tell(&format!("closed the connection of {}: {why}", self.name));
            self.closing.cancel();
        }
    }
}

impl Received {
    /// It is no message: the connection that it came by is closed, and a line on standard error says why.
    pub fn reject(&self, why: &str) {
        self.peer.reject(why);
    }
}

#[derive(Default)]
pub(crate) struct Inbox {
    state: Mutex<State>,
    has_come: Notify,
    has_room: Notify,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Received>,
    n_bytes: usize,
    is_closed: bool,
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inbox")
    }
}

impl State {
    fn add(&mut self, received: Received) {
        self.n_bytes += received.message.len() + MESSAGE_BYTES;
        self.waiting.push_back(received);
    }
}

impl Inbox {
    /// Adds a message once there is room; false if nobody will receive it.
    pub async fn put(&self, received: Received) -> bool {
        loop {
            let has_room = self.has_room.notified();
            let mut has_room = std::pin::pin!(has_room);
            {
                let mut state = self.state.lock();
                if state.is_closed {
                    return false;
                }
                if state.n_bytes < CAPACITY {
                    state.add(received);
                    self.has_come.notify_one();
                    return true;
                }
                // Before the lock is released: room that is made then is not missed.
                has_room.as_mut().enable();
            }
            has_room.await;
        }
    }

    /// Adds a message if there is room.
    pub fn offer(&self, received: Received) {
        let mut state = self.state.lock();
        if !state.is_closed && state.n_bytes < CAPACITY {
            state.add(received);
            self.has_come.notify_one();
        }
    }

    /// Takes the first message.
    pub fn take(&self) -> Option<Received> {
        let mut state = self.state.lock();
        let received = state.waiting.pop_front()?;
        let was_full = state.n_bytes >= CAPACITY;
        state.n_bytes -= received.message.len() + MESSAGE_BYTES;
        if was_full && state.n_bytes < CAPACITY {
            self.has_room.notify_waiters();
        }
        Some(received)
    }

    /// Whether there is a message, or there will be none.
    pub fn is_over(&self) -> bool {
        let state = self.state.lock();
        !state.waiting.is_empty() || state.is_closed
    }

    /// Waits for a message, or for the end.
    pub async fn wait(&self) {
        loop {
            let has_come = self.has_come.notified();
            let mut has_come = std::pin::pin!(has_come);
            // Before it is looked: what comes then is not missed.
            has_come.as_mut().enable();
            if self.is_over() {
                return;
            }
            has_come.await;
        }
    }

    /// Nothing comes any more; what has come is dropped.
    pub fn close(&self) {
        let mut state = self.state.lock();
        state.is_closed = true;
        state.waiting.clear();
        self.has_come.notify_waiters();
        self.has_room.notify_waiters();
    }
}
