//! A slab of objects in pages that snapshots share until they are written.
//!
//! Allocation takes the lowest free place, so that the order of handles depends on the program alone.

use std::marker::PhantomData;
use std::sync::Arc;

/// Places in a page: one word of the live bitmap each.
const PAGE: usize = 64;

/// A typed index into a slab.
pub trait Handle: Copy {
    /// The handle with this index.
    fn from_index(index: u32) -> Self;
    /// The index of this handle.
    fn index(self) -> u32;
}

/// An object in a slab. `default()` is the content of a free place and owns no memory.
pub trait Stored: Default + Clone {
    /// The bytes that the object owns outside its place.
    fn owned_bytes(&self) -> usize;
}

#[derive(Debug)]
enum Page<T> {
    Own(Box<[T; PAGE]>),
    Shared(Arc<[T; PAGE]>),
}

impl<T: Stored> Page<T> {
    fn new() -> Page<T> {
        Page::Own(Box::new(std::array::from_fn(|_| T::default())))
    }

    #[inline(always)]
    fn places(&self) -> &[T; PAGE] {
        match self {
            Page::Own(places) => places,
            Page::Shared(places) => places,
        }
    }

    #[inline(always)]
    fn places_mut(&mut self) -> &mut [T; PAGE] {
        if let Page::Shared(_) = self {
            self.unshare();
        }
        match self {
            Page::Own(places) => places,
            Page::Shared(_) => unreachable!("unshared above"),
        }
    }

    #[cold]
    #[inline(never)]
    fn unshare(&mut self) {
        if let Page::Shared(places) = self {
            *self = Page::Own(Box::new((**places).clone()));
        }
    }

    /// The places, owned jointly from now on.
    fn into_shared(self) -> Arc<[T; PAGE]> {
        match self {
            Page::Own(places) => Arc::from(places),
            Page::Shared(places) => places,
        }
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
                    *word |= 1 << bit;
                    let place = (self.cursor * PAGE) as u32 + bit;
                    self.pages[self.cursor].places_mut()[bit as usize] = object;
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
        &mut self.pages[index / PAGE].places_mut()[index % PAGE]
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
            (0..PAGE as u32)
                .filter(move |bit| word & (1 << bit) != 0)
                .map(move |bit| H::from_index((page * PAGE) as u32 + bit))
        })
    }

    /// A clean bitmap for [`Slab::sweep`].
    pub fn new_marks(&self) -> Marks {
        Marks { words: vec![0; self.live.len()] }
    }

    /// Frees every object without a mark; gives the bytes that this frees, places included.
    pub fn sweep(&mut self, marks: &Marks) -> usize {
        let mut freed = 0;
        for (page, (live, marked)) in self.live.iter_mut().zip(&marks.words).enumerate() {
            let mut dead = *live & !marked;
            if dead == 0 {
                continue;
            }
            *live &= marked;
            freed += dead.count_ones() as usize * size_of::<T>();
            if std::mem::needs_drop::<T>() {
                let places = self.pages[page].places_mut();
                while dead != 0 {
                    let place = &mut places[dead.trailing_zeros() as usize];
                    freed += place.owned_bytes();
                    *place = T::default();
                    dead &= dead - 1;
                }
            }
        }
        self.cursor = 0;
        freed
    }

    /// The bytes of all objects, counted afresh.
    pub fn count_bytes(&self) -> usize {
        self.handles().map(|handle| size_of::<T>() + self.get(handle).owned_bytes()).sum()
    }

    /// A copy that shares every page until one side writes to it.
    pub fn snapshot(&mut self) -> Slab<H, T> {
        let shared: Vec<_> = std::mem::take(&mut self.pages).into_iter().map(Page::into_shared).collect();
        self.pages = shared.iter().map(|places| Page::Shared(Arc::clone(places))).collect();
        Slab {
            pages: shared.into_iter().map(Page::Shared).collect(),
            live: self.live.clone(),
            cursor: self.cursor,
            handle: PhantomData,
        }
    }
}

/// Which places of a slab were reached in a collection.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    words: Vec<u64>,
}

impl Marks {
    /// Marks a place; whether it was new.
    #[inline(always)]
    pub fn mark(&mut self, handle: impl Handle) -> bool {
        let index = handle.index() as usize;
        let bit = 1 << (index % PAGE);
        let word = &mut self.words[index / PAGE];
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }
}
