//! `object[index] = value` and `del object[index]`.

use sesf_heap::{ByteArrayId, ListId, SliceId, StrId, Value, names};

use super::indices::positions;
use crate::error::{Interrupt, OrRaise, Res};
use crate::plan::Step;
use crate::vm::Vm;

/// The position that an index means.
fn position(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index.wrapping_add(len as i64) } else { index };
    usize::try_from(index).ok().filter(|i| *i < len)
}

impl Vm {
    /// `object[index] = value` of an exact builtin kind; `None` where its class must be asked.
    #[inline]
    pub fn set_item_builtin(&mut self, object: Value, index: Value, value: Value) -> Res<Option<()>> {
        match (object, index) {
            (Value::List(id), Value::Int(i)) => self.set_list_item(id, i, value).map(Some),
            (Value::Dict(id), key) => self.dict_set(id, key, value).map(Some),
            (Value::ByteArray(id), Value::Int(i @ 0..)) => {
                if let (Value::Int(byte @ 0..256), Some(place)) =
                    (value, self.heap.bytearrays.get_mut(id).get_mut(i as usize))
                {
                    *place = byte as u8;
                    return Ok(Some(()));
                }
                self.set_item_other(object, index, value)
            }
            (Value::List(_) | Value::ByteArray(_) | Value::Object(_), _) => self.set_item_other(object, index, value),
            _ => Ok(None),
        }
    }

    #[inline]
    fn set_list_item(&mut self, list: ListId, index: i64, value: Value) -> Res<()> {
        let items = self.heap.lists.get_mut(list);
        let index = if index < 0 { index.wrapping_add(items.len() as i64) } else { index };
        match items.get_mut(index as usize) {
            Some(item) => {
                *item = value;
                Ok(())
            }
            None => Err(self.out_of_range("list assignment index")),
        }
    }

    #[inline(never)]
    fn set_item_other(&mut self, object: Value, index: Value, value: Value) -> Res<Option<()>> {
        match (object, index) {
            (Value::List(id), Value::Slice(slice)) => self.set_list_slice(id, slice, value)?,
            (Value::ByteArray(id), Value::Slice(slice)) => self.set_bytes_slice(id, slice, value)?,
            (Value::Object(_), _) => return self.set_view_item(object, index, value),
            _ => match (object, self.subscript_index(index)?) {
                (Value::List(id), Some(i)) => self.set_list_item(id, i, value)?,
                (Value::ByteArray(id), Some(i)) => self.set_byte(id, i, value)?,
                _ => return Err(self.bad_store_index(object, index)),
            },
        }
        Ok(Some(()))
    }

    fn bad_store_index(&mut self, object: Value, index: Value) -> Interrupt {
        let kind = self.index_kind(object);
        self.bad_index(&format!("{kind} indices must be integers or slices"), index)
    }

    fn set_byte(&mut self, id: ByteArrayId, index: i64, value: Value) -> Res<()> {
        let byte = self.as_byte(value)?;
        match position(index, self.heap.bytearrays.get(id).len()) {
            Some(i) => {
                self.heap.bytearrays.get_mut(id)[i] = byte;
                Ok(())
            }
            None => Err(self.out_of_range("bytearray index")),
        }
    }

    fn set_list_slice(&mut self, list: ListId, slice: SliceId, value: Value) -> Res<()> {
        let simple = self.is_simple_slice(slice)?;
        if !matches!(value, Value::List(_) | Value::Tuple(_)) && !self.has_iterator(value) {
            let message = if simple { "can only assign an iterable" } else { "must assign iterable to extended slice" };
            return Err(self.type_error(message));
        }
        let items = self.collect(value)?;
        let len = self.heap.lists.get(list).len();
        let (start, stop, step, count) = self.slice_bounds(slice, len)?;
        self.heap.check_room(size_of_val(items.as_slice())).or_raise(self)?;
        if step == 1 {
            self.heap.edit(|h| &mut h.lists, list, |own| replace_items(own, start, stop, &items));
            return Ok(());
        }
        if items.len() != count {
            return Err(self.wrong_size("sequence", items.len(), count));
        }
        let own = self.heap.lists.get_mut(list);
        store(own, start, step, &items);
        Ok(())
    }

