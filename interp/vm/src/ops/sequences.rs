//! Concatenation and repetition of texts, lists, tuples and bytes.

use sesf_heap::{Items, Value};

use crate::error::{OrRaise, Res};
use crate::vm::Vm;

impl Vm {
    /// `a + b` of sequences of one kind; `None` for anything else.
    #[inline]
    pub(super) fn concat(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        match (a, b) {
            (Value::Str(x), Value::Str(y)) => self.heap.concat_str(x, y).or_raise(self).map(|id| Some(Value::Str(id))),
            (Value::List(x), Value::List(y)) => {
                let (left, right) = (self.heap.lists.get(x), self.heap.lists.get(y));
                let bytes = (left.len() + right.len()) * size_of::<Value>();
                self.heap.check_room(bytes).or_raise(self)?;
                let (left, right) = (self.heap.lists.get(x), self.heap.lists.get(y));
                let items = [left.as_slice(), right.as_slice()].concat();
                Ok(Some(self.heap.new_list(items)))
            }
            (Value::Tuple(x), Value::Tuple(y)) => Ok(Some(Value::Tuple(self.heap.concat_tuples(x, y).or_raise(self)?))),
            (Value::Bytes(_) | Value::ByteArray(_), _) => self.concat_bytes(a, b),
            _ => Ok(None),
        }
    }

    /// `sequence * count` or `count * sequence` of exact builtin kinds; `None` for anything else.
    pub(super) fn repeat_builtin(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        match (is_sequence(a), is_sequence(b)) {
            (true, false) => self.repeat(a, b),
            (false, true) => self.repeat(b, a),
            _ => Ok(None),
        }
    }

    /// A sequence repeated; `None` if it is none, or `count` no index. An instance's `__index__` is called.
    pub fn repeat(&mut self, sequence: Value, count: Value) -> Res<Option<Value>> {
        if !is_sequence(sequence) {
            return Ok(None);
        }
        match self.repeat_count(count)? {
            Some(count) => self.repeat_times(sequence, count).map(Some),
            None => Ok(None),
        }
    }

    fn repeat_times(&mut self, sequence: Value, count: i64) -> Res {
        match sequence {
            Value::Str(_) | Value::Tuple(_) | Value::Bytes(_) if count == 1 => Ok(sequence),
            Value::Str(id) => {
                self.check_length(self.heap.strs.get(id).n_chars as usize, count, "repeated string is too long")?;
                let count = self.check_repeat(self.heap.str(id).len(), 1, count)?;
                let text = self.heap.str(id).repeat(count);
                Ok(self.heap.new_string(text))
            }
            Value::List(id) => {
                let items = self.heap.lists.get(id).to_vec();
                let items = self.repeated_items(&items, count)?;
                Ok(self.heap.new_list(items))
            }
            Value::Tuple(id) => {
                let items = Items::from_slice(self.heap.tuple(id));
                let items = self.repeated_items(&items, count)?;
                Ok(self.heap.new_tuple_from(items))
            }
            Value::Bytes(id) => {
                let len = self.heap.bytes_objects.get(id).len();
                self.check_length(len, count, "repeated bytes are too long")?;
                let count = self.check_repeat(len, 1, count)?;
                let bytes = self.heap.bytes_objects.get(id).repeat(count);
                Ok(self.heap.new_bytes(&bytes))
            }
            Value::ByteArray(id) => {
                let count = self.check_repeat(self.heap.bytearrays.get(id).len(), 1, count)?;
                let bytes = self.heap.bytearrays.get(id).repeat(count);
                Ok(self.heap.new_bytearray(bytes))
            }
            _ => Ok(Value::NotImplemented),
        }
    }

    /// The items, so many times over.
    pub(super) fn repeated_items(&mut self, items: &[Value], count: i64) -> Res<Vec<Value>> {
        let count = self.check_repeat(items.len(), size_of::<Value>(), count)?;
        Ok(items.repeat(count))
    }

    /// Refuses a repetition whose length a machine integer cannot hold.
    fn check_length(&mut self, len: usize, count: i64, message: &str) -> Res<()> {
        match usize::try_from(count).map(|count| len.checked_mul(count)) {
            Ok(product) if product.is_none_or(|n| n > i64::MAX as usize) => Err(self.overflow_error(message)),
            _ => Ok(()),
        }
    }

    /// The count as a number of copies for which there is room.
    pub(super) fn check_repeat(&mut self, len: usize, item_size: usize, count: i64) -> Res<usize> {
        let count = usize::try_from(count).unwrap_or(0);
        if len == 0 {
            return Ok(0);
        }
        // A text counts its characters in 32 bits; nothing else comes near.
        let bytes = len.saturating_mul(item_size).saturating_mul(count);
        self.heap.check_room(bytes).or_raise(self)?;
        if bytes / item_size > u32::MAX as usize {
            return Err(self.memory_error());
        }
        Ok(count)
    }
}

/// Whether a value is a sequence that can be repeated.
fn is_sequence(value: Value) -> bool {
    matches!(value, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_))
}
