//! The content of a `str`: short texts inline, long ones owned, and views that make repeated `+=` linear.

use std::sync::atomic::{AtomicU64, Ordering};

use compact_str::CompactString;

use crate::slab::{Handle, Stored};

/// Texts of up to this many bytes own no memory.
pub(crate) const INLINE: usize = size_of::<CompactString>();

/// A handle of a growing buffer that texts are views of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct BufferId(pub u32);

impl Handle for BufferId {
    fn from_index(index: u32) -> Self {
        BufferId(index)
    }
    fn index(self) -> u32 {
        self.0
    }
}

/// Where the characters are.
#[derive(Clone, Debug)]
pub enum Characters {
    /// In the object itself.
    Own(CompactString),
    /// The first `len` bytes of a buffer that only ever grows at its end.
    View {
        /// The buffer.
        buffer: BufferId,
        /// How many bytes of it.
        len: u32,
    },
}

/// A `str` object.
#[derive(Debug)]
pub struct StrObject {
    /// The characters.
    pub characters: Characters,
    /// The number of code points.
    pub n_chars: u32,
    /// Whether every code point is ASCII, so that byte and code-point positions agree.
    pub is_ascii: bool,
    /// Whether this is the one text of its content that names refer to.
    pub is_interned: bool,
    /// The hash, or 0 if not yet computed.
    hash: AtomicU64,
}

impl StrObject {
    /// An object with these characters.
    pub fn new(characters: Characters, n_chars: u32, is_ascii: bool) -> StrObject {
        StrObject { characters, n_chars, is_ascii, is_interned: false, hash: AtomicU64::new(0) }
    }

    /// The hash if it has been computed.
    #[inline]
    pub(crate) fn cached_hash(&self) -> Option<u64> {
        match self.hash.load(Ordering::Relaxed) {
            0 => None,
            hash => Some(hash),
        }
    }

    #[inline]
    pub(crate) fn cache_hash(&self, hash: u64) {
        self.hash.store(hash, Ordering::Relaxed);
    }
}

impl Default for StrObject {
    fn default() -> Self {
        StrObject::new(Characters::Own(CompactString::const_new("")), 0, true)
    }
}

impl Clone for StrObject {
    fn clone(&self) -> Self {
        StrObject {
            characters: self.characters.clone(),
            n_chars: self.n_chars,
            is_ascii: self.is_ascii,
            is_interned: self.is_interned,
            hash: AtomicU64::new(self.hash.load(Ordering::Relaxed)),
        }
    }
}

impl Stored for StrObject {
    /// By length: a text never changes, and is made without spare room.
    fn owned_bytes(&self) -> usize {
        match &self.characters {
            Characters::Own(text) if text.len() > INLINE => text.len(),
            _ => 0,
        }
    }

    fn duplicate(&self) -> Self {
        self.clone()
    }
}

impl Stored for String {
    fn owned_bytes(&self) -> usize {
        self.capacity()
    }

    fn duplicate(&self) -> Self {
        let mut copy = String::with_capacity(self.capacity());
        copy.push_str(self);
        copy
    }
}

/// The hash of a text: the same on every machine and in every run.
#[inline]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    use std::hash::{BuildHasher, Hasher};
    let mut hasher = foldhash::fast::FixedState::with_seed(0x5e5f).build_hasher();
    hasher.write(bytes);
    hasher.finish().max(1)
}
