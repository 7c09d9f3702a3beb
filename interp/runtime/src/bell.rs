//! Waking threads that wait for the world outside.

use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use rustix::event::{EventfdFlags, eventfd};
use sesf_vm::Awaited;

/// How long to wait where there is no descriptor to be woken by.
const LOOK_UP: Duration = Duration::from_millis(50);

/// A descriptor that can be read once somebody has rung.
#[derive(Debug)]
pub(crate) struct Bell {
    /// None if the system had none left.
    fd: Option<OwnedFd>,
}

impl Bell {
    pub fn new() -> Bell {
        Bell { fd: eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK).ok() }
    }

    /// Wakes whoever waits, and whoever will.
    pub fn ring(&self) {
        if let Some(fd) = &self.fd {
            // It fails only if it has been rung too often to count.
            let _ = rustix::io::write(fd, &1u64.to_ne_bytes());
        }
    }

    /// Whoever waits from now on is not woken by what was rung so far.
    pub fn silence(&self) {
        if let Some(fd) = &self.fd {
            // It fails if nobody has rung.
            let _ = rustix::io::read(fd, &mut [0; 8]);
        }
    }

    /// Waits until something has come, somebody rings, or the time is over; whether it has come.
    pub fn wait_for(&self, awaited: &mut dyn Awaited, at_most: Option<Duration>) -> bool {
        match &self.fd {
            Some(fd) => awaited.wait_or_wake(at_most, fd.as_fd()),
            None => awaited.wait(at_most.unwrap_or(LOOK_UP).min(LOOK_UP)),
        }
    }
}
