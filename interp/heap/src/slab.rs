//! A slab of objects in pages that snapshots share until they are written.
//!
//! A page has up to 64 places, for one bit each in a word of a bitmap. Large pages are good for all but copying: objects that
//! own memory, and are written often, have smaller ones.
//!
//! Allocation takes the lowest free place, so that the order of handles depends on the program alone. A snapshot moves every
//! page into shared ownership without copying it; the first write to a page afterwards copies that page.
//!
//! A slab also knows what is old: the objects that were there after the last collection, and the pages that have been written
//! since. An object on any other page still holds what it held then, so a collection of the young need not look at it.

use std::marker::PhantomData;
use std::sync::Arc;

/// So many places a collection never gives back.
const SPARE_PLACES: usize = 1024;
/// Handles of half the range: inline caches use the highest bit.
const MAX_OBJECTS: usize = 1 << 31;

/// A typed index into a slab.
pub trait Handle: Copy {
    /// The handle with this index.
    fn from_index(index: u32) -> Self;
    /// The index of this handle.
    fn index(self) -> u32;
}

/// An object in a slab. `default()` is the content of a free place and owns no memory.
pub trait Stored: Default {
    /// The bytes that the object owns outside its place.
    fn owned_bytes(&self) -> usize;
    /// A copy that owns as many bytes as this object: unlike `clone`, it keeps spare capacity, so that accounting and the
    /// times of collections do not depend on which pages a snapshot has had copied.
    fn duplicate(&self) -> Self;

    /// Whether an object owns as much for all its life as when it was made. Those that own nothing then die untouched: a
    /// collection need not bring them back into the processor's cache.
    const IS_FIXED: bool = false;

    /// Whether objects note what they held at a collection.
    const SETTLES: bool = false;
    /// Notes that everything the object holds is old.
    fn settle(&mut self) {}
}

type Places<T, const PAGE: usize> = [T; PAGE];

/// A page by what writing to it takes.
#[derive(Debug)]
#[allow(clippy::redundant_allocation, reason = "pages move into and out of shared ownership as they are")]
enum Page<T, const PAGE: usize> {
    /// Nothing: no snapshot has it, and it counts as written since the last collection.
    Own(Box<Places<T, PAGE>>),
    /// A note that it was written: no snapshot has it.
    Kept(Box<Places<T, PAGE>>),
    /// A copy, unless no snapshot has it any more. The box is what lets a page change owners without being copied.
    Shared { places: Arc<Box<Places<T, PAGE>>>, is_written: bool },
}

impl<T: Stored, const PAGE: usize> Page<T, PAGE> {
    fn new() -> Page<T, PAGE> {
        Page::Own(Self::free_places())
    }

    fn free_places() -> Box<Places<T, PAGE>> {
        Box::new(std::array::from_fn(|_| T::default()))
    }

    #[inline(always)]
    fn places(&self) -> &Places<T, PAGE> {
        match self {
            Page::Own(places) | Page::Kept(places) => places,
            Page::Shared { places, .. } => places,
        }
    }

    /// The places for the page's only owner: taken back if no snapshot has them any more, or a copy of what is live.
    fn into_own(self, live: u64) -> Box<Places<T, PAGE>> {
        match self {
            Page::Own(places) | Page::Kept(places) => places,
            Page::Shared { places, .. } => match Arc::try_unwrap(places) {
                Ok(last) => last,
                Err(shared) => {
                    let mut places = Self::free_places();
                    bits(live).for_each(|bit| places[bit as usize] = shared[bit as usize].duplicate());
                    places
                }
            },
        }
    }

    /// Whether it was written since the last collection.
    fn is_written(&self) -> bool {
        matches!(self, Page::Own(_) | Page::Shared { is_written: true, .. })
    }

    /// The page after a collection.
    fn kept(self) -> Page<T, PAGE> {
        match self {
            Page::Own(places) | Page::Kept(places) => Page::Kept(places),
            Page::Shared { places, .. } => Page::Shared { places, is_written: false },
        }
    }

    /// Two pages with these places, which both copy before they write.
    fn share(self) -> (Page<T, PAGE>, Page<T, PAGE>) {
        let is_written = self.is_written();
        let places = match self {
            Page::Own(places) | Page::Kept(places) => Arc::new(places),
            Page::Shared { places, .. } => places,
        };
        (Page::Shared { places: Arc::clone(&places), is_written }, Page::Shared { places, is_written })
    }

    /// Whether two pages share their places, and were written alike.
    #[inline(always)]
    fn is_like(&self, other: &Page<T, PAGE>) -> bool {
        match (self, other) {
            (Page::Shared { places, is_written }, Page::Shared { places: others, is_written: other }) => {
                Arc::ptr_eq(places, others) && is_written == other
            }
            _ => false,
        }
    }

