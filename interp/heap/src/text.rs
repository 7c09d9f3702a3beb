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

/// The hash of an object that does not change, once it has been computed.
#[derive(Debug, Default)]
pub struct CachedHash(AtomicU64);

impl CachedHash {
    /// The hash, if it has been computed. A hash of 0 never counts as computed.
    #[inline(always)]
    pub fn get(&self) -> Option<u64> {
        match self.0.load(Ordering::Relaxed) {
            0 => None,
            hash => Some(hash),
        }
    }

    /// Notes the hash.
    #[inline(always)]
    pub fn set(&self, hash: u64) {
        self.0.store(hash, Ordering::Relaxed);
    }
}

impl Clone for CachedHash {
    fn clone(&self) -> Self {
        CachedHash(AtomicU64::new(self.0.load(Ordering::Relaxed)))
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
#[derive(Clone, Debug)]
pub struct StrObject {
    /// The characters.
    pub characters: Characters,
    /// The number of code points.
    pub n_chars: u32,
    /// Whether every code point is ASCII, so that byte and code-point positions agree.
    pub is_ascii: bool,
    /// Whether this is the one text of its content that names refer to.
    pub is_interned: bool,
    /// The hash.
    pub(crate) hash: CachedHash,
}

impl StrObject {
    /// An object with these characters.
    pub fn new(characters: Characters, n_chars: u32, is_ascii: bool) -> StrObject {
        StrObject { characters, n_chars, is_ascii, is_interned: false, hash: CachedHash::default() }
    }
}

impl Default for StrObject {
    fn default() -> Self {
        StrObject::new(Characters::Own(CompactString::const_new("")), 0, true)
    }
}

impl Stored for StrObject {
    /// By length: a text never changes, and is made without spare room.
    #[inline(always)]
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

/// The longest text whose hash takes no call.
pub(crate) const SHORT: usize = 16;

/// The hash of a text: the same on every machine and in every run.
#[inline(always)]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    use std::hash::{BuildHasher, Hasher};
    let mut hasher = foldhash::fast::FixedState::with_seed(0x5e5f).build_hasher();
    hasher.write(bytes);
    hasher.finish().max(1)
}
