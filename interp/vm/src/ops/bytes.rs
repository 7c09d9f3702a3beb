//! `bytes`, `bytearray` and what converts to bytes.

use sesf_bytecode::BinaryOp;
use sesf_heap::{ByteArrayId, Value};

use crate::error::{Interrupt, OrRaise, Res};
use crate::vm::Vm;

impl Vm {
    /// `a + b` of bytes-like objects: of the kind of the first.
    pub(super) fn concat_bytes(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        if let (Value::Bytes(x), Value::Bytes(y)) = (a, b) {
            let (left, right) = (self.heap.bytes_objects.get(x), self.heap.bytes_objects.get(y));
            if left.is_empty() || right.is_empty() {
                return Ok(Some(if left.is_empty() { b } else { a }));
            }
            let room = self.heap.check_room(left.len() + right.len());
            let both: Vec<u8> = [&left[..], &right[..]].concat();
            room.or_raise(self)?;
            return Ok(Some(self.heap.new_bytes(&both)));
        }
        let (Some(mut left), Some(right)) = (self.bytes_like(a), self.bytes_like(b)) else {
            return Ok(None);
        };
        self.heap.check_room(left.len() + right.len()).or_raise(self)?;
        left.extend_from_slice(&right);
        Ok(Some(match a {
            Value::ByteArray(_) => self.heap.new_bytearray(left),
            _ => self.heap.new_bytes(&left),
        }))
    }

    /// `bytearray += bytes` and `bytearray *= n`; whether that was it.
    pub(super) fn bytearray_inplace(&mut self, op: BinaryOp, id: ByteArrayId, b: Value) -> Res<bool> {
        match op {
            BinaryOp::Add => {
                if let Value::Bytes(more) = b {
                    // Shared, not copied.
                    let more = std::sync::Arc::clone(self.heap.bytes_objects.get(more));
                    self.heap.check_room(more.len()).or_raise(self)?;
                    self.heap.edit(|h| &mut h.bytearrays, id, |own| own.extend_from_slice(&more));
                    return Ok(true);
                }
                let Some(more) = self.bytes_like(b) else {
                    let message = format!("can't concat {} to bytearray", self.type_name(b));
                    return Err(self.type_error(message));
                };
                self.heap.check_room(more.len()).or_raise(self)?;
                self.heap.edit(|h| &mut h.bytearrays, id, |own| own.extend_from_slice(&more));
                Ok(true)
            }
            BinaryOp::Mul => match self.repeat_count(b)? {
                Some(count) => {
                    let count = self.check_repeat(self.heap.bytearrays.get(id).len(), 1, count)?;
                    let repeated = self.heap.bytearrays.get(id).repeat(count);
                    self.heap.edit(|h| &mut h.bytearrays, id, |own| *own = repeated);
                    Ok(true)
                }
                None => Ok(false),
            },
            _ => Ok(false),
        }
    }

    /// The byte that an integer in `range(0, 256)` is.
    ///
    /// # Errors
    /// `ValueError` beyond that range, `TypeError` for what is no integer.
    pub fn as_byte(&mut self, value: Value) -> Res<u8> {
        match self.index(value)? {
            Value::Int(i) => u8::try_from(i).map_err(|_| self.not_a_byte()),
            _ => Err(self.not_a_byte()),
        }
    }

    fn not_a_byte(&mut self) -> Interrupt {
        self.value_error("byte must be in range(0, 256)")
    }

    /// The bytes of a bytes-like object or of an iterable of integers.
    pub(super) fn bytes_to_assign(&mut self, value: Value) -> Res<Vec<u8>> {
        if let Some(bytes) = self.bytes_like(value) {
            return Ok(bytes);
        }
        let is_number = matches!(
            self.builtin_value(value),
            Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_) | Value::Complex(_) | Value::Str(_)
        );
        if is_number {
            return Err(self.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
        }
        if !self.has_iterator(value) {
            let message = format!("cannot convert '{}' object to bytearray", self.type_name(value));
            return Err(self.type_error(message));
        }
        let items = self.collect(value)?;
        items.into_iter().map(|item| self.as_byte(item)).collect()
    }
}
