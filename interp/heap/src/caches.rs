//! The inline caches of all codes: in one row, because they are read all the time and filled rarely.

use std::sync::Arc;

use crate::object::InlineCache;
use crate::slab::bits;

/// A handle of an inline cache.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CacheId(pub u32);

/// Inline caches. They are no part of a state, but what is remembered must be true of it.
#[derive(Debug, Default)]
pub struct Caches {
    entries: Vec<InlineCache>,
    /// One bit each: whether it was filled since `state`.
    filled: Vec<u64>,
    /// The snapshot that was made or gone back to last.
    state: Arc<()>,
}

impl Caches {
    /// What a cache holds.
    #[inline(always)]
    pub fn get(&self, id: CacheId) -> &InlineCache {
        &self.entries[id.0 as usize]
    }

    /// Fills a cache, if that is allowed.
    pub fn fill(&mut self, id: CacheId, entry: InlineCache) {
        let place = &mut self.entries[id.0 as usize];
        if place.action != InlineCache::NEVER {
            *place = entry;
            self.filled[id.0 as usize / 64] |= 1 << (id.0 % 64);
        }
    }

    /// Sets caches aside; gives the number of the first, and their bytes.
    pub(crate) fn add(&mut self, n: u16) -> (u32, usize) {
        let first = self.entries.len();
        self.entries.resize(first + n as usize, InlineCache::default());
        if n == u16::MAX {
            // The instructions beyond the last cache share an entry that is never filled.
            self.entries.push(InlineCache { action: InlineCache::NEVER, ..InlineCache::default() });
        }
        self.filled.resize(self.entries.len().div_ceil(64), 0);
        (first as u32, size_of_val(&self.entries[first..]))
    }

    pub(crate) fn count_bytes(&self) -> usize {
        size_of_val(self.entries.as_slice())
    }

    /// A copy for a snapshot.
    pub(crate) fn snapshot(&mut self) -> Caches {
        self.filled.fill(0);
        self.state = Arc::default();
        self.fork()
    }

    /// A copy of the caches of a snapshot.
    pub(crate) fn fork(&self) -> Caches {
        Caches { entries: self.entries.clone(), filled: vec![0; self.filled.len()], state: Arc::clone(&self.state) }
    }

    /// Goes back to those of a snapshot. If it is the one that was made or gone back to last, what was filled since and
    /// `still_holds` there is kept; gives whether that is so.
    pub(crate) fn go_back(&mut self, to: &Caches, still_holds: impl Fn(&InlineCache) -> bool) -> bool {
        let is_same = Arc::ptr_eq(&self.state, &to.state);
        if !is_same {
            *self = to.fork();
            return false;
        }
        self.entries.truncate(to.entries.len());
        self.filled.truncate(to.filled.len());
        for (i, word) in self.filled.iter_mut().enumerate() {
            for id in bits(std::mem::take(word)).map(|bit| i * 64 + bit as usize) {
                if let (Some(own), Some(theirs)) = (self.entries.get_mut(id), to.entries.get(id))
                    && !still_holds(own)
                {
                    *own = *theirs;
                }
            }
        }
        true
    }
}
