//! `object[index]`.

use sesf_heap::{Heap, SliceId, StrId, Value, names};

use super::indices::positions;
use crate::error::{Interrupt, OrRaise, Res};
use crate::plan::Step;
use crate::vm::Vm;

/// The item at an index, which may be negative.
#[inline(always)]
fn at<T: Copy>(items: &[T], index: i64) -> Option<T> {
    let index = if index < 0 { index.wrapping_add(items.len() as i64) } else { index };
    items.get(index as usize).copied()
}

impl Vm {
    /// `object[index]` of an exact builtin kind; `None` where its class must be asked.
    #[inline]
    pub fn get_item_builtin(&mut self, object: Value, index: Value) -> Res<Option<Value>> {
        match (object, index) {
            (Value::List(id), Value::Int(i)) => match at(self.heap.lists.get(id), i) {
                Some(value) => Ok(Some(value)),
                None => Err(self.out_of_range("list index")),
            },
            (Value::Tuple(id), Value::Int(i)) => match at(self.heap.tuple(id), i) {
                Some(value) => Ok(Some(value)),
                None => Err(self.out_of_range("tuple index")),
            },
            (Value::Dict(id), key) => match self.dict_get(id, key)? {
                Some(value) => Ok(Some(value)),
                None => Err(self.missing_key(key)),
            },
            (Value::Str(id), Value::Int(i)) => self.str_item(id, i).map(Some),
            (Value::Bytes(id), Value::Int(i)) => match at(self.heap.bytes_objects.get(id), i) {
                Some(byte) => Ok(Some(Value::Int(byte as i64))),
                None => Err(self.out_of_range("index")),
            },
            (Value::ByteArray(id), Value::Int(i)) => match at(self.heap.bytearrays.get(id), i) {
                Some(byte) => Ok(Some(Value::Int(byte as i64))),
                None => Err(self.out_of_range("bytearray index")),
            },
            (Value::Str(_) | Value::Bytes(_) | Value::List(_) | Value::Tuple(_), Value::Slice(slice)) => {
                self.get_slice(object, slice).map(Some)
            }
            (Value::Instance(_) | Value::Class(_), _) => Ok(None),
            _ => self.get_item_other(object, index),
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn out_of_range(&mut self, what: &str) -> Interrupt {
        self.index_error(format!("{what} out of range"))
    }

    #[inline]
    fn str_item(&mut self, id: StrId, index: i64) -> Res {
        let object = self.heap.strs.get(id);
        if object.is_ascii {
            return match at(self.heap.str(id).as_bytes(), index) {
                Some(byte) => Ok(Value::ascii_char(byte)),
                None => Err(self.out_of_range("string index")),
            };
        }
        let len = object.n_chars as i64;
        let position = if index < 0 { index + len } else { index };
        let text = self.heap.str(id);
        let found = match (position >= 0, position < len) {
            (true, true) if position > len / 2 => text.chars().rev().nth((len - 1 - position) as usize),
            (true, true) => text.chars().nth(position as usize),
            _ => None,
        };
        match found {
            Some(c) => Ok(self.heap.new_char(c)),
            None => Err(self.out_of_range("string index")),
        }
    }

    #[inline(never)]
    fn get_item_other(&mut self, object: Value, index: Value) -> Res<Option<Value>> {
        match object {
            Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) => {
                self.sequence_item(object, index).map(Some)
            }
            Value::Range(id) => {
                if let Value::Slice(slice) = index {
                    return self.range_slice(id, slice).map(Some);
                }
                let Some(number) = self.index_or_none(index)? else {
                    return Err(self.bad_index("range indices must be integers or slices", index));
                };
                match self.range_item(id, number) {
                    Some(value) => Ok(Some(value)),
                    None => Err(self.out_of_range("range object index")),
                }
            }
            Value::Object(_) => self.view_item(object, index),
            _ => Ok(None),
        }
    }

    fn sequence_item(&mut self, object: Value, index: Value) -> Res {
        if let Value::Slice(slice) = index {
            return self.get_slice(object, slice);
        }
        match (object, self.subscript_index(index)?) {
            (Value::Bytes(id), Some(i)) => match at(self.heap.bytes_objects.get(id), i) {
                Some(byte) => Ok(Value::Int(byte as i64)),
                None => Err(self.out_of_range("index")),
            },
            (Value::ByteArray(id), Some(i)) => match at(self.heap.bytearrays.get(id), i) {
                Some(byte) => Ok(Value::Int(byte as i64)),
                None => Err(self.out_of_range("bytearray index")),
            },
            (_, Some(i)) => Ok(self.get_item_builtin(object, Value::Int(i))?.unwrap_or(Value::None)),
            (Value::Str(_), None) => {
                let message = format!("string indices must be integers, not '{}'", self.type_name(index));
                Err(self.type_error(message))
            }
            (_, None) => {
                let kind = self.index_kind(object);
                Err(self.bad_index(&format!("{kind} indices must be integers or slices"), index))
            }
        }
    }

    /// What messages call the kind of a sequence.
    pub(super) fn index_kind(&self, object: Value) -> &'static str {
        match object {
            Value::List(_) => "list",
            Value::Tuple(_) => "tuple",
            Value::Bytes(_) => "byte",
            Value::ByteArray(_) => "bytearray",
            _ => "sequence",
        }
    }

