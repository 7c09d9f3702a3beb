//! Lists.

use super::{Heap, OutOfMemory};
use crate::object::*;
use crate::slab::Stored;
use crate::value::*;

impl Heap {
    /// A list of these items.
    #[inline]
    pub fn new_list(&mut self, items: Vec<Value>) -> Value {
        self.add_list(List::from(items))
    }

    /// A list that is made, but not yet in the heap: perhaps of items of the heap.
    #[inline]
    pub fn add_list(&mut self, list: List) -> Value {
        Value::List(self.add(|h| &mut h.lists, list))
    }

    /// Appends to a list.
    ///
    /// # Errors
    /// [`OutOfMemory`] if the list would have to grow beyond the limit.
    #[inline(always)]
    pub fn list_push(&mut self, list: ListId, value: Value) -> Result<(), OutOfMemory> {
        let items = self.lists.get_mut(list);
        if items.len() == items.capacity() {
            return self.list_grow_and_push(list, value);
        }
        items.push(value);
        Ok(())
    }

    /// Inserts before an index as `list.insert` takes it: from the end if negative, and never out of range.
    ///
    /// # Errors
    /// [`OutOfMemory`] beyond the limit.
    pub fn list_insert(&mut self, list: ListId, index: i64, value: Value) -> Result<(), OutOfMemory> {
        let items = self.lists.get(list);
        let len = items.len() as i64;
        let index = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
        self.check_room(if items.len() == items.capacity() { items.owned_bytes() } else { 0 })?;
        self.edit(|h| &mut h.lists, list, |items| items.insert(index as usize, value));
        Ok(())
    }

    /// Takes out the item at an index, from the end if negative; nothing out of range.
    pub fn list_remove(&mut self, list: ListId, index: i64) -> Option<Value> {
        let items = self.lists.get_mut(list);
        let index = if index < 0 { index.wrapping_add(items.len() as i64) } else { index };
        let index = usize::try_from(index).ok().filter(|index| *index < items.len())?;
        Some(items.remove(index))
    }

    #[inline(never)]
    fn list_grow_and_push(&mut self, list: ListId, value: Value) -> Result<(), OutOfMemory> {
        self.check_room(self.lists.get(list).owned_bytes())?;
        self.edit(
            |h| &mut h.lists,
            list,
            |items| {
                // Grows by half once it is large: a peak of 2.5 times the content while it moves.
                let extra = if items.len() < 1024 { items.len().max(4) } else { items.len() / 2 };
                items.reserve_exact(extra);
                items.push(value);
            },
        );
        Ok(())
    }
}
