//! A slab of objects in pages that snapshots share until they are written.
//!
//! Allocation takes the lowest free place, so that the order of handles depends on the program alone. A snapshot moves every
//! page into shared ownership without copying it; the first write to a page afterwards copies that page.

use std::marker::PhantomData;
use std::sync::Arc;

/// Places in a page: one word of the live bitmap each.
const PAGE: usize = 64;
/// Free pages that a collection never gives back.
const SPARE_PAGES: usize = 16;
/// Handles of half the range: inline caches use the highest bit.
const MAX_PAGES: usize = (1 << 31) / PAGE;

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
}

type Places<T> = [T; PAGE];

/// The box under the shared pointer is what lets a page change owners without being copied.
#[derive(Debug)]
#[allow(clippy::redundant_allocation, reason = "pages move into and out of shared ownership as they are")]
enum Page<T> {
    Own(Box<Places<T>>),
    Shared(Arc<Box<Places<T>>>),
}

impl<T: Stored> Page<T> {
    fn new() -> Page<T> {
        Page::Own(Box::new(std::array::from_fn(|_| T::default())))
    }

    #[inline(always)]
    fn places(&self) -> &Places<T> {
        match self {
            Page::Own(places) => places,
            Page::Shared(places) => places,
        }
    }

    /// The places, to be written; those outside `live` may be lost.
    #[inline(always)]
    fn places_mut(&mut self, live: u64) -> &mut Places<T> {
        if let Page::Shared(_) = self {
            self.unshare(live);
        }
        match self {
            Page::Own(places) => places,
            Page::Shared(_) => unreachable!("unshared above"),
        }
    }

    /// Becomes the page's only owner: by taking it back if no snapshot has it any more, or by copying what is live.
    #[cold]
    #[inline(never)]
    fn unshare(&mut self, live: u64) {
        let page = std::mem::replace(self, Page::new());
        if let (Page::Shared(shared), Page::Own(places)) = (page, self) {
            match Arc::try_unwrap(shared) {
                Ok(last) => *places = last,
                Err(shared) => {
                    for (i, (to, from)) in places.iter_mut().zip(shared.iter()).enumerate() {
                        if live & (1 << i) != 0 {
                            *to = from.duplicate();
                        }
                    }
                }
            }
        }
    }

    /// A page with the same places; `self` must be shared for this to be cheap.
    fn fork(&self, live: u64) -> Page<T> {
        match self {
            Page::Shared(places) => Page::Shared(Arc::clone(places)),
            Page::Own(places) => Page::Own(Box::new(std::array::from_fn(|i| match live & (1 << i) {
                0 => T::default(),
                _ => places[i].duplicate(),
            }))),
        }
    }

    /// Two pages with these places, which both copy before they write.
    fn share(self) -> (Page<T>, Page<T>) {
        let shared = match self {
            Page::Own(places) => Arc::new(places),
            Page::Shared(places) => places,
        };
        (Page::Shared(Arc::clone(&shared)), Page::Shared(shared))
    }
}

/// Objects of one kind, addressed by handles of type `H`.
#[derive(Debug)]
pub struct Slab<H, T> {
    pages: Vec<Page<T>>,
    /// One bit a place: whether it is taken.
    live: Vec<u64>,
    /// No page before this one has a free place.
    cursor: usize,
    handle: PhantomData<fn() -> H>,
}

impl<H: Handle, T: Stored> Default for Slab<H, T> {
    fn default() -> Self {
        Slab { pages: Vec::new(), live: Vec::new(), cursor: 0, handle: PhantomData }
    }
}

