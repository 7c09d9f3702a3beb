//! The sites of attributes: what an instruction that reads, writes or calls an attribute remembers of the last time.

use sesf_bytecode::Reg;
use sesf_heap::{CacheId, ClassId, Descriptor, InlineCache, OnReturn, ShapeId, StrId, Value, classes, names};

use crate::call::{Called, ReturnTo};
use crate::error::{Interrupt, Res};
use crate::plan::Step;
use crate::run::{action, is_name};
use crate::vm::Vm;

impl Vm {
    /// How to read an attribute, if the site or the cache behind it knows.
    #[inline]
    pub(crate) fn known_attr(&self, object: Value, name: StrId, cache: CacheId) -> Option<InlineCache> {
        let found = self.heap.caches.get(cache);
        let epoch = self.heap.class_epoch;
        match object {
            Value::Instance(_) | Value::Exception(_) => {
                let (_, shape, _) = self.instance_parts(object)?;
                match found.key == shape.0 && found.epoch == epoch {
                    true => Some(*found),
                    false => self.lookups.load.get(shape.0, name, epoch).copied(),
                }
            }
            _ => (found.epoch == epoch).then_some(*found),
        }
    }

    #[inline(never)]
    pub(crate) fn load_attr(&mut self, object: Value, name: StrId, cache: CacheId, dst: Reg) -> Res<Called> {
        if let Some(found) = self.known_attr(object, name, cache)
            && let Some(step) = self.found_attr(object, name, found)
        {
            let to = match step {
                Step::Value(value) => return Ok(Called::Value(value)),
                Step::Call { .. } => self.attr_return(object, name, dst),
            };
            return self.invoke_step(step, to);
        }
        self.fill_attr_cache(object, name, cache);
        let step = self.attr_plan(object, name)?;
        let to = self.attr_return(object, name, dst);
        let to = match (self.getattr_fallback(object, step, name), to.on_return, step) {
            // The step is the call of `__getattr__` itself.
            (None, OnReturn::GetAttr, Step::Call { .. }) => self.hook_return(object, name, dst),
            (None, ..) => ReturnTo::store(dst.0),
            (Some(_), ..) => to,
        };
        match self.invoke_step(step, to) {
            Err(Interrupt::Raise(id))
                if to.on_return == OnReturn::GetAttr
                    && self.is_instance(Value::Exception(id), classes::ATTRIBUTE_ERROR) =>
            {
                match self.getattr_fallback(object, step, name) {
                    Some(method) => {
                        let step = self.method_call2(method, object, Value::Str(name))?;
                        let to = self.hook_return(object, name, dst);
                        self.invoke_step(step, to)
                    }
                    None => Err(Interrupt::Raise(id)),
                }
            }
            result => result,
        }
    }

    /// What a remembered way to an attribute leads to.
    #[inline]
    fn found_attr(&mut self, object: Value, name: StrId, found: InlineCache) -> Option<Step> {
        match (found.action, object) {
            (action::FIELD, _) => {
                let (_, _, fields) = self.instance_parts(object)?;
                fields.get(found.slot as usize)?.bound()
            }
            (action::MODULE, Value::Module(id)) => {
                let dict = self.heap.modules.get(id).dict;
                let entry = self.heap.dicts.get(dict).at(found.slot as usize)?;
                (found.key == dict.0 && is_name(entry.key, name)).then_some(entry.value)
            }
            (action::VALUE, Value::Class(id)) => (found.key == id.0).then_some(found.value),
            (_, Value::Instance(_) | Value::Exception(_)) => match (found.action, found.value) {
                (action::FUNCTION, function) => Some(self.heap.new_method(function, object)),
                (action::CLASS_DATA, Value::Dict(dict)) => {
                    let entry = self.heap.dicts.get(dict).at(found.slot as usize)?;
                    is_name(entry.key, name).then_some(entry.value)
                }
                (action::PROPERTY, getter) => return Some(Step::call1(getter, object)),
                _ => None,
            },
            _ => None,
        }
        .map(Step::Value)
    }

    /// Where the value of `__getattr__` goes: its `AttributeError` learns what was asked for.
    pub(crate) fn hook_return(&mut self, object: Value, name: StrId, dst: Reg) -> ReturnTo {
        let extra = self.heap.new_tuple(&[object, Value::Str(name), Value::Bool(true)]);
        ReturnTo { on_return: OnReturn::GetAttr, dst: dst.0, extra }
    }

