//! The bytes that a buffer has yet to write.
//!
//! A file that a program forgets to close is closed when the collector finds it; what was written to it must not be lost
//! then. So the bytes are kept where they outlive the stream, and dropping them writes them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::fileio::{SharedFile, lock};

/// Bytes on their way to a file.
#[derive(Debug)]
pub(crate) struct Output {
    pub bytes: Vec<u8>,
    /// The file, if it is one of the system's.
    file: Option<SharedFile>,
    /// Counts the writes of all copies: bytes that another copy may have written are not written by dropping this one.
    n_writes: Arc<AtomicU64>,
    seen: u64,
}

/// An output that a stream over the buffer knows too.
pub(crate) type SharedOutput = Arc<Mutex<Output>>;

/// An output as long as it lives.
pub(crate) type WeakOutput = Weak<Mutex<Output>>;

/// The output behind its lock.
pub(crate) fn lock_output(output: &SharedOutput) -> MutexGuard<'_, Output> {
    output.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Output {
    /// An empty output.
    pub fn new(file: Option<SharedFile>) -> SharedOutput {
        Arc::new(Mutex::new(Output { bytes: Vec::new(), file, n_writes: Arc::default(), seen: 0 }))
    }

    /// A copy for a snapshot.
    pub fn copy(&self) -> SharedOutput {
        Arc::new(Mutex::new(Output {
            bytes: self.bytes.clone(),
            file: self.file.clone(),
            n_writes: Arc::clone(&self.n_writes),
            seen: self.seen,
        }))
    }

    /// An output for another process, which has written nothing yet.
    pub fn empty_copy(&self) -> SharedOutput {
        Output::new(self.file.clone())
    }

    /// Takes everything, to be written now.
    pub fn take(&mut self) -> Vec<u8> {
        self.seen = self.n_writes.fetch_add(1, Ordering::Relaxed) + 1;
        std::mem::take(&mut self.bytes)
    }

    /// Gives up the file: the stream was closed or detached.
    pub fn forget_file(&mut self) {
        self.file = None;
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let Some(file) = &self.file else { return };
        if self.bytes.is_empty() || self.seen != self.n_writes.load(Ordering::Relaxed) {
            return;
        }
        let mut rest = self.bytes.as_slice();
        let mut file = lock(file);
        while !rest.is_empty() {
            match file.write(rest) {
                Ok(n) if n > 0 => rest = rest.get(n..).unwrap_or(&[]),
                // Nobody is left to be told.
                _ => return,
            }
        }
    }
}

/// Encoded text that waits in a text stream. Dropped, it goes to the output below.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    pub bytes: Vec<u8>,
    /// None if the stream below is no buffer of ours.
    pub output: Option<SharedOutput>,
}

impl Waiting {
    /// A copy for a snapshot: only one copy's bytes may be written by dropping it.
    pub fn copy(&self) -> Waiting {
        Waiting { bytes: self.bytes.clone(), output: None }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(output) = &self.output
            && !self.bytes.is_empty()
        {
            lock_output(output).bytes.extend_from_slice(&self.bytes);
        }
    }
}