impl<H: Handle, T: Stored> Slab<H, T> {
    /// Takes the lowest free place for `object`. Its bytes are for the caller to account.
    #[inline]
    pub fn insert(&mut self, object: T) -> H {
        loop {
            match self.live.get_mut(self.cursor) {
                Some(word) if *word != u64::MAX => {
                    let bit = (!*word).trailing_zeros();
                    let place = (self.cursor * PAGE) as u32 + bit;
                    self.pages[self.cursor].places_mut(*word)[bit as usize] = object;
                    *word |= 1 << bit;
                    return H::from_index(place);
                }
                Some(_) => self.cursor += 1,
                None => self.grow(),
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        // Every kind of object takes at least 16 bytes: no limit that a heap is given lets it come here.
        assert!(self.pages.len() < MAX_PAGES, "a slab holds at most 2**31 objects");
        self.pages.push(Page::new());
        self.live.push(0);
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
        &mut self.pages[index / PAGE].places_mut(self.live[index / PAGE])[index % PAGE]
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
        self.live.iter().enumerate().flat_map(|(page, word)| {
            bits(*word).map(move |bit| H::from_index((page * PAGE) as u32 + bit))
        })
    }

    /// One more than the highest index in use.
    pub(crate) fn end(&self) -> usize {
        self.live.len() * PAGE
    }

    /// The number of pages, and how many of them are shared with a snapshot.
    pub fn n_pages(&self) -> (usize, usize) {
        let n_shared = self.pages.iter().filter(|page| matches!(page, Page::Shared(_))).count();
        (self.pages.len(), n_shared)
    }

    /// A clean bitmap for [`Slab::sweep`].
    pub fn new_marks(&self) -> Marks {
        Marks { words: vec![0; self.live.len()] }
    }

    /// Frees every object without a mark; gives the bytes that this frees, places included.
    pub fn sweep(&mut self, marks: &Marks) -> usize {
        let mut freed = 0;
        for (page, (live, marked)) in self.live.iter_mut().zip(&marks.words).enumerate() {
            let dead = *live & !marked;
            if dead == 0 {
                continue;
            }
            freed += dead.count_ones() as usize * size_of::<T>();
            if std::mem::needs_drop::<T>() {
                let places = self.pages[page].places();
                freed += bits(dead).map(|bit| places[bit as usize].owned_bytes()).sum::<usize>();
            }
            *live &= marked;
            if std::mem::needs_drop::<T>() {
                // A page shared with a snapshot is copied without the dead.
                let places = self.pages[page].places_mut(*live);
                bits(dead).for_each(|bit| places[bit as usize] = T::default());
            }
        }
        self.cursor = 0;
        self.give_back_pages();
        freed
    }

    /// Drops free pages at the end, but keeps as many as are in use: a program that makes as much garbage again finds room.
    fn give_back_pages(&mut self) {
        let in_use = self.live.iter().rposition(|word| *word != 0).map_or(0, |last| last + 1);
        let keep = (in_use * 2).max(SPARE_PAGES).min(self.live.len());
        self.pages.truncate(keep);
        self.live.truncate(keep);
    }

    /// The bytes of all objects, counted afresh.
    pub fn count_bytes(&self) -> usize {
        self.handles().map(|handle| size_of::<T>() + self.get(handle).owned_bytes()).sum()
    }

    /// A copy that shares every page until one side writes to it.
    pub fn snapshot(&mut self) -> Slab<H, T> {
        let (pages, copies) = std::mem::take(&mut self.pages).into_iter().map(Page::share).unzip();
        self.pages = pages;
        Slab { pages: copies, live: self.live.clone(), cursor: self.cursor, handle: PhantomData }
    }

    /// As [`Slab::snapshot`] of a slab that is itself a snapshot and was not written: cheap, because all its pages are shared.
    pub fn fork(&self) -> Slab<H, T> {
        let pages = self.pages.iter().zip(&self.live).map(|(page, live)| page.fork(*live)).collect();
        Slab { pages, live: self.live.clone(), cursor: self.cursor, handle: PhantomData }
    }
}

/// The positions of the ones in a word, lowest first.
fn bits(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros())?;
        word &= word - 1;
        Some(bit)
    })
}

/// Which places of a slab were reached in a collection.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    words: Vec<u64>,
}

impl Marks {
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
