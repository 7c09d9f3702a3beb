//! Who reads and writes for all endpoints of the program.
//!
//! Whoever waits for a message does it meanwhile, so that what comes needs no other thread to be received. A thread of the
//! driver's own does it when nobody has waited for a moment.

use std::future::Future;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Weak};
use std::thread::JoinHandle;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

/// How long what was sent last is waited for when the last endpoint is closed.
pub(crate) const FAREWELL: Duration = Duration::from_secs(2);
/// For how long nobody has to wait before the driver's own thread reads and writes.
const MOMENT: Duration = Duration::from_millis(1);
/// How long it looks away while others wait, unless it is woken.
const LONG: Duration = Duration::from_secs(1);

static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// Ends when nobody holds it any more.
#[derive(Debug)]
pub(crate) struct Driver {
    shared: Arc<Shared>,
    /// Its own thread, until it is joined.
    thread: Option<JoinHandle<()>>,
    /// Those who still write what was sent.
    pub writers: TaskTracker,
}

#[derive(Debug)]
struct Shared {
    /// Of the threads that wait for something in it, one reads and writes.
    runtime: Runtime,
    /// How many wait besides the driver's own.
    n_waiting: AtomicU32,
    /// The driver's own thread waits in it.
    is_driving: AtomicBool,
    /// It looks away for long.
    is_away: AtomicBool,
    has_ended: AtomicBool,
    /// It is to leave the runtime to somebody who waits, or to end.
    leave: Notify,
}

impl Driver {
    /// The driver, which is started if there is none.
    pub fn get() -> io::Result<Arc<Driver>> {
        let mut current = DRIVER.lock();
        if let Some(driver) = current.upgrade() {
            return Ok(driver);
        }
        let shared = Arc::new(Shared {
            runtime: Builder::new_current_thread().max_blocking_threads(1).enable_io().enable_time().build()?,
            n_waiting: AtomicU32::new(0),
            is_driving: AtomicBool::new(false),
            is_away: AtomicBool::new(false),
            has_ended: AtomicBool::new(false),
            leave: Notify::new(),
        });
        let own = Arc::clone(&shared);
        let thread =
            std::thread::Builder::new().name(String::from("sesf-endpoints")).spawn(move || own.drive_when_idle())?;
        let driver = Arc::new(Driver { shared, thread: Some(thread), writers: TaskTracker::new() });
        *current = Arc::downgrade(&driver);
        Ok(driver)
    }

    /// Where its tasks run.
    pub fn handle(&self) -> &Handle {
        self.shared.runtime.handle()
    }

    /// Waits for something so long at most; reads and writes meanwhile, unless another thread does.
    pub fn wait(&self, at_most: Duration, awaited: impl Future<Output = ()>) {
        let shared = &*self.shared;
        shared.n_waiting.fetch_add(1, Ordering::SeqCst);
        if shared.is_driving.load(Ordering::SeqCst) {
            shared.leave.notify_one();
        }
        let _ = shared.runtime.block_on(async { tokio::time::timeout(at_most, awaited).await });
        let was_last = shared.n_waiting.fetch_sub(1, Ordering::SeqCst) == 1;
        if was_last && shared.is_away.swap(false, Ordering::SeqCst) {
            self.wake();
        }
    }

    fn wake(&self) {
        if let Some(thread) = &self.thread {
            thread.thread().unpark();
        }
    }
}

impl Shared {
    /// The driver's own thread.
    fn drive_when_idle(&self) {
        while !self.has_ended.load(Ordering::SeqCst) {
            self.is_driving.store(true, Ordering::SeqCst);
            if self.n_waiting.load(Ordering::SeqCst) == 0 {
                self.runtime.block_on(self.leave.notified());
            }
            self.is_driving.store(false, Ordering::SeqCst);
            self.look_away();
        }
    }

    /// Returns when nobody has waited for a moment.
    fn look_away(&self) {
        loop {
            std::thread::park_timeout(MOMENT);
            if self.has_ended.load(Ordering::SeqCst) || self.n_waiting.load(Ordering::SeqCst) == 0 {
                return;
            }
            self.is_away.store(true, Ordering::SeqCst);
            // Whoever stops waiting after this sees that it is away.
            if self.n_waiting.load(Ordering::SeqCst) > 0 {
                std::thread::park_timeout(LONG);
            }
            self.is_away.store(false, Ordering::SeqCst);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.shared.has_ended.store(true, Ordering::SeqCst);
        self.shared.leave.notify_one();
        self.wake();
        if let Some(thread) = self.thread.take() {
            // It does not panic; if it did, that was reported.
            let _ = thread.join();
        }
        self.writers.close();
        let farewell = async { tokio::time::timeout(FAREWELL, self.writers.wait()).await };
        let _ = self.shared.runtime.block_on(farewell);
    }
}
