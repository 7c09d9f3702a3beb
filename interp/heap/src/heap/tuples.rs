//! Tuples, of both kinds.

use super::{Heap, OutOfMemory};
use crate::object::*;
use crate::slab::{Slab, Stored};
use crate::text::CachedHash;
use crate::value::*;

impl Heap {
    /// The items of a tuple.
    #[inline(always)]
    pub fn tuple(&self, id: TupleId) -> &[Value] {
        tuple_items(&self.tuples, &self.wide_tuples, id)
    }

    /// The bytes of a tuple with its items.
    pub fn tuple_bytes(&self, id: TupleId) -> usize {
        match id.place() {
            TuplePlace::Plain(id) => size_of::<Tuple>() + self.tuples.get(id).owned_bytes(),
            TuplePlace::Wide(_) => size_of::<WideTuple>(),
        }
    }

    /// The items of a tuple that no program has seen yet.
    pub fn tuple_mut(&mut self, id: TupleId) -> &mut [Value] {
        match id.place() {
            TuplePlace::Plain(id) => self.tuples.get_mut(id),
            TuplePlace::Wide(id) => self.wide_tuples.get_mut(id),
        }
    }

    /// Where a tuple keeps its hash.
    #[inline(always)]
    pub(crate) fn tuple_hash(&self, id: TupleId) -> &CachedHash {
        match id.place() {
            TuplePlace::Plain(id) => &self.tuples.get(id).hash,
            TuplePlace::Wide(id) => &self.wide_tuples.get(id).hash,
        }
    }

    /// A tuple of these items.
    #[inline]
    pub fn new_tuple(&mut self, items: &[Value]) -> Value {
        self.add_tuple(TupleObject::from(items))
    }

    /// A tuple that is made, but not yet in the heap: perhaps of items of the heap.
    #[inline]
    pub fn add_tuple(&mut self, tuple: TupleObject) -> Value {
        Value::Tuple(self.add_tuple_object(tuple))
    }

    #[inline]
    fn add_tuple_object(&mut self, tuple: TupleObject) -> TupleId {
        match tuple {
            TupleObject::Wide { items, len } => {
                self.bytes += size_of::<WideTuple>();
                self.wide_tuples.insert_with(|place| place.fill(&items, len)).into()
            }
            TupleObject::Plain(tuple) => self.add(|h| &mut h.tuples, tuple).into(),
        }
    }

    /// A tuple of these items.
    pub fn new_tuple_from(&mut self, items: Vec<Value>) -> Value {
        if items.len() <= WideTuple::MAX {
            return self.new_tuple(&items);
        }
        Value::Tuple(self.add(|h| &mut h.tuples, Tuple::new(Items::from_vec(items))).into())
    }

    /// A tuple of these items; takes over the memory of many.
    pub fn new_tuple_of(&mut self, items: ItemBuffer) -> Value {
        if items.spilled() { self.new_tuple_from(items.into_vec()) } else { self.new_tuple(&items) }
    }

    /// `a + b`.
    ///
    /// # Errors
    /// [`OutOfMemory`] beyond the limit.
    pub fn concat_tuples(&mut self, a: TupleId, b: TupleId) -> Result<TupleId, OutOfMemory> {
        let (left, right) = (self.tuple(a), self.tuple(b));
        if right.is_empty() {
            return Ok(a);
        }
        if left.is_empty() {
            return Ok(b);
        }
        self.check_room(size_of_val(left) + size_of_val(right))?;
        let tuple = TupleObject::of_both(left, right);
        Ok(self.add_tuple_object(tuple))
    }

    /// A tuple of the items of another in a range of positions.
    pub fn subtuple(&mut self, id: TupleId, range: std::ops::Range<usize>) -> Value {
        let part = TupleObject::from(self.tuple(id).get(range).unwrap_or_default());
        self.add_tuple(part)
    }

    /// Appends the items of a tuple to a list.
    pub fn list_extend_from_tuple(&mut self, list: ListId, tuple: TupleId) {
        let items = self.lists.get_mut(list);
        let before = items.owned_bytes();
        items.extend_from_slice(tuple_items(&self.tuples, &self.wide_tuples, tuple));
        self.bytes += items.owned_bytes() - before;
    }
}

#[inline(always)]
fn tuple_items<'a>(
    plain: &'a Slab<PlainTupleId, Tuple, 64>,
    wide: &'a Slab<WideTupleId, WideTuple, 64>,
    id: TupleId,
) -> &'a [Value] {
    match id.place() {
        TuplePlace::Plain(id) => plain.get(id),
        TuplePlace::Wide(id) => wide.get(id),
    }
}
