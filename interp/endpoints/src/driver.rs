//! The thread that reads and writes for all endpoints of the program.

use std::io;
use std::sync::{Arc, Weak};
use std::time::Duration;

use parking_lot::Mutex;
use tokio::runtime::{Builder, Runtime};
use tokio_util::task::TaskTracker;

/// How long what was sent last is waited for when the last endpoint is closed.
pub(crate) const FAREWELL: Duration = Duration::from_secs(2);

static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// Ends when nobody holds it any more.
#[derive(Debug)]
pub(crate) struct Driver {
    /// There until it is dropped.
    runtime: Option<Runtime>,
    /// Those who still write what was sent.
    pub writers: TaskTracker,
}

impl Driver {
    /// The driver, which is started if there is none.
    pub fn get() -> io::Result<Arc<Driver>> {
        let mut shared = DRIVER.lock();
        if let Some(driver) = shared.upgrade() {
            return Ok(driver);
        }
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(1)
            .thread_name("sesf-endpoints")
            .enable_io()
            .enable_time()
            .build()?;
        let driver = Arc::new(Driver { runtime: Some(runtime), writers: TaskTracker::new() });
        *shared = Arc::downgrade(&driver);
        Ok(driver)
    }

    /// Where its tasks run.
    pub fn handle(&self) -> tokio::runtime::Handle {
        match &self.runtime {
            Some(runtime) => runtime.handle().clone(),
            None => unreachable!("it is there until the driver is dropped"),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        self.writers.close();
        let _ = runtime.block_on(async { tokio::time::timeout(FAREWELL, self.writers.wait()).await });
        runtime.shutdown_timeout(FAREWELL);
    }
}