    #[cold]
    pub(super) fn bad_index(&mut self, what: &str, index: Value) -> Interrupt {
        let message = format!("{what}, not {}", self.type_name(index));
        self.type_error(message)
    }

    // ---- slices

    /// `sequence[slice]` of a text, list, tuple, `bytes` or `bytearray`.
    pub fn get_slice(&mut self, object: Value, slice: SliceId) -> Res {
        let parts = *self.heap.slices.get(slice);
        self.get_part(object, parts)
    }

    /// `object[start:stop:step]` of an exact builtin sequence; `None` where a slice has to be made for its class to answer.
    #[inline]
    pub(crate) fn get_part_builtin(&mut self, object: Value, parts: [Value; 3]) -> Res<Option<Value>> {
        match object {
            Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) | Value::List(_) | Value::Tuple(_) => {
                self.get_part(object, parts).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn get_part(&mut self, object: Value, parts: [Value; 3]) -> Res {
        let len = self.len_builtin(object).unwrap_or(0);
        let (start, _, step, count) = self.bounds(parts, len)?;
        if step == 1 && start == 0 && count == len && matches!(object, Value::Str(_) | Value::Bytes(_)) {
            return Ok(object);
        }
        let item_size = if let Value::List(_) | Value::Tuple(_) = object { size_of::<Value>() } else { 1 };
        self.heap.check_room(count * item_size).or_raise(self)?;
        Ok(match object {
            Value::Bytes(id) if step == 1 => {
                let start = start as usize;
                let part: std::sync::Arc<[u8]> = self.heap.bytes_objects.get(id)[start..start + count].into();
                Value::Bytes(self.heap.add(|h| &mut h.bytes_objects, part))
            }
            Value::Bytes(id) => {
                let bytes = select(self.heap.bytes_objects.get(id), start, step, count);
                self.heap.new_bytes(&bytes)
            }
            Value::ByteArray(id) => {
                let bytes = select(self.heap.bytearrays.get(id), start, step, count);
                self.heap.new_bytearray(bytes)
            }
            Value::Str(id) => self.str_slice(id, start, step, count),
            _ => part_of_items(&mut self.heap, object, start, step, count).unwrap_or(Value::None),
        })
    }

    fn str_slice(&mut self, id: StrId, start: i64, step: i64, count: usize) -> Value {
        let text = self.heap.str(id);
        if count == 0 {
            return Value::Str(names::EMPTY);
        }
        if step == 1 {
            let (from, to) = match self.heap.strs.get(id).is_ascii {
                true => (start as usize, start as usize + count),
                false => {
                    let from = byte_offset(text, start as usize);
                    (from, from + byte_offset(&text[from..], count))
                }
            };
            return self.heap.substr(id, from..to);
        }
        let part: String = match self.heap.strs.get(id).is_ascii {
            true => positions(start, step, count).map(|i| text.as_bytes()[i] as char).collect(),
            false => {
                let chars: Vec<char> = text.chars().collect();
                select(&chars, start, step, count).into_iter().collect()
            }
        };
        self.heap.new_string(part)
    }

    // ---- with the protocol

    /// `object[index]`, or the call that gives it.
    pub fn item_plan(&mut self, object: Value, index: Value) -> Res<Step> {
        if let Some(value) = self.get_item_builtin(object, index)? {
            return Ok(Step::Value(value));
        }
        match self.special_of(object, names::GETITEM) {
            Some(Value::Native(_)) if matches!(object, Value::Instance(_)) => self.carried_item(object, index),
            Some(method) => self.method_call2(method, object, index),
            None if matches!(object, Value::Class(_)) => self.class_item_plan(object, index),
            None => Err(self.not_subscriptable(object)),
        }
    }

    /// An instance that inherits the builtin `__getitem__` of what it carries.
    fn carried_item(&mut self, object: Value, index: Value) -> Res<Step> {
        let builtin = self.builtin_value(object);
        if let Value::Dict(id) = builtin {
            let found = self.dict_get(id, index)?;
            return match (found, self.special_of(object, names::MISSING)) {
                (Some(value), _) => Ok(Step::Value(value)),
                (None, Some(method)) => self.method_call2(method, object, index),
                (None, None) => Err(self.missing_key(index)),
            };
        }
        if !builtin.is(object)
            && let Some(value) = self.get_item_builtin(builtin, index)?
        {
            return Ok(Step::Value(value));
        }
        match self.special_of(object, names::GETITEM) {
            Some(method) => self.method_call2(method, object, index),
            None => Err(self.not_subscriptable(object)),
        }
    }

    fn not_subscriptable(&mut self, object: Value) -> Interrupt {
        let message = format!("'{}' object is not subscriptable", self.type_name(object));
        self.type_error(message)
    }

    /// `object[index]` from native code.
    pub fn get_item(&mut self, object: Value, index: Value) -> Res {
        let step = self.item_plan(object, index)?;
        self.run_step(step)
    }
}

/// The byte at which the character with this number starts.
fn byte_offset(text: &str, n_chars: usize) -> usize {
    text.char_indices().nth(n_chars).map_or(text.len(), |(offset, _)| offset)
}

/// The selected part of a list or tuple.
#[inline]
pub(crate) fn part_of_items(heap: &mut Heap, object: Value, start: i64, step: i64, count: usize) -> Option<Value> {
    match object {
        Value::List(id) => {
            // The bounds' `__index__` may have changed the list.
            let items = select(heap.lists.get(id), start, step, count);
            Some(heap.new_list(items))
        }
        Value::Tuple(id) if step == 1 && count == heap.tuple(id).len() => Some(object),
        Value::Tuple(id) if step == 1 => Some(heap.subtuple(id, start as usize..start as usize + count)),
        Value::Tuple(id) => {
            let items = select(heap.tuple(id), start, step, count);
            Some(heap.new_tuple_from(items))
        }
        _ => None,
    }
}

/// The selected items.
pub(super) fn select<T: Copy>(items: &[T], start: i64, step: i64, count: usize) -> Vec<T> {
    if step == 1 {
        let start = (start as usize).min(items.len());
        return items[start..(start + count).min(items.len())].to_vec();
    }
    if step == -1
        && let Some(selected) = items.get((start + 1) as usize - count..(start + 1) as usize)
    {
        return selected.iter().rev().copied().collect();
    }
    positions(start, step, count).filter_map(|i| items.get(i).copied()).collect()
}
