//! The insertion-ordered hash table under dicts and sets.
//!
//! The table knows hashes and entries only; equality of keys is the caller's, because it may need the heap or user code.
//! Up to [`LINEAR`] entries are found by scanning; a larger table has an index.

use crate::index::Index;
use crate::text::CachedHash;
use crate::value::Value;

/// Tables up to this many entries have no index.
const LINEAR: usize = 8;

/// One entry; a removed one has an unbound key until the table is compacted.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Entry<V> {
    pub hash: u64,
    pub key: Value,
    pub value: V,
}

/// An insertion-ordered hash table from values to `V`.
#[derive(Debug)]
pub struct Table<V> {
    entries: Vec<Entry<V>>,
    index: Index,
    /// Entries that are not removed.
    n_live: u32,
    /// Every entry before this one is removed: makes taking from the front cheap.
    head: u32,
    /// The entries before this one hold no young object: a collection of the young need not look at them.
    n_old: u32,
    /// Changes whenever a key comes or goes: what inline caches check.
    version: u32,
    /// Tells the table from all others, once something wants to know: 0 until then.
    serial: u32,
    /// The hash of a frozenset.
    pub(crate) hash: CachedHash,
}

impl<V: Clone> Clone for Table<V> {
    /// Another table with the same entries.
    fn clone(&self) -> Self {
        Table {
            entries: self.entries.clone(),
            index: self.index.clone(),
            serial: 0,
            hash: CachedHash::default(),
            ..*self
        }
    }
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Table {
            entries: Vec::new(),
            index: Index::default(),
            n_live: 0,
            head: 0,
            n_old: 0,
            version: 0,
            serial: 0,
            hash: CachedHash::default(),
        }
    }
}

impl<V> Table<V> {
    /// A table with room for `capacity` entries.
    pub fn with_capacity(capacity: usize) -> Self {
        let index = if capacity > LINEAR { Index::with_room_for(capacity) } else { Index::default() };
        Table { entries: Vec::with_capacity(capacity), index, ..Table::default() }
    }