    /// Where the value of an attribute's getter goes: `__getattr__` answers its `AttributeError`, if the class has one.
    fn attr_return(&mut self, object: Value, name: StrId, dst: Reg) -> ReturnTo {
        match self.special_of(object, names::GETATTR) {
            Some(_) => {
                let extra = self.heap.new_tuple(&[object, Value::Str(name)]);
                ReturnTo { on_return: OnReturn::GetAttr, dst: dst.0, extra }
            }
            None => ReturnTo::store(dst.0),
        }
    }

    /// Notes how to find an attribute the next time, where that is simple.
    fn fill_attr_cache(&mut self, object: Value, name: StrId, cache: CacheId) {
        let mut entry = InlineCache { epoch: self.heap.class_epoch, ..Default::default() };
        match object {
            Value::Instance(_) | Value::Exception(_) => {
                let Some((class, shape, _)) = self.instance_parts(object) else { return };
                let Some((action, slot, value)) = self.way_to_attr(class, shape, name) else { return };
                entry = InlineCache { key: shape.0, action, slot, value, ..entry };
                self.lookups.load.put(name, entry);
            }
            Value::Module(id) => {
                let dict = self.heap.modules.get(id).dict;
                let Some(position) = self.find_name(dict, name) else { return };
                (entry.action, entry.key, entry.slot) = (action::MODULE, dict.0, position as u32);
            }
            Value::Class(id) => {
                let metaclass = self.heap.classes.get(id).metaclass;
                if self.overridden(metaclass, names::GETATTRIBUTE).is_some() || self.lookup(metaclass, name).is_some() {
                    return;
                }
                match self.lookup(id, name) {
                    Some(value @ (Value::Function(_) | Value::Class(_) | Value::Native(_))) => {
                        (entry.action, entry.key, entry.value) = (action::VALUE, id.0, value);
                    }
                    _ => return,
                }
            }
            _ => return,
        }
        self.heap.caches.fill(cache, entry);
    }

    /// How instances of this shape come by an attribute, where that is simple: action, slot and value of a cache entry.
    fn way_to_attr(&mut self, class: ClassId, shape: ShapeId, name: StrId) -> Option<(u32, u32, Value)> {
        if self.overridden(class, names::GETATTRIBUTE).is_some() {
            return None;
        }
        let found = self.lookup_with_owner(class, name);
        let is_data = found.is_some_and(|(value, _)| self.is_data_descriptor(value));
        let is_slot = matches!(found, Some((Value::Descriptor(d), _))
            if matches!(self.heap.descriptors.get(d), Descriptor::Slot { .. }));
        let info = self.heap.shapes.get(shape);
        match info.field(name) {
            Some(field) if !is_data || is_slot => return Some((action::FIELD, field as u32, Value::Unbound)),
            None if !info.is_dict => {}
            _ => return None,
        }
        let (value, owner) = found?;
        match value {
            Value::Function(_) => Some((action::FUNCTION, 0, value)),
            Value::Native(_) if self.bind_plain(value) => Some((action::FUNCTION, 0, value)),
            Value::Descriptor(d) => match self.heap.descriptors.get(d) {
                Descriptor::Property(p) if p.get.is_bound() && !p.get.is_none() => Some((action::PROPERTY, 0, p.get)),
                _ => None,
            },
            _ if crate::attribute::is_plain_data(value) => {
                let dict = self.heap.classes.get(owner).dict;
                let position = self.find_name(dict, name)?;
                Some((action::CLASS_DATA, position as u32, Value::Dict(dict)))
            }
            _ => None,
        }
    }

    /// How to assign an attribute of an instance of this shape, if the site or the cache behind it knows.
    #[inline]
    pub(crate) fn known_store(&self, shape: ShapeId, name: StrId, cache: CacheId) -> Option<&InlineCache> {
        let found = self.heap.caches.get(cache);
        let epoch = self.heap.class_epoch;
        match found.key == shape.0 && found.epoch == epoch {
            true => Some(found),
            false => self.lookups.store.get(shape.0, name, epoch),
        }
    }

