//! The truth of builtin values.

use sesf_heap::Value;

use crate::vm::Vm;

impl Vm {
    /// The truth of a value of an exact builtin kind; `None` where its class must be asked.
    #[inline]
    pub fn truth_builtin(&self, value: Value) -> Option<bool> {
        Some(match value {
            Value::Bool(b) => b,
            Value::None | Value::Unbound => false,
            Value::Int(i) => i != 0,
            Value::Float(f) => f != 0.0,
            Value::Str(id) => self.heap.strs.get(id).n_chars != 0,
            Value::List(id) => !self.heap.lists.get(id).is_empty(),
            Value::Dict(id) => !self.heap.dicts.get(id).is_empty(),
            Value::Tuple(id) => !self.heap.tuple(id).is_empty(),
            Value::Set(id) | Value::FrozenSet(id) => !self.heap.sets.get(id).is_empty(),
            Value::Complex(id) => *self.heap.complexes.get(id) != (0.0, 0.0),
            Value::Bytes(id) => !self.heap.bytes_objects.get(id).is_empty(),
            Value::ByteArray(id) => !self.heap.bytearrays.get(id).is_empty(),
            Value::Range(id) => self.heap.ranges.get(id).len != Value::Int(0),
            Value::Instance(_) | Value::Exception(_) | Value::Class(_) => return None,
            Value::Object(_) => return self.len_builtin(value).map(|len| len != 0),
            _ => true,
        })
    }
}