    /// The number of entries.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.n_live as usize
    }

    /// A number that changes whenever a key comes or goes.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The number that [`Heap::dict_serial`](crate::Heap::dict_serial) gave this table, or 0.
    #[inline(always)]
    pub fn serial(&self) -> u32 {
        self.serial
    }

    pub(crate) fn set_serial(&mut self, serial: u32) {
        self.serial = serial;
    }

    /// Whether there are no entries.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.n_live == 0
    }

    /// The position of the entry with this hash whose key satisfies `same`.
    #[inline(always)]
    pub fn find(&self, hash: u64, mut same: impl FnMut(Value) -> bool) -> Option<usize> {
        if self.index.is_empty() {
            return self.entries.iter().position(|e| e.hash == hash && e.key.is_bound() && same(e.key));
        }
        let entries = &self.entries;
        self.index.find(hash, |position| {
            entries.get(position).is_some_and(|e| e.hash == hash && e.key.is_bound() && same(e.key))
        })
    }

    /// The entry at a position, if it is not removed.
    #[inline(always)]
    pub fn at(&self, position: usize) -> Option<&Entry<V>> {
        self.entries.get(position).filter(|e| e.key.is_bound())
    }

    /// The entry at a position, to be changed.
    #[inline(always)]
    pub fn at_mut(&mut self, position: usize) -> Option<&mut Entry<V>> {
        self.n_old = self.n_old.min(position as u32);
        self.entries.get_mut(position).filter(|e| e.key.is_bound())
    }

    /// The first entry at or after a position, with its own position.
    #[inline]
    pub fn next_from(&self, position: usize) -> Option<(usize, &Entry<V>)> {
        let start = position.max(self.head as usize);
        let rest = self.entries.get(start..)?;
        rest.iter().position(|e| e.key.is_bound()).map(|i| (start + i, &rest[i]))
    }

    /// The last entry before a position, with its own position.
    pub fn last_before(&self, position: usize) -> Option<(usize, &Entry<V>)> {
        let end = position.min(self.entries.len());
        let i = self.entries[..end].iter().rposition(|e| e.key.is_bound())?;
        Some((i, &self.entries[i]))
    }

    /// One more than the highest position.
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    /// How many entries are before a position.
    pub(crate) fn rank(&self, position: usize) -> usize {
        self.entries.iter().take(position).filter(|e| e.key.is_bound()).count()
    }

    /// The entries in order.
    pub fn iter(&self) -> impl Iterator<Item = &Entry<V>> {
        self.entries.iter().filter(|e| e.key.is_bound())
    }

    /// The entries that may hold young objects.
    pub(crate) fn recent(&self) -> impl Iterator<Item = &Entry<V>> {
        self.entries[self.n_old as usize..].iter().filter(|e| e.key.is_bound())
    }

    /// Notes that all entries hold old objects only.
    pub(crate) fn settle(&mut self) {
        self.n_old = self.entries.len() as u32;
    }

    /// Adds an entry whose key is known to be absent; gives its position.
    #[inline]
    pub fn insert_new(&mut self, hash: u64, key: Value, value: V) -> usize {
        if self.entries.len() == self.entries.capacity() && self.len() < self.entries.len() / 2 {
            self.compact();
        }
        let position = self.entries.len();
        self.entries.push(Entry { hash, key, value });
        self.n_live += 1;
        self.changed();
        if position >= LINEAR || !self.index.is_empty() {
            if self.index.is_full() {
                self.rebuild_index();
            } else {
                self.index.insert(hash, position);
            }
        }
        position
    }

    /// As [`Table::insert_new`], if there is room at hand: whether the entry was added.
    #[inline(always)]
    pub fn insert_at_hand(&mut self, hash: u64, key: Value, value: V) -> bool {
        let position = self.entries.len();
        let is_linear = position < LINEAR && self.index.is_empty();
        if position == self.entries.capacity() || !is_linear && self.index.is_full() {
            return false;
        }
        self.entries.push(Entry { hash, key, value });
        self.n_live += 1;
        self.changed();
        if !is_linear {
            self.index.insert(hash, position);
        }
        true
    }

    /// As [`Table::insert_new`], quickest if there is room at hand.
    #[inline(always)]
    pub(crate) fn insert(&mut self, hash: u64, key: Value, value: V)
    where
        V: Copy,
    {
        if !self.insert_at_hand(hash, key, value) {
            self.insert_new(hash, key, value);
        }
    }

    /// A key came or went.
    #[inline(always)]
    fn changed(&mut self) {
        self.version = self.version.wrapping_add(1);
        self.hash = CachedHash::default();
    }

    /// Removes the entry at a position and gives it.
    pub fn remove(&mut self, position: usize) -> Option<Entry<V>>
    where
        V: Default,
    {
        let entry = self.entries.get_mut(position).filter(|e| e.key.is_bound())?;
        let removed =
            Entry { hash: entry.hash, key: std::mem::take(&mut entry.key), value: std::mem::take(&mut entry.value) };
        self.n_live -= 1;
        self.changed();
        self.trim(position);
        Some(removed)
    }

    /// Keeps the ends free of removed entries.
    fn trim(&mut self, position: usize) {
        while self.entries.last().is_some_and(|e| !e.key.is_bound()) {
            self.entries.pop();
        }
        if position == self.head as usize {
            while self.entries.get(self.head as usize).is_some_and(|e| !e.key.is_bound()) {
                self.head += 1;
            }
        }
        if self.n_live == 0 {
            self.entries.clear();
            self.index = Index::default();
            self.head = 0;
        }
        self.head = self.head.min(self.entries.len() as u32);
        self.n_old = self.n_old.min(self.entries.len() as u32);
    }

    /// Removes everything and gives back the memory.
    pub fn clear(&mut self) {
        *self = Table { version: self.version.wrapping_add(1), ..Table::default() };
    }

    /// Takes over the entries of another table in place of its own.
    pub fn replace(&mut self, other: Self) {
        *self = Table { version: self.version.wrapping_add(1), serial: self.serial, ..other };
    }

    fn compact(&mut self) {
        self.entries.retain(|e| e.key.is_bound());
        (self.head, self.n_old) = (0, 0);
        if !self.index.is_empty() {
            self.rebuild_index();
        }
    }

    #[cold]
    #[inline(never)]
    fn rebuild_index(&mut self) {
        self.index = Index::with_room_for(self.entries.len());
        for (position, entry) in self.entries.iter().enumerate() {
            self.index.insert(entry.hash, position);
        }
    }

    /// The bytes that the table owns.
    #[inline]
    pub fn owned_bytes(&self) -> usize {
        self.entries.capacity() * size_of::<Entry<V>>() + self.index.owned_bytes()
    }

    /// A copy with room for so many entries more, up to a few.
    pub fn clone_with_room(&self, extra: usize) -> Self
    where
        V: Clone,
    {
        let room = match self.entries.len() + extra {
            len if len <= LINEAR => len,
            _ => self.entries.len(),
        };
        let mut entries = Vec::with_capacity(room);
        entries.extend_from_slice(&self.entries);
        Table { entries, index: self.index.clone(), hash: CachedHash::default(), ..*self }
    }

    /// A copy with the same capacity.
    pub(crate) fn duplicate(&self) -> Self
    where
        V: Clone,
    {
        Table {
            entries: crate::object::duplicate_vec(&self.entries),
            index: self.index.clone(),
            hash: self.hash.clone(),
            ..*self
        }
    }

    /// The bytes that adding one entry may allocate in one piece.
    #[inline]
    pub fn growth_bytes(&self) -> usize {
        if self.entries.len() == self.entries.capacity() { self.owned_bytes() } else { 0 }
    }
}
