//! `mappingproxy`: a read-only view of a dict, as `vars(cls)` gives it.

use std::any::Any;

use sesf_heap::{ClassId, NativeObject, Tracer, Value, classes};

use crate::vm::Vm;

/// The content of a `mappingproxy`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MappingProxy {
    /// The mapping it shows.
    pub mapping: Value,
}

impl NativeObject for MappingProxy {
    fn trace(&self, tracer: &mut dyn Tracer) {
        tracer.visit(self.mapping);
    }
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(*self)
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Self>()
    }
    fn write_state(&self, _out: &mut Vec<u8>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

impl Vm {
    /// A read-only view of a mapping.
    pub fn new_mapping_proxy(&mut self, mapping: Value) -> Value {
        self.heap.new_object(classes::MAPPINGPROXY, MappingProxy { mapping })
    }

    /// The namespace of a class as programs see it.
    pub fn class_namespace(&mut self, class: ClassId) -> Value {
        let dict = self.heap.classes.get(class).dict;
        self.new_mapping_proxy(Value::Dict(dict))
    }

    /// The mapping behind a `mappingproxy`.
    pub fn proxied(&self, value: Value) -> Option<Value> {
        let Value::Object(id) = value else { return None };
        let content = self.heap.objects.get(id).content.as_ref()?;
        content.as_any().downcast_ref::<MappingProxy>().map(|proxy| proxy.mapping)
    }
}