    /// A page with the same places; `self` must be shared for this to be cheap.
    fn fork(&self, live: u64) -> Page<T, PAGE> {
        let copy = |places: &Places<T, PAGE>| {
            let mut copy = Self::free_places();
            bits(live).for_each(|bit| copy[bit as usize] = places[bit as usize].duplicate());
            copy
        };
        match self {
            Page::Shared { places, is_written } => Page::Shared { places: Arc::clone(places), is_written: *is_written },
            Page::Own(places) => Page::Own(copy(places)),
            Page::Kept(places) => Page::Kept(copy(places)),
        }
    }
}

/// Objects of one kind, addressed by handles of type `H`.
#[derive(Debug)]
pub struct Slab<H, T, const PAGE: usize> {
    pages: Vec<Page<T, PAGE>>,
    /// One bit a place: whether it is taken.
    live: Vec<u64>,
    /// Likewise: whether its object was there after the last collection.
    old: Vec<u64>,
    /// Likewise, where [`Stored::IS_FIXED`]: whether its object owns memory.
    owners: Vec<u64>,
    /// No page before this one has a free place.
    cursor: usize,
    handle: PhantomData<fn() -> H>,
}

impl<H: Handle, T: Stored, const PAGE: usize> Default for Slab<H, T, PAGE> {
    fn default() -> Self {
        let (pages, live, old, owners) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Slab { pages, live, old, owners, cursor: 0, handle: PhantomData }
    }
}

impl<H: Handle, T: Stored, const PAGE: usize> Slab<H, T, PAGE> {
    /// The word of a page whose places are all taken.
    const FULL: u64 = u64::MAX >> (u64::BITS as usize - PAGE);

    /// Takes the lowest free place for `object`. Its bytes are for the caller to account.
    #[inline]
    pub fn insert(&mut self, object: T) -> H {
        let (bit, live) = self.take_place();
        note_owner(&mut self.owners, self.cursor, bit, &object);
        // What was there owns nothing: there is nothing to drop.
        std::mem::forget(std::mem::replace(&mut self.open(self.cursor, live)[bit as usize], object));
        H::from_index((self.cursor * PAGE) as u32 + bit)
    }

    /// As [`Slab::insert`] of an object that owns no memory and is made in its place.
    #[inline]
    pub(crate) fn insert_with(&mut self, fill: impl FnOnce(&mut T)) -> H {
        let (bit, live) = self.take_place();
        fill(&mut self.open(self.cursor, live)[bit as usize]);
        H::from_index((self.cursor * PAGE) as u32 + bit)
    }

    /// Takes the lowest free place, which is on the cursor's page: its bit, and what was live there before.
    #[inline(always)]
    fn take_place(&mut self) -> (u32, u64) {
        loop {
            match self.live.get_mut(self.cursor) {
                Some(word) if *word != Self::FULL => {
                    let bit = (!*word).trailing_zeros();
                    return (bit, std::mem::replace(word, *word | 1 << bit));
                }
                Some(_) => self.cursor += 1,
                None => self.grow(),
            }
        }
    }

    /// As [`Slab::insert`], if a free place is at hand: so that the caller's loop need not call anything.
    #[inline(always)]
    pub(crate) fn insert_at_hand(&mut self, object: impl FnOnce() -> T) -> Option<H> {
        let word = self.live.get_mut(self.cursor).filter(|word| **word != Self::FULL)?;
        let bit = (!*word).trailing_zeros();
        let Some(Page::Own(places) | Page::Kept(places)) = self.pages.get_mut(self.cursor) else { return None };
        *word |= 1 << bit;
        let object = object();
        note_owner(&mut self.owners, self.cursor, bit, &object);
        std::mem::forget(std::mem::replace(&mut places[bit as usize], object));
        Some(H::from_index((self.cursor * PAGE) as u32 + bit))
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        // Every kind of object takes at least 16 bytes: no limit that a heap is given lets it come here.
        assert!(self.pages.len() < MAX_OBJECTS / PAGE, "a slab holds at most 2**31 objects");
        self.pages.push(Page::new());
        self.live.push(0);
        self.old.push(0);
        self.owners.push(0);
    }

    /// The places of a page, to put a new object into one: that writes no old object. Those outside `live` may be lost.
    #[inline(always)]
    fn open(&mut self, page: usize, live: u64) -> &mut Places<T, PAGE> {
        if let Page::Shared { is_written, .. } = self.pages[page] {
            self.make_own(page, live, is_written);
        }
        match &mut self.pages[page] {
            Page::Own(places) | Page::Kept(places) => places,
            Page::Shared { .. } => unreachable!("its own since above"),
        }
    }

