//! Sets: element operations, and the set algebra that the operators and methods share.
//!
//! A set keeps its elements in the order in which they were added.

use sesf_bytecode::{BinaryOp, CompareOp};
use sesf_heap::{Set, SetId, Value, equality};

use crate::error::{OrRaise, Res};
use crate::intrinsic;
use crate::vm::Vm;

impl Vm {
    /// Whether an element is in a set.
    #[inline]
    pub fn set_contains(&mut self, set: SetId, value: Value) -> Res<bool> {
        let hash = self.hash(value)?;
        Ok(self.set_find(set, value, hash)?.is_some())
    }

    /// Adds an element; whether it is new.
    #[inline]
    pub fn set_add(&mut self, set: SetId, value: Value) -> Res<bool> {
        let hash = self.hash(value)?;
        self.set_add_hashed(set, hash, value)
    }

    /// Adds an element whose hash is known.
    #[inline]
    pub fn set_add_hashed(&mut self, set: SetId, hash: u64, value: Value) -> Res<bool> {
        if self.set_find(set, value, hash)?.is_some() {
            return Ok(false);
        }
        self.set_insert_new(set, hash, value)?;
        Ok(true)
    }

    /// Removes an element; whether it was there.
    pub fn set_remove(&mut self, set: SetId, value: Value) -> Res<bool> {
        let hash = self.hash(value)?;
        self.set_remove_hashed(set, hash, value)
    }

    fn set_remove_hashed(&mut self, set: SetId, hash: u64, value: Value) -> Res<bool> {
        match self.set_find(set, value, hash)? {
            Some(position) => Ok(self.heap.edit(|h| &mut h.sets, set, |s| s.remove(position)).is_some()),
            None => Ok(false),
        }
    }

    /// A new set of these items. It is in the heap while it grows, because user code may run: wrap it as
    /// [`Value::Set`] or [`Value::FrozenSet`].
    pub fn new_set_from(&mut self, items: &[Value]) -> Res<SetId> {
        let set = self.heap.add(|h| &mut h.sets, Set::default());
        for item in items {
            self.set_add(set, *item)?;
        }
        Ok(set)
    }

    /// A new set of the elements of any iterable.
    pub fn set_of(&mut self, iterable: Value) -> Res<SetId> {
        let set = self.heap.add(|h| &mut h.sets, Set::default());
        self.set_update(set, iterable)?;
        Ok(set)
    }

    /// Adds the elements of any iterable.
    pub fn set_update(&mut self, set: SetId, iterable: Value) -> Res<()> {
        match iterable {
            Value::Set(other) | Value::FrozenSet(other) => self.set_merge(set, other),
            _ => {
                let iterator = self.iter(iterable)?;
                while let Some(item) = self.next(iterator)? {
                    if intrinsic::add_element(&mut self.heap, set, item).is_none() {
                        self.set_add(set, item)?;
                    }
                }
                Ok(())
            }
        }
    }

    /// A copy of a set.
    pub fn set_copy(&mut self, set: SetId) -> Res<SetId> {
        let bytes = self.heap.sets.get(set).owned_bytes();
        self.heap.check_room(bytes).or_raise(self)?;
        let copy = self.heap.sets.get(set).clone();
        Ok(self.heap.add(|h| &mut h.sets, copy))
    }

    /// Removes everything.
    pub fn set_clear(&mut self, set: SetId) {
        self.heap.edit(|h| &mut h.sets, set, Set::clear);
    }

    /// Moves the content of `from` into `set`, in place.
    pub fn set_replace(&mut self, set: SetId, from: SetId) {
        let content = self.heap.edit(|h| &mut h.sets, from, std::mem::take);
        self.heap.edit(|h| &mut h.sets, set, |s| *s = content);
    }

    /// The next element at or after a position: (hash, element, the position after it).
    #[inline]
    fn set_entry(&self, set: SetId, position: usize) -> Option<(u64, Value, usize)> {
        self.heap.sets.get(set).next_from(position).map(|(at, entry)| (entry.hash, entry.key, at + 1))
    }

    /// Adds the elements of another set.
    pub fn set_merge(&mut self, set: SetId, other: SetId) -> Res<()> {
        if self.has_room_for_both(set, other) {
            let mut merged = self.heap.edit(|h| &mut h.sets, set, std::mem::take);
            let is_done = equality::merge_plain(&self.heap, &mut merged, self.heap.sets.get(other));
            self.heap.edit(|h| &mut h.sets, set, |s| *s = merged);
            if is_done {
                return Ok(());
            }
        }
        let mut position = 0;
        while let Some((hash, value, next)) = self.set_entry(other, position) {
            self.set_add_hashed(set, hash, value)?;
            position = next;
        }
        Ok(())
    }

    /// Whether there is room for what adding a set to another, or selecting from it, may allocate.
    fn has_room_for_both(&self, a: SetId, b: SetId) -> bool {
        let bytes = self.heap.sets.get(a).owned_bytes() + self.heap.sets.get(b).owned_bytes();
        self.heap.check_room(2 * bytes).is_ok()
    }