    #[inline(never)]
    pub(crate) fn store_attr(&mut self, object: Value, name: StrId, value: Value, cache: CacheId) -> Res<Called> {
        if let Some((class, shape, _)) = self.instance_parts(object) {
            match self.known_store(shape, name, cache) {
                Some(&InlineCache { action: action::FIELD, slot, .. }) => {
                    self.heap.put_field(object, shape, slot as usize, value);
                    return Ok(Called::Value(Value::None));
                }
                Some(&InlineCache { action: action::TRANSITION, slot, .. }) => {
                    let at = self.heap.shapes.get(ShapeId(slot)).names.len() - 1;
                    self.heap.put_field(object, ShapeId(slot), at, value);
                    return Ok(Called::Value(Value::None));
                }
                _ => {}
            }
            let is_plain = self.overridden(class, names::SETATTR).is_none()
                && !self.lookup(class, name).is_some_and(|v| self.is_data_descriptor(v));
            if is_plain && name != names::DICT {
                return self.store_field(object, shape, name, value, cache);
            }
        }
        let step = self.set_attr_plan(object, name, value)?;
        self.invoke_step(step, ReturnTo { on_return: OnReturn::Discard, dst: 0, extra: Value::Unbound })
    }

    fn store_field(
        &mut self,
        object: Value,
        before: ShapeId,
        name: StrId,
        value: Value,
        cache: CacheId,
    ) -> Res<Called> {
        self.set_field(object, name, value)?;
        let after = self.instance_parts(object).map_or(before, |(_, shape, _)| shape);
        let info = self.heap.shapes.get(after);
        let mut entry = InlineCache { key: before.0, epoch: self.heap.class_epoch, ..Default::default() };
        match info.field(name) {
            Some(field) if before == after => (entry.action, entry.slot) = (action::FIELD, field as u32),
            Some(_) if !info.is_dict => (entry.action, entry.slot) = (action::TRANSITION, after.0),
            _ => return Ok(Called::Value(Value::None)),
        }
        self.heap.caches.fill(cache, entry);
        self.lookups.store.put(name, entry);
        Ok(Called::Value(Value::None))
    }

    /// What `LoadMethod` puts into its registers, or `None` if a frame was pushed that will.
    #[inline(never)]
    pub(crate) fn load_method(
        &mut self,
        object: Value,
        name: StrId,
        cache: CacheId,
        at: Reg,
    ) -> Res<Option<(Value, Value)>> {
        if let Some(InlineCache { action: action::FIELD, slot, .. }) = self.known_attr(object, name, cache)
            && let Some((_, _, fields)) = self.instance_parts(object)
            && let Some(value) = fields.get(slot as usize).and_then(|v| v.bound())
        {
            return Ok(Some((value, Value::Unbound)));
        }
        let key = self.receiver_key(object);
        if let Some(found) = self.lookups.method.get(key, name, self.heap.class_epoch) {
            return Ok(Some((found.value, object)));
        }
        if let Some(found) = self.super_method(object, name) {
            return Ok(Some(found));
        }
        let class = self.class_of(object);
        let plain = !matches!(object, Value::Class(_) | Value::Module(_))
            && class != classes::SUPER
            && self.overridden(class, names::GETATTRIBUTE).is_none()
            && self.field(object, name).is_none();
        if plain
            && let Some(function) = self.lookup(class, name)
            && self.bind_plain(function)
        {
            self.fill_method_cache(object, key, name, cache, function);
            return Ok(Some((function, object)));
        }
        match self.load_attr(object, name, cache, at)? {
            Called::Value(value) => Ok(Some((value, Value::Unbound))),
            Called::Pushed => {
                // The attribute goes to `at`; the register of the receiver says that there is none.
                self.set_register_of_caller(at.0 + 1, Value::Unbound);
                Ok(None)
            }
        }
    }

    fn fill_method_cache(&mut self, object: Value, key: u32, name: StrId, cache: CacheId, function: Value) {
        let is_dict = match object {
            Value::Instance(id) => self.heap.shapes.get(self.heap.instances.get(id).shape).is_dict,
            _ => false,
        };
        if key == u32::MAX || is_dict {
            return;
        }
        let epoch = self.heap.class_epoch;
        let entry = InlineCache { key, epoch, action: action::FUNCTION, value: function, ..Default::default() };
        self.heap.caches.fill(cache, entry);
        self.lookups.method.put(name, entry);
    }

    /// Writes a register of the frame below the newest one.
    fn set_register_of_caller(&mut self, register: u8, value: Value) {
        if let Some(caller) = self.fiber.frames.len().checked_sub(2).and_then(|i| self.fiber.frames.get(i)) {
            self.fiber.registers[caller.base as usize + register as usize] = value;
        }
    }
}