    /// The places of a page, to be written; those outside `live` may be lost.
    #[inline(always)]
    fn writable(&mut self, page: usize, live: u64) -> &mut Places<T, PAGE> {
        if !matches!(self.pages[page], Page::Own(_)) {
            self.make_own(page, live, true);
        }
        match &mut self.pages[page] {
            Page::Own(places) => places,
            _ => unreachable!("made so above"),
        }
    }

    #[cold]
    #[inline(never)]
    fn make_own(&mut self, page: usize, live: u64, is_written: bool) {
        self.turn(page, |old| match is_written {
            true => Page::Own(old.into_own(live)),
            false => Page::Kept(old.into_own(live)),
        });
    }

    /// Puts what becomes of a page in its place.
    fn turn(&mut self, page: usize, change: impl FnOnce(Page<T, PAGE>) -> Page<T, PAGE>) {
        let changed = change(self.pages.swap_remove(page));
        self.pages.push(changed);
        let last = self.pages.len() - 1;
        self.pages.swap(page, last);
    }

    /// The object of a handle.
    #[inline(always)]
    pub fn get(&self, handle: H) -> &T {
        let index = handle.index() as usize;
        &self.pages[index / PAGE].places()[index % PAGE]
    }

    /// The object of a handle, to be changed; a page shared with a snapshot is copied first.
    #[inline(always)]
    pub fn get_mut(&mut self, handle: H) -> &mut T {
        let index = handle.index() as usize;
        &mut self.writable(index / PAGE, self.live[index / PAGE])[index % PAGE]
    }

    /// As [`Slab::get_mut`], if that takes nothing more: the page has been written since the last collection.
    #[inline(always)]
    pub fn get_own(&mut self, handle: H) -> Option<&mut T> {
        let index = handle.index() as usize;
        match self.pages.get_mut(index / PAGE) {
            Some(Page::Own(places)) => Some(&mut places[index % PAGE]),
            _ => None,
        }
    }

    /// Whether the handle's place is taken.
    pub fn is_live(&self, handle: H) -> bool {
        let index = handle.index() as usize;
        self.live.get(index / PAGE).is_some_and(|word| word & (1 << (index % PAGE)) != 0)
    }

    /// The number of objects.
    pub fn len(&self) -> usize {
        self.live.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether there are no objects.
    pub fn is_empty(&self) -> bool {
        self.live.iter().all(|word| *word == 0)
    }

    /// The handles of all objects, in order.
    pub fn handles(&self) -> impl Iterator<Item = H> + '_ {
        self.live
            .iter()
            .enumerate()
            .flat_map(|(page, word)| bits(*word).map(move |bit| H::from_index((page * PAGE) as u32 + bit)))
    }

    /// One more than the highest index in use.
    pub(crate) fn end(&self) -> usize {
        self.live.len() * PAGE
    }

    /// The number of pages, and how many of them are shared with a snapshot.
    pub fn n_pages(&self) -> (usize, usize) {
        let n_shared = self.pages.iter().filter(|page| matches!(page, Page::Shared { .. })).count();
        (self.pages.len(), n_shared)
    }

    /// A clean bitmap for [`Slab::sweep`].
    pub fn new_marks(&self) -> Marks<PAGE> {
        Marks { words: vec![0; self.live.len()] }
    }

    /// A bitmap with a mark for each old object.
    pub fn old_marks(&self) -> Marks<PAGE> {
        Marks { words: self.old.clone() }
    }

