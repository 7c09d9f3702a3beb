//! Objects that are simply made.

use std::sync::Arc;

use dashu_int::IBig;

use super::Heap;
use crate::object::*;
use crate::value::*;

impl Heap {
    /// An integer as a value: immediate if it fits.
    pub fn new_int(&mut self, value: IBig) -> Value {
        match i64::try_from(&value) {
            Ok(small) => Value::Int(small),
            Err(_) => Value::BigInt(self.add(|h| &mut h.bigints, Arc::new(value))),
        }
    }

    /// An integer as a value.
    pub fn new_i128(&mut self, value: i128) -> Value {
        match i64::try_from(value) {
            Ok(small) => Value::Int(small),
            Err(_) => self.new_int(IBig::from(value)),
        }
    }

    /// The big integer of a handle.
    #[inline]
    pub fn bigint(&self, id: BigIntId) -> &IBig {
        self.bigints.get(id)
    }

    /// A `bytes` object.
    pub fn new_bytes(&mut self, bytes: &[u8]) -> Value {
        Value::Bytes(self.add(|h| &mut h.bytes_objects, Arc::from(bytes)))
    }

    /// A `bytearray`.
    pub fn new_bytearray(&mut self, bytes: Vec<u8>) -> Value {
        Value::ByteArray(self.add(|h| &mut h.bytearrays, bytes))
    }

    /// A complex number.
    pub fn new_complex(&mut self, real: f64, imaginary: f64) -> Value {
        Value::Complex(self.add(|h| &mut h.complexes, (real, imaginary)))
    }

    /// An empty dict.
    pub fn new_dict_id(&mut self) -> DictId {
        self.add(|h| &mut h.dicts, Dict::default())
    }

    /// An empty dict.
    pub fn new_dict(&mut self) -> Value {
        Value::Dict(self.new_dict_id())
    }

    /// A number that no other dict of this heap has or had: together with the version it tells whether a dict is as it was.
    pub fn dict_serial(&mut self, id: DictId) -> u32 {
        if self.dicts.get(id).serial() == 0 {
            self.last_serial = self.last_serial.wrapping_add(1).max(1);
            self.dicts.get_mut(id).set_serial(self.last_serial);
        }
        self.dicts.get(id).serial()
    }

    /// A set with these elements.
    pub fn new_set(&mut self, elements: Set) -> Value {
        Value::Set(self.add(|h| &mut h.sets, elements))
    }

    /// A frozenset with these elements.
    pub fn new_frozenset(&mut self, elements: Set) -> Value {
        Value::FrozenSet(self.add(|h| &mut h.sets, elements))
    }

    /// A cell.
    #[inline]
    pub fn new_cell(&mut self, value: Value) -> Value {
        Value::Cell(self.add(|h| &mut h.cells, value))
    }

    /// A callable bound to its first argument.
    #[inline]
    pub fn new_method(&mut self, function: Value, receiver: Value) -> Value {
        Value::Method(self.add(|h| &mut h.methods, Method { function, receiver }))
    }

    /// A native iterator.
    #[inline]
    pub fn new_iter(&mut self, iter: Iter) -> Value {
        Value::Iter(self.add(|h| &mut h.iters, iter))
    }

    /// A descriptor.
    pub fn new_descriptor(&mut self, descriptor: Descriptor) -> Value {
        Value::Descriptor(self.add(|h| &mut h.descriptors, descriptor))
    }

    /// An object of a library module.
    pub fn new_object(&mut self, class: ClassId, content: impl NativeObject) -> Value {
        Value::Object(self.add(|h| &mut h.objects, Object::new(class, content)))
    }

    /// A module with empty globals.
    pub fn new_module(&mut self, class: ClassId) -> ModuleId {
        let dict = self.new_dict_id();
        self.add(|h| &mut h.modules, Module { class, dict })
    }

    /// An instance without attributes; `builtin` is its builtin value, if its class has one.
    #[inline]
    pub fn new_instance(&mut self, class: ClassId, builtin: Option<Value>) -> Value {
        let info = self.classes.get(class);
        let shape = info.root_shape;
        let mut fields = Items::new();
        if let Some(value) = builtin {
            fields.push(value);
        }
        Value::Instance(self.add(|h| &mut h.instances, Instance { class, shape, fields }))
    }
}