    fn set_bytes_slice(&mut self, id: ByteArrayId, slice: SliceId, value: Value) -> Res<()> {
        let bytes = self.bytes_to_assign(value)?;
        let len = self.heap.bytearrays.get(id).len();
        let (start, stop, step, count) = self.slice_bounds(slice, len)?;
        self.heap.check_room(bytes.len()).or_raise(self)?;
        if step == 1 {
            self.heap.edit(|h| &mut h.bytearrays, id, |own| replace_items(own, start, stop, &bytes));
            return Ok(());
        }
        if bytes.is_empty() {
            self.heap.edit(|h| &mut h.bytearrays, id, |own| remove(own, start, step, count));
            return Ok(());
        }
        if bytes.len() != count {
            return Err(self.wrong_size("bytes", bytes.len(), count));
        }
        let own = self.heap.bytearrays.get_mut(id);
        store(own, start, step, &bytes);
        Ok(())
    }

    fn wrong_size(&mut self, what: &str, given: usize, count: usize) -> Interrupt {
        self.value_error(format!("attempt to assign {what} of size {given} to extended slice of size {count}"))
    }

    /// Whether a slice has step 1.
    fn is_simple_slice(&mut self, slice: SliceId) -> Res<bool> {
        Ok(self.slice_bounds(slice, 0)?.2 == 1)
    }

    // ---- deletion

    /// `del object[index]` of an exact builtin kind; `None` where its class must be asked.
    pub fn del_item_builtin(&mut self, object: Value, index: Value) -> Res<Option<()>> {
        match (object, index) {
            (Value::Dict(id), key) => {
                if self.dict_remove(id, key)?.is_none() {
                    return Err(self.missing_key(key));
                }
            }
            (Value::List(_) | Value::ByteArray(_), Value::Slice(slice)) => self.delete_slice(object, slice)?,
            (Value::List(_) | Value::ByteArray(_), _) => match self.subscript_index(index)? {
                Some(i) => self.delete_at(object, i)?,
                None => return Err(self.bad_store_index(object, index)),
            },
            _ => return Ok(None),
        }
        Ok(Some(()))
    }

    fn delete_at(&mut self, object: Value, index: i64) -> Res<()> {
        let len = self.len_builtin(object).unwrap_or(0);
        match (object, position(index, len)) {
            (Value::List(id), Some(i)) => {
                self.heap.lists.get_mut(id).remove(i);
            }
            (Value::ByteArray(id), Some(i)) => {
                self.heap.bytearrays.get_mut(id).remove(i);
            }
            (Value::List(_), _) => return Err(self.out_of_range("list assignment index")),
            _ => return Err(self.out_of_range("bytearray index")),
        }
        Ok(())
    }

    fn delete_slice(&mut self, object: Value, slice: SliceId) -> Res<()> {
        let len = self.len_builtin(object).unwrap_or(0);
        let (start, _, step, count) = self.slice_bounds(slice, len)?;
        match object {
            Value::List(id) => self.heap.edit(|h| &mut h.lists, id, |own| remove(own, start, step, count)),
            Value::ByteArray(id) => {
                self.heap.edit(|h| &mut h.bytearrays, id, |own| remove(own, start, step, count));
            }
            _ => {}
        }
        Ok(())
    }

    // ---- with the protocol

    /// `object[index] = value`: done, or the call that does it.
    pub fn set_item_plan(&mut self, object: Value, index: Value, value: Value) -> Res<Step> {
        if self.set_item_builtin(object, index, value)?.is_some() {
            return Ok(Step::Value(Value::None));
        }
        match self.store_method(object, index, names::SETITEM)? {
            Value::Native(_) if self.carries_container(object) => {
                let builtin = self.builtin_value(object);
                self.set_item_builtin(builtin, index, value)?;
                Ok(Step::Value(Value::None))
            }
            method => self.method_call3(method, object, index, value),
        }
    }

