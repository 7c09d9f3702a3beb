//! Positions by hash: the index of a larger table.
//!
//! Open addressing, probed as CPython's dicts are: the low bits of a hash say where to begin, so that neighbouring integers lie
//! side by side, and the others where to go on. A slot holds a position in its low bits and a part of the hash above them, so
//! that few entries are looked at in vain. Removing an entry leaves its slot as it is: the table knows what is removed.

/// No position: the low bits of a slot are never all ones otherwise, because a third of the slots stays vacant.
const VACANT: u32 = u32::MAX;

/// Slots by hash.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// A power of two of them, or none.
    slots: Box<[u32]>,
    /// How many are not vacant.
    n_used: u32,
}

impl Index {
    /// An index for so many positions, with room for a third as many more: then making it anew is rare however entries come and go.
    pub(crate) fn with_room_for(n_entries: usize) -> Index {
        let n_slots = (n_entries * 2).next_power_of_two();
        Index { slots: vec![VACANT; n_slots].into(), n_used: 0 }
    }

    /// Whether it has no slots.
    #[inline(always)]
    pub(crate) fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Whether there is no room for another position.
    #[inline(always)]
    pub(crate) fn is_full(&self) -> bool {
        self.n_used as usize >= self.slots.len() / 3 * 2
    }

    /// The bits of a slot that hold a position.
    #[inline(always)]
    fn mask(&self) -> u32 {
        (self.slots.len() as u32).wrapping_sub(1)
    }

    /// A position that was put in with this hash and satisfies `is_it`. Other hashes' positions are asked for, too, now and then.
    #[inline(always)]
    pub(crate) fn find(&self, hash: u64, mut is_it: impl FnMut(usize) -> bool) -> Option<usize> {
        let (mask, tag) = (self.mask(), tag(hash));
        let mut probe = Probe::new(hash);
        loop {
            let slot = *self.slots.get((probe.at & mask as u64) as usize)?;
            if slot == VACANT {
                return None;
            }
            if (slot ^ tag) & !mask == 0 && is_it((slot & mask) as usize) {
                return Some((slot & mask) as usize);
            }
            probe.advance();
        }
    }

    /// Puts a position in. The index must not be full.
    #[inline(always)]
    pub(crate) fn insert(&mut self, hash: u64, position: usize) {
        let mask = self.mask();
        let mut probe = Probe::new(hash);
        while let Some(slot) = self.slots.get_mut((probe.at & mask as u64) as usize) {
            if *slot == VACANT {
                *slot = tag(hash) & !mask | position as u32;
                self.n_used += 1;
                return;
            }
            probe.advance();
        }
    }

    /// The bytes that the index owns.
    #[inline(always)]
    pub(crate) fn owned_bytes(&self) -> usize {
        size_of_val(&*self.slots)
    }
}

/// The part of a hash that slots hold where it is above the position.
#[inline(always)]
fn tag(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

/// The slots to look at for a hash, one after another; only the low bits count.
struct Probe {
    at: u64,
    rest: u64,
}

impl Probe {
    #[inline(always)]
    fn new(hash: u64) -> Probe {
        Probe { at: hash, rest: hash }
    }

    #[inline(always)]
    fn advance(&mut self) {
        self.rest >>= 5;
        self.at = self.at.wrapping_mul(5).wrapping_add(self.rest).wrapping_add(1);
    }
}
