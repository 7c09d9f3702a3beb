//! The accounting of bytes: what is there, when a collection is due, what is refused.

use std::sync::Arc;

use super::{Heap, LinkedCode, OutOfMemory};

/// The young are collected after at least this many bytes: few enough to stay in the processor's cache, so that what is made
/// next takes places that are still there.
pub(super) const YOUNG: usize = 1 << 20;
/// After this many bytes for each old value that had to be looked at last time, so that marking is the smaller part of the work.
const YOUNG_PER_SCANNED: usize = 32;
/// And after this part of the heap: each page takes a little time.
const YOUNG_PART: usize = 64;
/// Everything is collected when the heap has doubled, but not before it has grown by this many bytes.
const LEAST_GROWTH: usize = 16 << 20;
/// A program is out of memory if what lives leaves less than this part of the limit: there would be a collection of
/// everything for little more than that.
const LEAST_ROOM_PART: usize = 32;
/// What a heap may hold unless told otherwise: 4 GiB.
pub const DEFAULT_LIMIT: usize = 4 << 30;

impl Heap {
    /// The bytes of all live objects.
    #[inline(always)]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether a collection is due.
    #[inline(always)]
    pub fn wants_collection(&self) -> bool {
        self.bytes >= self.collect_at
    }

    /// Whether only the young are to be collected: if a collection is due, but none of everything.
    pub(crate) fn wants_young_collection(&self) -> bool {
        self.wants_collection() && self.bytes < self.collect_all_at
    }

    /// The codes that were linked since the last collection.
    pub(crate) fn young_codes(&self) -> &[Arc<LinkedCode>] {
        &self.codes[self.n_old_codes..]
    }

    /// Sets the most bytes that the heap may hold.
    pub fn set_limit(&mut self, bytes: usize) {
        self.limit = bytes;
        self.collect_all_at = self.collect_all_at.min(bytes);
        self.collect_at = self.collect_at.min(bytes);
    }

    /// The most bytes that the heap may hold.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Asks for a collection of everything at the next opportunity.
    pub fn collect_soon(&mut self) {
        (self.collect_at, self.collect_all_at) = (0, 0);
    }

    /// Asks for a collection of the young at the next opportunity: for tests that have one as often as possible.
    pub fn collect_young_soon(&mut self) {
        self.collect_at = 0;
    }

    /// Whether `bytes` more would still be within the limit.
    ///
    /// # Errors
    /// [`OutOfMemory`] if not. Garbage counts: the caller may collect and try again.
    #[inline]
    pub fn check_room(&self, bytes: usize) -> Result<(), OutOfMemory> {
        if bytes > self.room() { Err(self.refusal(bytes)) } else { Ok(()) }
    }

    #[cold]
    fn refusal(&self, bytes: usize) -> OutOfMemory {
        if bytes > self.limit { OutOfMemory::TooLarge } else { OutOfMemory::Full }
    }

    /// How many bytes more would be within the limit.
    fn room(&self) -> usize {
        self.limit.saturating_sub(self.bytes)
    }

    /// Whether a collection of everything was asked for, as after every [`OutOfMemory::Full`].
    pub(crate) fn was_asked_to_collect(&self) -> bool {
        self.collect_all_at == 0
    }

    /// Whether the heap is over its limit, garbage included, and there was no [`OutOfMemory::Full`] since the last collection.
    pub fn is_over_limit(&self) -> bool {
        self.bytes > self.limit && !self.was_asked_to_collect()
    }

    /// Whether so little room is left that it is not worth collecting for.
    pub(crate) fn is_full(&self) -> bool {
        self.room() < self.limit / LEAST_ROOM_PART
    }

    /// `n_scanned` is how many values a collection of the young had to look at before it found young objects.
    pub(crate) fn after_collection(&mut self, freed: usize, n_scanned: Option<usize>) {
        debug_assert!(freed <= self.bytes, "only accounted bytes are freed");
        self.bytes -= freed;
        self.n_collections += 1;
        self.n_old_codes = self.codes.len();
        if n_scanned.is_none() {
            let growth = self.bytes.max(LEAST_GROWTH);
            // Native code that asks for much cannot collect first: garbage takes at most half of the room that is left. At the
            // limit there must be some room, too: every safe point would collect, even those of the handler.
            let half = (self.room() / 2).max(self.limit / LEAST_ROOM_PART);
            self.collect_all_at = self.bytes.saturating_add(growth.min(half));
        }
        let worth = (n_scanned.unwrap_or(0) * YOUNG_PER_SCANNED).max(self.bytes / YOUNG_PART);
        self.collect_at = (self.bytes + worth.max(YOUNG)).min(self.collect_all_at);
    }
}