    /// `del object[index]`: done, or the call that does it.
    pub fn del_item_plan(&mut self, object: Value, index: Value) -> Res<Step> {
        if self.del_item_builtin(object, index)?.is_some() {
            return Ok(Step::Value(Value::None));
        }
        match self.store_method(object, index, names::DELITEM)? {
            Value::Native(_) if self.carries_container(object) => {
                let builtin = self.builtin_value(object);
                self.del_item_builtin(builtin, index)?;
                Ok(Step::Value(Value::None))
            }
            method => self.method_call2(method, object, index),
        }
    }

    /// Whether an instance carries a mutable builtin container.
    fn carries_container(&self, object: Value) -> bool {
        matches!(object, Value::Instance(_))
            && matches!(self.builtin_value(object), Value::Dict(_) | Value::List(_) | Value::ByteArray(_))
    }

    fn store_method(&mut self, object: Value, index: Value, name: StrId) -> Res {
        match self.special_of(object, name) {
            Some(method) => Ok(method),
            None => Err(self.no_store_method(object, index, name)),
        }
    }

    #[cold]
    fn no_store_method(&mut self, object: Value, index: Value, name: StrId) -> Interrupt {
        // CPython words the deletion by an integer from what might be a sequence differently.
        let is_position = matches!(index, Value::Int(_) | Value::Bool(_) | Value::BigInt(_));
        let (verb, what) = match name {
            names::SETITEM => ("does not", "item assignment"),
            _ if is_position && is_like_a_sequence(object) => ("doesn't", "item deletion"),
            _ => ("does not", "item deletion"),
        };
        let message = format!("'{}' object {verb} support {what}", self.type_name(object));
        self.type_error(message)
    }

    /// `object[index] = value` from native code.
    pub fn set_item(&mut self, object: Value, index: Value, value: Value) -> Res<()> {
        let step = self.set_item_plan(object, index, value)?;
        self.run_step(step).map(|_| ())
    }

    /// `del object[index]` from native code.
    pub fn del_item(&mut self, object: Value, index: Value) -> Res<()> {
        let step = self.del_item_plan(object, index)?;
        self.run_step(step).map(|_| ())
    }
}

/// Whether CPython's type has the methods of sequences, if only some of them.
fn is_like_a_sequence(object: Value) -> bool {
    matches!(
        object,
        Value::Tuple(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::Range(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Instance(_)
            | Value::Exception(_)
            | Value::Object(_)
    )
}

/// Puts `new` in the place of the items from `start` to `stop`.
pub(crate) fn replace_items<T: Copy>(items: &mut Vec<T>, start: i64, stop: i64, new: &[T]) {
    let start = (start as usize).min(items.len());
    let stop = (stop.max(0) as usize).clamp(start, items.len());
    if new.len() == stop - start {
        return items[start..stop].copy_from_slice(new);
    }
    items.splice(start..stop, new.iter().copied());
}

/// Stores `new` at the selected positions.
fn store<T: Copy>(items: &mut [T], start: i64, step: i64, new: &[T]) {
    for (i, value) in positions(start, step, new.len()).zip(new) {
        if let Some(item) = items.get_mut(i) {
            *item = *value;
        }
    }
}

/// Removes the selected items.
fn remove<T: Copy>(items: &mut Vec<T>, start: i64, step: i64, count: usize) {
    if count == 0 {
        return;
    }
    let last = start + (count as i64 - 1) * step;
    let (first, distance) = (start.min(last) as usize, step.unsigned_abs() as usize);
    let end = start.max(last) as usize;
    if distance == 1 {
        items.drain(first.min(items.len())..(end + 1).min(items.len()));
        return;
    }
    let mut index = 0;
    items.retain(|_| {
        let selected = (first..=end).contains(&index) && (index - first) % distance == 0;
        index += 1;
        !selected
    });
}
