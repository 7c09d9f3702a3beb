//! What is sent from one endpoint to another over TCP: the connection, and the frames that are not written yet.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use parking_lot::Mutex;
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::address::Address;
use crate::driver::FAREWELL;
use crate::endpoint::SendError;
use crate::report::Reporter;

/// How many bytes may wait; the last message may exceed it. Who sends more waits.
const CAPACITY: usize = 1 << 20;
/// As many frames are written at once at most.
const MAX_AT_ONCE: usize = 256;
/// Who has sent so many messages without receiving any sends a stream: its messages are written many at a time, by the
/// driver. Before, each is written at once, so that it arrives as soon as it can.
const STREAM: u32 = 16;
/// How long to wait before trying to connect again: doubled each time up to the second.
const PAUSES: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(200));

/// The way to one address.
pub(crate) struct Outbox {
    to: Address,
    state: Mutex<State>,
    has_room: Notify,
    /// For the writer: there are frames to be written.
    is_wanted: Notify,
    /// The endpoint has been closed.
    closing: CancellationToken,
    reporter: Arc<Reporter>,
}

#[derive(Default)]
struct State {
    frames: VecDeque<Bytes>,
    /// How much of the first frame is written.
    n_written: usize,
    n_bytes: usize,
    stream: Option<Arc<TcpStream>>,
    /// Why messages were dropped: told to who sends next.
    failure: Option<String>,
    /// How many messages were sent since the endpoint received one.
    n_in_a_row: u32,
    /// How many it had received then.
    n_received: u32,
}

/// What a writer needs to know.
pub(crate) struct Route {
    pub address: SocketAddr,
    /// The first frame on each connection.
    pub introduction: Bytes,
    /// How long messages wait for somebody to have the address.
    pub patience: Duration,
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outbox({})", self.to)
    }
}

impl Outbox {
    pub fn new(to: Address, closing: CancellationToken, reporter: Arc<Reporter>) -> Outbox {
        let (state, has_room, is_wanted) = Default::default();
        Outbox { to, state, has_room, is_wanted, closing, reporter }
    }

    /// Sends a frame: at once if nothing is before it, or later. `n_received` is how many messages the endpoint has received.
    pub fn send(&self, frame: Bytes, n_received: u32) -> Result<(), SendError> {
        let mut state = self.state.lock();
        if let Some(failure) = state.failure.take() {
            return Err(SendError::Undelivered(failure));
        }
        if state.n_bytes >= CAPACITY {
            return Err(SendError::Full);
        }
        let is_answer = std::mem::replace(&mut state.n_received, n_received) != n_received;
        state.n_in_a_row = if is_answer { 1 } else { state.n_in_a_row.saturating_add(1) };
        state.n_bytes += frame.len();
        state.frames.push_back(frame);
        let writes_now = state.frames.len() == 1 && state.n_in_a_row <= STREAM;
        if writes_now && state.write_some().is_ok() && state.frames.is_empty() {
            return Ok(());
        }
        let is_first = state.frames.len() == 1;
        drop(state);
        if is_first {
            self.is_wanted.notify_one();
        }
        Ok(())
    }

    /// Whether there is room, or sending says why there is none.
    pub fn has_room(&self) -> bool {
        let state = self.state.lock();
        state.n_bytes < CAPACITY || state.failure.is_some() || self.closing.is_cancelled()
    }

    /// Waits for that.
    pub async fn wait(&self) {
        loop {
            let has_room = self.has_room.notified();
            let mut has_room = std::pin::pin!(has_room);
            // Before it is looked: what is written then is not missed.
            has_room.as_mut().enable();
            if self.has_room() {
                return;
            }
            has_room.await;
        }
    }

    /// The endpoint is closed: nobody waits for room any more, and the writer ends when all is written.
    pub fn close(&self) {
        self.has_room.notify_waiters();
    }

    /// Writes what is sent, until the endpoint is closed and all is written.
    pub async fn write_all(self: Arc<Outbox>, route: Route) {
        while self.await_work().await {
            let rest = async {
                match self.connect(&route).await {
                    Some(stream) => self.write_to(stream).await,
                    None => self.give_up(&route),
                }
            };
            tokio::select! {
                () = rest => {}
                () = self.farewell_is_over() => return,
            }
        }
    }

