//! Hashes. There is one hash for tables and for `hash()`: equal numbers of all kinds agree, as in CPython.

use sesf_heap::equality::{self, TupleHash};
use sesf_heap::{ClassId, MethodId, RangeId, TupleId, Value, classes, names};

use crate::error::{Interrupt, Res};
use crate::vm::Vm;

impl Vm {
    /// The hash of a value.
    ///
    /// # Errors
    /// `TypeError` if it is unhashable, and what its `__hash__` raises.
    #[inline]
    pub fn hash(&mut self, value: Value) -> Res<u64> {
        match value {
            Value::Str(id) => Ok(self.heap.hash_str(id)),
            Value::Instance(_) | Value::Exception(_) | Value::Object(_) => self.hash_by_class(value),
            _ => match equality::hash_plain(&self.heap, value) {
                Some(hash) => Ok(hash),
                None => self.hash_special(value),
            },
        }
    }

    /// What `hash(value)` shows.
    pub fn hash_value(&mut self, value: Value) -> Res<i64> {
        Ok(self.hash(value)? as i64)
    }

    #[inline(never)]
    fn hash_special(&mut self, value: Value) -> Res<u64> {
        match value {
            Value::Tuple(id) => self.hash_tuple(id),
            Value::Range(id) => self.hash_range(id),
            Value::Method(id) => self.hash_method(id),
            Value::Class(_) => self.hash_by_class(value),
            _ => Err(self.unhashable(value)),
        }
    }

    fn hash_tuple(&mut self, id: TupleId) -> Res<u64> {
        self.enter_native("")?;
        let hash = self.hash_items(id);
        self.leave_native();
        hash
    }

    fn hash_items(&mut self, id: TupleId) -> Res<u64> {
        let mut combined = TupleHash::new();
        let mut index = 0;
        while let Some(item) = self.heap.tuple(id).get(index).copied() {
            combined.add(self.hash(item)?);
            index += 1;
        }
        Ok(combined.finish())
    }

    /// The hash of (length, start, step), where what does not matter is None.
    fn hash_range(&mut self, id: RangeId) -> Res<u64> {
        let range = *self.heap.ranges.get(id);
        let parts = match range.len {
            Value::Int(0) => [range.len, Value::None, Value::None],
            Value::Int(1) => [range.len, range.start, Value::None],
            _ => [range.len, range.start, range.step],
        };
        let mut combined = TupleHash::new();
        for part in parts {
            combined.add(self.hash(part)?);
        }
        Ok(combined.finish())
    }

    fn hash_method(&mut self, id: MethodId) -> Res<u64> {
        let method = *self.heap.methods.get(id);
        let receiver = equality::identity_hash(method.receiver).unwrap_or_else(|| self.address(method.receiver));
        Ok(receiver ^ self.hash(method.function)?)
    }

    /// The hash of a value whose class may say.
    fn hash_by_class(&mut self, value: Value) -> Res<u64> {
        let method = match self.special_of(value, names::HASH) {
            Some(Value::None) => return Err(self.unhashable(value)),
            Some(Value::Native(id)) => match self.natives.get(id).owner {
                Some(owner) => return self.native_hash(value, owner, Value::Native(id)),
                None => Value::Native(id),
            },
            Some(method) => method,
            None => return self.identity(value),
        };
        let step = self.method_call1(method, value)?;
        let answer = self.run_step(step)?;
        self.finish_hash(answer)
    }

    /// The hash of a value whose class inherits `__hash__` from a builtin class.
    fn native_hash(&mut self, value: Value, owner: ClassId, method: Value) -> Res<u64> {
        if owner == classes::OBJECT || owner == classes::TYPE || owner == classes::BASE_EXCEPTION {
            return self.identity(value);
        }
        match self.builtin_value(value) {
            Value::Object(_) | Value::Instance(_) | Value::Exception(_) | Value::Class(_) => {
                if let Some(hash) = self.hash_generic_object(value)? {
                    return Ok(hash);
                }
                let answer = self.call(method, &[value])?;
                self.finish_hash(answer)
            }
            builtin => self.hash(builtin),
        }
    }

    fn identity(&mut self, value: Value) -> Res<u64> {
        if let Some(hash) = self.hash_generic_object(value)? {
            return Ok(hash);
        }
        if self.is_unhashable_view(value) {
            return Err(self.unhashable(value));
        }
        Ok(equality::identity_hash(value).unwrap_or_else(|| self.address(value)))
    }

    /// The hash that the answer of `__hash__` means.
    pub fn finish_hash(&mut self, answer: Value) -> Res<u64> {
        match self.builtin_value(answer) {
            Value::Int(-1) => Ok(-2i64 as u64),
            Value::Int(hash) => Ok(hash as u64),
            Value::Bool(hash) => Ok(hash as u64),
            Value::BigInt(id) => Ok(sesf_text::hash::hash_big(self.heap.bigint(id)) as u64),
            _ => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    /// `unhashable type: 'list'`.
    #[cold]
    pub fn unhashable(&mut self, value: Value) -> Interrupt {
        let message = format!("unhashable type: '{}'", self.type_name(value));
        self.type_error(message)
    }
}
