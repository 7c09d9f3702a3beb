//! A cache of attribute lookups by kind of receiver and name: the second level behind the instructions' inline caches.
//!
//! An instruction that sees receivers of several shapes keeps missing its one inline entry; here all of them are found.

use sesf_heap::{InlineCache, StrId};

/// The number of places, a power of two.
const SIZE: usize = 2048;

/// What an entry is good for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Purpose {
    #[default]
    Load,
    Method,
    Store,
}

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    name: StrId,
    purpose: Purpose,
    found: InlineCache,
}

/// The cache: direct-mapped, validated by key, name and class epoch.
#[derive(Debug)]
pub(crate) struct LookupCache {
    entries: Box<[Entry]>,
}

impl Default for LookupCache {
    fn default() -> Self {
        LookupCache { entries: vec![Entry::default(); SIZE].into_boxed_slice() }
    }
}

impl LookupCache {
    #[inline]
    fn place(purpose: Purpose, key: u32, name: StrId) -> usize {
        // The same attribute is often read and written in turn: the purposes must not meet in one place.
        let mixed = (key ^ (purpose as u32) << 30).wrapping_mul(0x9E37_79B9) ^ name.0.wrapping_mul(0x85EB_CA6B);
        (mixed >> 15) as usize % SIZE
    }

    /// What was found for such a receiver.
    #[inline]
    pub fn get(&self, purpose: Purpose, key: u32, name: StrId, epoch: u32) -> Option<InlineCache> {
        let entry = self.entries.get(Self::place(purpose, key, name))?;
        let is_it = entry.found.key == key && entry.name == name && entry.purpose == purpose;
        (is_it && entry.found.epoch == epoch && entry.found.action != 0).then_some(entry.found)
    }

    /// Notes what was found.
    #[inline]
    pub fn put(&mut self, purpose: Purpose, name: StrId, found: InlineCache) {
        if let Some(entry) = self.entries.get_mut(Self::place(purpose, found.key, name)) {
            *entry = Entry { name, purpose, found };
        }
    }

    /// Forgets everything: after the heap was replaced by another state of it.
    pub fn clear(&mut self) {
        self.entries.fill(Entry::default());
    }
}