    /// Waits for frames; false if there will be none.
    async fn await_work(&self) -> bool {
        loop {
            if !self.state.lock().frames.is_empty() {
                return true;
            }
            tokio::select! {
                () = self.is_wanted.notified() => {}
                () = self.closing.cancelled() => return !self.state.lock().frames.is_empty(),
            }
        }
    }

    async fn farewell_is_over(&self) {
        self.closing.cancelled().await;
        tokio::time::sleep(FAREWELL).await;
    }

    /// A new connection, as soon as somebody listens; none when patience is at its end.
    async fn connect(&self, route: &Route) -> Option<Arc<TcpStream>> {
        let give_up_at = Instant::now() + route.patience;
        let (mut pause, longest) = PAUSES;
        loop {
            match introduced(route).await {
                Ok(stream) => return Some(stream),
                Err(_) if Instant::now() + pause < give_up_at => tokio::time::sleep(pause).await,
                Err(_) => return None,
            }
            pause = (pause * 2).min(longest);
        }
    }

    /// Nobody came: what waits is dropped.
    fn give_up(&self, route: &Route) {
        let mut state = self.state.lock();
        let n = state.frames.len();
        state.clear();
        let messages = if n == 1 { String::from("1 message") } else { format!("{n} messages") };
        let failure = format!("{messages} to {} dropped: nobody opened it for {:?}", self.to, route.patience);
        self.reporter.tell(&failure);
        state.failure = Some(failure);
        self.has_room.notify_waiters();
    }

    /// Writes until the connection breaks or the endpoint is closed.
    async fn write_to(&self, stream: Arc<TcpStream>) {
        self.state.lock().stream = Some(Arc::clone(&stream));
        tokio::select! {
            () = self.write_frames(&stream) => {}
            () = has_hung_up(&stream) => {}
        }
        let mut state = self.state.lock();
        state.stream = None;
        // The receiver did not get all of it.
        state.n_written = 0;
    }

    /// Writes what is there, and waits for more; returns when that is over.
    async fn write_frames(&self, stream: &TcpStream) {
        loop {
            let written = {
                let mut state = self.state.lock();
                let was_full = state.n_bytes >= CAPACITY;
                let written = state.write_some();
                if was_full && state.n_bytes < CAPACITY {
                    self.has_room.notify_waiters();
                }
                written.map(|()| state.frames.is_empty())
            };
            match written {
                Ok(true) if !self.await_work().await => return,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if stream.writable().await.is_err() {
                        return;
                    }
                }
                Err(_) => return,
            }
        }
    }
}

impl State {
    /// Writes as much as can be written at once.
    fn write_some(&mut self) -> io::Result<()> {
        let Some(stream) = &self.stream else { return Err(io::ErrorKind::WouldBlock.into()) };
        let mut slices = Vec::with_capacity(self.frames.len().min(MAX_AT_ONCE));
        let mut skipped = self.n_written;
        for frame in self.frames.iter().take(MAX_AT_ONCE) {
            slices.push(io::IoSlice::new(&frame[skipped..]));
            skipped = 0;
        }
        if slices.is_empty() {
            return Ok(());
        }
        let n = stream.try_write_vectored(&slices)?;
        self.n_written += n;
        while let Some(frame) = self.frames.front()
            && frame.len() <= self.n_written
        {
            self.n_written -= frame.len();
            self.n_bytes -= frame.len();
            self.frames.pop_front();
        }
        Ok(())
    }

    fn clear(&mut self) {
        self.frames.clear();
        (self.n_bytes, self.n_written) = (0, 0);
    }
}

/// A connection on which this endpoint has said who it is.
async fn introduced(route: &Route) -> io::Result<Arc<TcpStream>> {
    let stream = TcpStream::connect(route.address).await?;
    stream.set_nodelay(true)?;
    let mut rest = &route.introduction[..];
    while !rest.is_empty() {
        stream.writable().await?;
        match stream.try_write(rest) {
            Ok(n) => rest = &rest[n..],
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Arc::new(stream))
}

/// Waits until the other side closes the connection, on which it has nothing to say.
async fn has_hung_up(stream: &TcpStream) {
    let mut byte = [0];
    while stream.readable().await.is_ok() {
        match stream.try_read(&mut byte) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            _ => return,
        }
    }
}
