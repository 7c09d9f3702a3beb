//! Lines on standard error about peers that do not behave.

use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::address::Address;

/// After so many lines an endpoint says nothing more: a flood of nonsense is not to become a flood of lines.
const MAX_LINES: u32 = 20;

/// What an endpoint tells about its peers.
#[derive(Debug)]
pub(crate) struct Reporter {
    own: Address,
    n_lines: AtomicU32,
}

impl Reporter {
    pub fn new(own: Address) -> Reporter {
        Reporter { own, n_lines: AtomicU32::new(0) }
    }

    pub fn tell(&self, what: &str) {
        let line = match self.n_lines.fetch_add(1, Ordering::Relaxed) {
            n if n < MAX_LINES => what,
            MAX_LINES => "more of this kind is not reported",
            _ => return,
        };
        // Nobody can be told that nobody can be told.
        let _ = writeln!(std::io::stderr(), "endpoint {}: {line}", self.own);
    }
}
