//! `super`: attributes of the classes after a given one in the method resolution order.

use std::any::Any;

use sesf_heap::{ClassId, InlineCache, NativeObject, StrId, Tracer, Value, classes, names};

use crate::error::Res;
use crate::plan::Step;
use crate::run::action;
use crate::vm::Vm;

/// A `super` object.
#[derive(Clone, Copy, Debug)]
pub struct SuperObject {
    /// The class after which the search starts.
    pub after: ClassId,
    /// The instance or class to bind to, or unbound.
    pub receiver: Value,
    /// The class whose resolution order is searched.
    pub class: ClassId,
}

impl NativeObject for SuperObject {
    fn trace(&self, tracer: &mut dyn Tracer) {
        tracer.visit(Value::Class(self.after));
        tracer.visit(self.receiver);
        tracer.visit(Value::Class(self.class));
    }
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(*self)
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Self>()
    }
    fn write_state(&self, _: &mut Vec<u8>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

impl Vm {
    /// `super()` in a method: from the calling frame's first parameter and its variable `__class__`.
    ///
    /// # Errors
    /// `RuntimeError` where there are none.
    pub fn super_of_caller(&mut self) -> Res<SuperObject> {
        let Some(frame) = self.fiber.frames.last() else {
            return Err(self.runtime_error("super(): no current frame"));
        };
        let base = frame.base as usize;
        let proto = std::sync::Arc::clone(&self.code(frame.code).proto);
        if proto.parameters.n_positional == 0 {
            return Err(self.runtime_error("super(): no arguments"));
        }
        let receiver = self.unwrap_cell(self.fiber.registers[base]);
        if !receiver.is_bound() {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        }
        let Some(position) = proto.free_names.iter().position(|name| &**name == "__class__") else {
            return Err(self.runtime_error("super(): __class__ cell not found"));
        };
        let register = proto.free_registers.get(position).map_or(0, |r| r.index());
        match self.unwrap_cell(self.fiber.registers[base + register]) {
            Value::Class(class) => self.new_super(class, receiver),
            _ => Err(self.runtime_error("super(): empty __class__ cell")),
        }
    }

    fn unwrap_cell(&self, value: Value) -> Value {
        match value {
            Value::Cell(id) => *self.heap.cells.get(id),
            value => value,
        }
    }

    /// `super(class, receiver)`.
    ///
    /// # Errors
    /// `TypeError` if the receiver is neither an instance nor a subclass.
    pub fn new_super(&mut self, after: ClassId, receiver: Value) -> Res<SuperObject> {
        if let Value::Class(class) = receiver
            && self.is_subclass(class, after)
        {
            return Ok(SuperObject { after, receiver, class });
        }
        let class = self.class_of(receiver);
        if self.is_subclass(class, after) {
            return Ok(SuperObject { after, receiver, class });
        }
        Err(self.type_error("super(type, obj): obj must be an instance or subtype of type"))
    }

    /// Reads an attribute of a `super` object.
    pub(crate) fn super_attr(&mut self, object: Value, parts: SuperObject, name: StrId) -> Res<Step> {
        if parts.receiver.is_bound()
            && name != names::CLASS
            && let Some(attribute) = self.lookup_after(parts.class, parts.after, name)
        {
            // Through a class, functions are not bound (but class methods are, to that class).
            let receiver = match parts.receiver {
                Value::Class(class) if class == parts.class => Value::Unbound,
                receiver => receiver,
            };
            return self.descriptor_get(attribute, receiver, parts.class);
        }
        match self.generic_attr(object, classes::SUPER, name)? {
            Some(step) => Ok(step),
            None => {
                let text = self.heap.str(name).to_string();
                let message = format!("'super' object has no attribute '{text}'");
                Err(self.attribute_error(object, &text, message))
            }
        }
    }

    /// The function and receiver of `super().name(...)`, if that is a method in the simplest sense.
    pub(crate) fn super_method(&mut self, object: Value, name: StrId) -> Option<(Value, Value)> {
        let parts = self.super_parts(object)?;
        let (key, slot, epoch) = (parts.class.0, parts.after.0, self.heap.class_epoch);
        if !parts.receiver.is_bound() || parts.receiver == Value::Class(parts.class) || name == names::CLASS {
            return None;
        }
        if let Some(found) = self.lookups.inherited.get(key, name, epoch)
            && found.slot == slot
        {
            return Some((found.value, parts.receiver));
        }
        let value = self.lookup_after(parts.class, parts.after, name).filter(|method| self.bind_plain(*method))?;
        self.lookups.inherited.put(name, InlineCache { key, slot, epoch, action: action::FUNCTION, value });
        Some((value, parts.receiver))
    }

    fn lookup_after(&self, class: ClassId, after: ClassId, name: StrId) -> Option<Value> {
        let mro = &self.heap.classes.get(class).mro;
        mro.iter().skip_while(|c| **c != after).skip(1).find_map(|c| {
            let dict = self.heap.classes.get(*c).dict;
            self.dict_get_name(dict, name)
        })
    }

    /// The parts of a `super` object.
    pub fn super_parts(&self, value: Value) -> Option<SuperObject> {
        match value {
            Value::Object(id) => {
                let content = self.heap.objects.get(id).content.as_ref()?;
                content.as_any().downcast_ref::<SuperObject>().copied()
            }
            _ => None,
        }
    }
}