    /// The old objects on pages that were written since the last collection: only they can hold a young one.
    pub fn written_old(&self) -> impl Iterator<Item = H> + '_ {
        self.pages
            .iter()
            .zip(&self.old)
            .enumerate()
            .filter(|(_, (page, old))| **old != 0 && page.is_written())
            .flat_map(|(page, (_, old))| bits(*old).map(move |bit| H::from_index((page * PAGE) as u32 + bit)))
    }

    /// Frees every object without a mark; gives the bytes that this frees, places included. Those that remain are old.
    pub fn sweep(&mut self, marks: &Marks<PAGE>) -> usize {
        let mut freed = 0;
        for (page, marked) in marks.words.iter().enumerate() {
            let live = self.live[page] & marked;
            let dead = self.live[page] & !marked;
            self.live[page] = live;
            self.old[page] = live;
            if dead != 0 {
                freed += self.free(page, live, dead);
            }
            if self.pages[page].is_written() {
                self.settle(page, live);
            }
        }
        self.cursor = 0;
        freed
    }

    /// Frees the dead objects of a page.
    fn free(&mut self, page: usize, live: u64, dead: u64) -> usize {
        let places = dead.count_ones() as usize * size_of::<T>();
        if !std::mem::needs_drop::<T>() {
            return places;
        }
        let owners = if T::IS_FIXED { dead & self.owners[page] } else { dead };
        if owners == 0 {
            return places;
        }
        self.owners[page] &= !dead;
        // A page shared with a snapshot is copied with the dead: their bytes have to be counted.
        let all = self.writable(page, live | dead);
        let owned = bits(owners).map(|bit| {
            let place = &mut all[bit as usize];
            let bytes = place.owned_bytes();
            *place = T::default();
            bytes
        });
        places + owned.sum::<usize>()
    }

    /// A page that was written counts as not written from now on.
    fn settle(&mut self, page: usize, live: u64) {
        if T::SETTLES {
            // Also if it is shared: when the next collections are due must not depend on snapshots.
            let places = self.writable(page, live);
            bits(live).for_each(|bit| places[bit as usize].settle());
        }
        self.turn(page, Page::kept);
    }

    /// Drops free pages at the end, but keeps as many as are in use: a program that makes as much garbage again finds room.
    pub(crate) fn give_back_pages(&mut self) {
        let in_use = self.live.iter().rposition(|word| *word != 0).map_or(0, |last| last + 1);
        let keep = (in_use * 2).max(SPARE_PLACES / PAGE).min(self.live.len());
        self.pages.truncate(keep);
        self.live.truncate(keep);
        self.old.truncate(keep);
        self.owners.truncate(keep);
    }

    /// The bytes of all objects, counted afresh.
    pub fn count_bytes(&self) -> usize {
        self.handles().map(|handle| size_of::<T>() + self.get(handle).owned_bytes()).sum()
    }

    /// A copy that shares every page until one side writes to it.
    pub fn snapshot(&mut self) -> Slab<H, T, PAGE> {
        let (pages, copies) = std::mem::take(&mut self.pages).into_iter().map(Page::share).unzip();
        self.pages = pages;
        Slab {
            pages: copies,
            live: self.live.clone(),
            old: self.old.clone(),
            owners: self.owners.clone(),
            cursor: self.cursor,
            handle: PhantomData,
        }
    }

    /// Becomes what [`Slab::fork`] of a snapshot gives; pages that were not written since are left as they are.
    pub fn go_back(&mut self, to: &Slab<H, T, PAGE>) {
        self.pages.truncate(to.pages.len());
        let n_own = self.pages.len();
        for ((own, theirs), live) in self.pages.iter_mut().zip(&to.pages).zip(&to.live) {
            if !own.is_like(theirs) {
                *own = theirs.fork(*live);
            }
        }
        self.pages.extend(to.pages[n_own..].iter().zip(&to.live[n_own..]).map(|(page, live)| page.fork(*live)));
        self.live.clone_from(&to.live);
        self.old.clone_from(&to.old);
        self.owners.clone_from(&to.owners);
        self.cursor = to.cursor;
    }

    /// As [`Slab::snapshot`] of a slab that is itself a snapshot and was not written: cheap, because all its pages are shared.
    pub fn fork(&self) -> Slab<H, T, PAGE> {
        let pages = self.pages.iter().zip(&self.live).map(|(page, live)| page.fork(*live)).collect();
        Slab {
            pages,
            live: self.live.clone(),
            old: self.old.clone(),
            owners: self.owners.clone(),
            cursor: self.cursor,
            handle: PhantomData,
        }
    }
}

/// Notes whether a new object owns memory.
#[inline(always)]
fn note_owner<T: Stored>(owners: &mut [u64], page: usize, bit: u32, object: &T) {
    if T::IS_FIXED
        && object.owned_bytes() != 0
        && let Some(word) = owners.get_mut(page)
    {
        *word |= 1 << bit;
    }
}

/// The positions of the ones in a word, lowest first.
pub(crate) fn bits(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros())?;
        word &= word - 1;
        Some(bit)
    })
}

/// Which places of a slab were reached in a collection.
#[derive(Clone, Debug, Default)]
pub struct Marks<const PAGE: usize> {
    words: Vec<u64>,
}

impl<const PAGE: usize> Marks<PAGE> {
    /// Marks a place; whether it was new. A handle beyond the slab (left in a register that is not in use) is not.
    #[inline(always)]
    pub fn mark(&mut self, handle: impl Handle) -> bool {
        let index = handle.index() as usize;
        let bit = 1 << (index % PAGE);
        let Some(word) = self.words.get_mut(index / PAGE) else { return false };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Whether a place is marked.
    #[inline(always)]
    pub fn contains(&self, handle: impl Handle) -> bool {
        let index = handle.index() as usize;
        self.words.get(index / PAGE).is_some_and(|word| word & (1 << (index % PAGE)) != 0)
    }
}
