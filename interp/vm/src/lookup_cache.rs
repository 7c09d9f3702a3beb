//! Caches of attribute lookups by kind of receiver and name: the second level behind the instructions' inline caches.
//!
//! An instruction that sees receivers of several shapes keeps missing its one inline entry; here all of them are found.

use sesf_heap::{InlineCache, StrId};

/// The number of places of a cache, and the bits of it.
const BITS: u32 = 9;
const SIZE: usize = 1 << BITS;

/// What was found, by what it was looked up for: the same attribute is often read and written in turn.
#[derive(Debug, Default)]
pub(crate) struct Lookups {
    pub load: LookupCache,
    pub method: LookupCache,
    pub store: LookupCache,
    /// Methods through `super()`, by the receiver's class; `slot` is the class after which they were looked for.
    pub inherited: LookupCache,
}

impl Lookups {
    /// Forgets all but what `still_holds`: after the heap was replaced by another state of it.
    pub fn retain(&mut self, still_holds: impl Fn(StrId, &InlineCache) -> bool) {
        for cache in [&mut self.load, &mut self.method, &mut self.store, &mut self.inherited] {
            cache.retain(&still_holds);
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    name: StrId,
    found: InlineCache,
}

/// A cache: direct-mapped, validated by key, name and class epoch.
#[derive(Debug)]
pub(crate) struct LookupCache {
    entries: Box<[Entry; SIZE]>,
    /// The places that are filled: a state is gone back to more often than most of them are used.
    filled: Vec<u16>,
}

impl Default for LookupCache {
    fn default() -> Self {
        LookupCache { entries: Box::new([Entry::default(); SIZE]), filled: Vec::new() }
    }
}

impl LookupCache {
    /// Names of one class are neighbours, and so are the shapes of its instances: a product by a large odd number spreads
    /// both, and its upper bits depend on all of them.
    #[inline(always)]
    fn place(key: u32, name: StrId) -> usize {
        let both = u64::from(key) << 32 | u64::from(name.0);
        (both.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - BITS)) as usize
    }

    /// What was found for such a receiver.
    #[inline(always)]
    pub fn get(&self, key: u32, name: StrId, epoch: u32) -> Option<&InlineCache> {
        let Entry { name: its_name, found } = &self.entries[Self::place(key, name)];
        (found.key == key && *its_name == name && found.epoch == epoch).then_some(found)
    }

    /// Notes what was found.
    #[inline]
    pub fn put(&mut self, name: StrId, found: InlineCache) {
        let place = Self::place(found.key, name);
        if self.entries[place].found.action == 0 {
            self.filled.push(place as u16);
        }
        self.entries[place] = Entry { name, found };
    }

    fn retain(&mut self, still_holds: impl Fn(StrId, &InlineCache) -> bool) {
        let LookupCache { entries, filled } = self;
        filled.retain(|place| {
            let entry = &mut entries[*place as usize];
            let holds = still_holds(entry.name, &entry.found);
            if !holds {
                *entry = Entry::default();
            }
            holds
        });
    }
}
