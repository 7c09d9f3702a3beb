//! The system's clocks and its source of chance.

use std::fs::File;
use std::io::Read;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use sesf_heap::Nanoseconds;

/// The clocks of the system.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    started: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        SystemClock { started: Instant::now() }
    }
}

impl SystemClock {
    /// A clock that never goes back, from the start of this one.
    pub fn now(&self) -> Nanoseconds {
        Nanoseconds::try_from(self.started.elapsed().as_nanos()).unwrap_or(Nanoseconds::MAX)
    }

    /// The moment of [`SystemClock::now`] as Rust's library knows it; none if it is too far away.
    pub fn instant(&self, moment: Nanoseconds) -> Option<Instant> {
        self.started.checked_add(std::time::Duration::from_nanos(moment.max(0) as u64))
    }

    /// The time since 1970, in nanoseconds.
    pub fn wall(&self) -> i128 {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => since.as_nanos() as i128,
            Err(before) => -(before.duration().as_nanos() as i128),
        }
    }

    /// The processor time used by this operating-system process.
    pub fn process(&self) -> Nanoseconds {
        // Clock ticks of a hundredth of a second: user and system time are fields 14 and 15 of the status line.
        const TICK: Nanoseconds = 10_000_000;
        let ticks = std::fs::read_to_string("/proc/self/stat").ok().and_then(|text| {
            let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
            Some(fields.get(11)?.parse::<Nanoseconds>().ok()? + fields.get(12)?.parse::<Nanoseconds>().ok()?)
        });
        ticks.map_or_else(|| self.now(), |ticks| ticks * TICK)
    }

    /// Bytes that nobody can predict.
    pub fn entropy(&self, buffer: &mut [u8]) {
        let filled = File::open("/dev/urandom").and_then(|mut source| source.read_exact(buffer));
        if filled.is_err() {
            // Without the system's source: the clock, stirred.
            stir(self.wall() as u64, buffer);
        }
    }
}

/// Fills a buffer with bytes that follow from a number (a linear congruential generator, Knuth's multiplier).
pub(crate) fn stir(mut state: u64, buffer: &mut [u8]) {
    for byte in buffer {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        *byte = (state >> 56) as u8;
    }
}
