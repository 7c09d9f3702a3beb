//! `len`.

use sesf_heap::{Value, names};

use crate::error::{Interrupt, Res};
use crate::plan::Step;
use crate::vm::Vm;

impl Vm {
    /// The length of a value of an exact builtin kind; `None` where there is none, or its class must be asked.
    #[inline]
    pub fn len_builtin(&self, value: Value) -> Option<usize> {
        Some(match value {
            Value::List(id) => self.heap.lists.get(id).len(),
            Value::Str(id) => self.heap.strs.get(id).n_chars as usize,
            Value::Tuple(id) => self.heap.tuple(id).len(),
            Value::Dict(id) => self.heap.dicts.get(id).len(),
            Value::Set(id) | Value::FrozenSet(id) => self.heap.sets.get(id).len(),
            Value::Bytes(id) => self.heap.bytes_objects.get(id).len(),
            Value::ByteArray(id) => self.heap.bytearrays.get(id).len(),
            Value::Range(id) => match self.heap.ranges.get(id).len {
                Value::Int(len) => usize::try_from(len).ok()?,
                _ => return None,
            },
            Value::Object(_) => return self.view_len(value),
            _ => return None,
        })
    }

    /// The length of a value, or the call of its `__len__`.
    pub fn len_plan(&mut self, value: Value) -> Res<Step> {
        if let Some(len) = self.len_builtin(value) {
            return Ok(Step::Value(Value::Int(len as i64)));
        }
        if let Value::Range(_) = value {
            return Err(self.overflow_error("Python int too large to convert to C ssize_t"));
        }
        match self.special_of(value, names::LEN) {
            Some(method) => self.method_call1(method, value),
            None => Err(self.no_len(value)),
        }
    }

    fn no_len(&mut self, value: Value) -> Interrupt {
        let message = format!("object of type '{}' has no len()", self.type_name(value));
        self.type_error(message)
    }

    /// The length of any value, from native code.
    ///
    /// # Errors
    /// `TypeError` for what has none.
    pub fn len(&mut self, value: Value) -> Res<usize> {
        if let Some(len) = self.len_builtin(value) {
            return Ok(len);
        }
        let step = self.len_plan(value)?;
        let answer = self.run_step(step)?;
        self.finish_len(answer)
    }

    /// The length that the answer of `__len__` means.
    ///
    /// # Errors
    /// `ValueError` if it is negative, `TypeError` if it is no integer.
    pub fn finish_len(&mut self, answer: Value) -> Res<usize> {
        match self.index(answer)? {
            Value::Int(len) if len >= 0 => Ok(len as usize),
            Value::BigInt(id) if *self.heap.bigint(id) > dashu_int::IBig::ZERO => {
                Err(self.overflow_error("cannot fit 'int' into an index-sized integer"))
            }
            _ => Err(self.value_error("__len__() should return >= 0")),
        }
    }
}