    /// A new set of the elements of either.
    pub fn set_union(&mut self, a: SetId, b: SetId) -> Res<SetId> {
        let (left, right) = (self.heap.sets.get(a), self.heap.sets.get(b));
        let bytes = left.owned_bytes();
        let union = left.clone_with_room(right.len());
        self.heap.check_room(bytes).or_raise(self)?;
        let result = self.heap.add(|h| &mut h.sets, union);
        self.set_merge(result, b)?;
        Ok(result)
    }

    /// A new set of the elements of `a` for which being in `b` is `wanted`.
    fn set_select(&mut self, a: SetId, b: SetId, wanted: bool) -> Res<SetId> {
        if self.has_room_for_both(a, b)
            && let Some(selected) =
                equality::select_plain(&self.heap, self.heap.sets.get(a), self.heap.sets.get(b), wanted)
        {
            return Ok(self.heap.add(|h| &mut h.sets, selected));
        }
        let result = self.heap.add(|h| &mut h.sets, Set::default());
        let mut position = 0;
        while let Some((hash, value, next)) = self.set_entry(a, position) {
            if self.set_find(b, value, hash)?.is_some() == wanted {
                self.set_add_hashed(result, hash, value)?;
            }
            position = next;
        }
        Ok(result)
    }

    /// A new set of the elements of both: the smaller one's (the second's if they are as large).
    pub fn set_intersection(&mut self, a: SetId, b: SetId) -> Res<SetId> {
        if self.heap.sets.get(b).len() > self.heap.sets.get(a).len() {
            self.set_select(a, b, true)
        } else {
            self.set_select(b, a, true)
        }
    }

    /// A new set of the elements of a set and of any iterable: those of the iterable, unless it is a larger set.
    pub fn set_intersection_of(&mut self, set: SetId, iterable: Value) -> Res<SetId> {
        match self.builtin_value(iterable) {
            Value::Set(other) | Value::FrozenSet(other) => self.set_intersection(set, other),
            _ => {
                let other = self.set_of(iterable)?;
                self.set_select(other, set, true)
            }
        }
    }

    /// A new set of the elements of `a` that are not in `b`.
    pub fn set_difference(&mut self, a: SetId, b: SetId) -> Res<SetId> {
        self.set_select(a, b, false)
    }

    /// A new set of the elements of exactly one of the two.
    pub fn set_symmetric_difference(&mut self, a: SetId, b: SetId) -> Res<SetId> {
        let result = self.set_difference(a, b)?;
        let rest = self.set_difference(b, a)?;
        self.set_merge(result, rest)?;
        Ok(result)
    }

    /// A new set by one of the operators `|`, `&`, `-`, `^`; `None` for any other.
    pub(super) fn set_algebra(&mut self, op: BinaryOp, a: SetId, b: SetId) -> Res<Option<SetId>> {
        Ok(Some(match op {
            BinaryOp::Or => self.set_union(a, b)?,
            BinaryOp::And => self.set_intersection(a, b)?,
            BinaryOp::Sub => self.set_difference(a, b)?,
            BinaryOp::Xor => self.set_symmetric_difference(a, b)?,
            _ => return Ok(None),
        }))
    }

    /// As [`Vm::set_algebra`] in place, with the elements of any set.
    pub(super) fn set_algebra_in_place(&mut self, op: BinaryOp, set: SetId, other: SetId) -> Res<bool> {
        match op {
            BinaryOp::Or => self.set_merge(set, other)?,
            BinaryOp::Sub if set == other => self.set_clear(set),
            BinaryOp::Sub => {
                let mut position = 0;
                while let Some((hash, value, next)) = self.set_entry(other, position) {
                    self.set_remove_hashed(set, hash, value)?;
                    position = next;
                }
            }
            BinaryOp::And | BinaryOp::Xor => {
                if let Some(result) = self.set_algebra(op, set, other)? {
                    self.set_replace(set, result);
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether every element of `a` is in `b`.
    pub fn set_is_subset(&mut self, a: SetId, b: SetId) -> Res<bool> {
        if self.heap.sets.get(a).len() > self.heap.sets.get(b).len() {
            return Ok(false);
        }
        let mut position = 0;
        while let Some((hash, value, next)) = self.set_entry(a, position) {
            if self.set_find(b, value, hash)?.is_none() {
                return Ok(false);
            }
            position = next;
        }
        Ok(true)
    }

    /// A comparison of sets: equality and inclusion.
    pub(super) fn compare_sets(&mut self, op: CompareOp, a: SetId, b: SetId) -> Res<bool> {
        let (n, m) = (self.heap.sets.get(a).len(), self.heap.sets.get(b).len());
        match op {
            CompareOp::Eq => Ok(n == m && self.set_is_subset(a, b)?),
            CompareOp::Ne => Ok(n != m || !self.set_is_subset(a, b)?),
            CompareOp::Le => self.set_is_subset(a, b),
            CompareOp::Lt => Ok(n < m && self.set_is_subset(a, b)?),
            CompareOp::Ge => self.set_is_subset(b, a),
            CompareOp::Gt => Ok(m < n && self.set_is_subset(b, a)?),
        }
    }
}
