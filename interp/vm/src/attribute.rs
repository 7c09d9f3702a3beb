//! Attributes: reading, writing and deleting, for every kind of object. Names are interned texts.

use sesf_heap::{
    ClassId, Descriptor, DescriptorId, DictId, FunctionExtra, Items, Layout, ShapeId, StrId, Value, classes, names,
};

use crate::error::{Interrupt, Res};
use crate::plan::Step;
use crate::vm::Vm;

impl Vm {
    // ---- the attributes an object has of its own

    /// The object's own attribute, without the protocol.
    #[inline]
    pub fn field(&self, object: Value, name: StrId) -> Option<Value> {
        match object {
            Value::Instance(id) => {
                let instance = self.heap.instances.get(id);
                self.shaped_field(instance.shape, &instance.fields, name)
            }
            Value::Exception(id) => {
                let exception = self.heap.exceptions.get(id);
                self.shaped_field(exception.shape, &exception.fields, name)
            }
            _ => self.dict_of(object).and_then(|dict| self.dict_get_name(dict, name)),
        }
    }

    #[inline]
    fn shaped_field(&self, shape: ShapeId, fields: &[Value], name: StrId) -> Option<Value> {
        let shape = self.heap.shapes.get(shape);
        if let Some(value) = shape.field(name).and_then(|i| fields.get(i)).and_then(|v| v.bound()) {
            return Some(value);
        }
        if !shape.is_dict {
            return None;
        }
        match fields.get(shape.n_hidden as usize - 1) {
            Some(Value::Dict(dict)) => self.dict_get_name(*dict, name),
            _ => None,
        }
    }

    /// The dict in which an object that is not an instance keeps attributes.
    pub(crate) fn dict_of(&self, object: Value) -> Option<DictId> {
        match object {
            Value::Module(id) => Some(self.heap.modules.get(id).dict),
            Value::Function(id) => match self.heap.functions.get(id).extra.as_ref()?.dict {
                Value::Dict(dict) => Some(dict),
                _ => None,
            },
            Value::Class(id) => Some(self.heap.classes.get(id).dict),
            Value::Descriptor(id) => match self.heap.descriptors.get(id) {
                Descriptor::Static(_, dict) | Descriptor::Class(_, dict) => *dict,
                _ => None,
            },
            _ => None,
        }
    }

    /// The class, the shape and the fields of an instance or exception.
    #[inline]
    pub(crate) fn instance_parts(&self, object: Value) -> Option<(ClassId, ShapeId, &[Value])> {
        match object {
            Value::Instance(id) => {
                let instance = self.heap.instances.get(id);
                Some((instance.class, instance.shape, &instance.fields))
            }
            Value::Exception(id) => {
                let exception = self.heap.exceptions.get(id);
                Some((exception.class, exception.shape, &exception.fields))
            }
            _ => None,
        }
    }

    /// Sets the object's own attribute, without the protocol.
    ///
    /// # Errors
    /// `AttributeError` if the object takes no attributes.
    pub fn set_field(&mut self, object: Value, name: StrId, value: Value) -> Res<()> {
        let Some((_, shape, _)) = self.instance_parts(object) else {
            return self.set_in_dict(object, name, value);
        };
        let info = self.heap.shapes.get(shape);
        if let Some(i) = info.field(name) {
            self.heap.put_field(object, shape, i, value);
            return Ok(());
        }
        let class = info.class;
        if info.is_dict {
            let dict = self.instance_dict(object);
            if let Some(dict) = dict {
                self.dict_set_name(dict, name, value);
            }
            return Ok(());
        }
        if !self.heap.classes.get(class).has_dict {
            return Err(self.no_attribute_to_set(object, name));
        }
        match self.heap.shape_with(shape, name) {
            Some(next) => {
                let at = self.heap.shapes.get(next).names.len() - 1;
                self.heap.put_field(object, next, at, value);
                Ok(())
            }
            None => {
                self.instance_dict(object);
                self.set_field(object, name, value)
            }
        }
    }

    fn set_in_dict(&mut self, object: Value, name: StrId, value: Value) -> Res<()> {
        match object {
            Value::Function(id) => {
                let dict = self.function_dict(id);
                self.dict_set_name(dict, name, value);
                Ok(())
            }
            Value::Module(id) => {
                let dict = self.heap.modules.get(id).dict;
                self.dict_set_name(dict, name, value);
                Ok(())
            }
            Value::Descriptor(id) => match self.wrapper_dict(id) {
                Some(dict) => {
                    self.dict_set_name(dict, name, value);
                    Ok(())
                }
                None => Err(self.no_attribute_to_set(object, name)),
            },
            _ => Err(self.no_attribute_to_set(object, name)),
        }
    }

    /// The dict of a static or class method's own attributes, which it has from now on.
    fn wrapper_dict(&mut self, id: DescriptorId) -> Option<DictId> {
        if let known @ Some(_) = self.dict_of(Value::Descriptor(id)) {
            return known;
        }
        let dict = self.heap.new_dict_id();
        self.set_wrapper_dict(id, dict).then_some(dict)
    }

    fn set_wrapper_dict(&mut self, id: DescriptorId, dict: DictId) -> bool {
        match self.heap.descriptors.get_mut(id) {
            Descriptor::Static(_, own) | Descriptor::Class(_, own) => *own = Some(dict),
            _ => return false,
        }
        true
    }

    /// The dict of a function's attributes.
    pub fn function_dict(&mut self, id: sesf_heap::FunctionId) -> DictId {
        if let Some(extra) = &self.heap.functions.get(id).extra
            && let Value::Dict(dict) = extra.dict
        {
            return dict;
        }
        let dict = self.heap.new_dict_id();
        self.edit_function_extra(id, |extra| extra.dict = Value::Dict(dict));
        dict
    }

    /// Changes what a function has beyond its code.
    pub fn edit_function_extra(&mut self, id: sesf_heap::FunctionId, change: impl FnOnce(&mut FunctionExtra)) {
        self.heap.edit(|h| &mut h.functions, id, |f| change(f.extra.get_or_insert_default()));
    }

    /// Removes the object's own attribute; whether it was there.
    pub fn remove_field(&mut self, object: Value, name: StrId) -> bool {
        let Some((_, shape, fields)) = self.instance_parts(object) else {
            return match self.dict_of(object) {
                Some(dict) => self.dict_remove_name(dict, name),
                None => false,
            };
        };
        let info = self.heap.shapes.get(shape);
        let found = info.field(name).filter(|i| fields.get(*i).is_some_and(|v| v.is_bound()));
        let is_slot = found.is_some_and(|i| i < (info.n_hidden + info.n_slots) as usize);
        match found {
            Some(i) if is_slot => {
                self.heap.put_field(object, shape, i, Value::Unbound);
                true
            }
            None if !info.is_dict => false,
            Some(i) if self.heap.remove_last_field(object, shape, i) => true,
            _ => match self.instance_dict(object) {
                Some(dict) => self.dict_remove_name(dict, name),
                None => false,
            },
        }
    }

    /// The dict of an instance's attributes: from now on they live there.
    pub fn instance_dict(&mut self, object: Value) -> Option<DictId> {
        if let Value::Descriptor(id) = object {
            return self.wrapper_dict(id);
        }
        let Some((_, shape, fields)) = self.instance_parts(object) else {
            return self.dict_of(object);
        };
        let info = self.heap.shapes.get(shape);
        let hidden = info.n_hidden as usize;
        if info.is_dict {
            return match fields.get(hidden - 1) {
                Some(Value::Dict(dict)) => Some(*dict),
                _ => None,
            };
        }
        if !self.heap.classes.get(info.class).has_dict {
            return None;
        }
        let n_slots = info.n_slots as usize;
        let attributes: Vec<(StrId, Value)> = info.names[hidden + n_slots..]
            .iter()
            .zip(fields.get(hidden + n_slots..).unwrap_or(&[]))
            .filter(|(_, value)| value.is_bound())
            .map(|(name, value)| (*name, *value))
            .collect();
        let mut kept: Items = fields.iter().copied().take(hidden + n_slots).collect();
        kept.resize(hidden + n_slots, Value::Unbound);
        let dict = self.heap.new_dict_id();
        for (name, value) in attributes {
            self.dict_set_name(dict, name, value);
        }
        kept.insert(hidden, Value::Dict(dict));
        let dict_shape = self.heap.dict_shape(shape);
        self.heap.edit_fields(object, dict_shape, |fields| *fields = kept);
        Some(dict)
    }

    /// Puts a dict in the place of an instance's attributes: `obj.__dict__ = d`.
    pub fn set_instance_dict(&mut self, object: Value, dict: DictId) -> bool {
        if let Value::Descriptor(id) = object {
            return self.set_wrapper_dict(id, dict);
        }
        if self.instance_parts(object).is_none() || self.instance_dict(object).is_none() {
            return false;
        }
        if let Some((_, shape, _)) = self.instance_parts(object) {
            let at = self.heap.shapes.get(shape).n_hidden as usize - 1;
            self.heap.put_field(object, shape, at, Value::Dict(dict));
        }
        true
    }

    /// The object's own attributes in order, `__slots__` excepted. Keys are texts as a rule.
    pub fn own_attributes(&self, object: Value) -> Vec<(Value, Value)> {
        let Some((_, shape, fields)) = self.instance_parts(object) else {
            return self.dict_of(object).map_or(Vec::new(), |dict| self.pairs(dict));
        };
        let info = self.heap.shapes.get(shape);
        if info.is_dict {
            return match fields.get(info.n_hidden as usize - 1) {
                Some(Value::Dict(dict)) => self.pairs(*dict),
                _ => Vec::new(),
            };
        }
        let skip = (info.n_hidden + info.n_slots) as usize;
        info.names
            .iter()
            .zip(fields)
            .skip(skip)
            .filter(|(_, value)| value.is_bound())
            .map(|(name, value)| (Value::Str(*name), *value))
            .collect()
    }

    fn pairs(&self, dict: DictId) -> Vec<(Value, Value)> {
        self.heap.dicts.get(dict).iter().map(|e| (e.key, e.value)).collect()
    }

    // ---- reading

    /// Reads `object.name`: done, or the one call (of a property, `__getattribute__` or `__getattr__`) that gives it.
    pub fn attr_plan(&mut self, object: Value, name: StrId) -> Res<Step> {
        match object {
            Value::Class(class) => return self.class_attr_plan(class, name),
            Value::Module(_) => return self.module_attr_plan(object, name),
            Value::Object(_) => {
                if let Some(parts) = self.super_parts(object) {
                    return self.super_attr(object, parts, name);
                }
            }
            _ => {}
        }
        let class = self.class_of(object);
        if let Some(method) = self.overridden(class, names::GETATTRIBUTE) {
            return Ok(Step::call2(method, object, Value::Str(name)));
        }
        match self.generic_attr(object, class, name) {
            Ok(Some(step)) => Ok(step),
            Ok(None) => self.missing_attr(object, class, name),
            Err(error) => self.answer_error(object, class, name, error),
        }
    }

    /// An attribute that a builtin descriptor does not have (an empty slot) is left to `__getattr__`.
    #[cold]
    fn answer_error(&mut self, object: Value, class: ClassId, name: StrId, error: Interrupt) -> Res<Step> {
        match (error, self.special(class, names::GETATTR)) {
            (Interrupt::Raise(id), Some(method))
                if self.is_instance(Value::Exception(id), classes::ATTRIBUTE_ERROR) =>
            {
                self.method_call2(method, object, Value::Str(name))
            }
            (error, _) => Err(error),
        }
    }

    /// What `object.__getattribute__` finds, or `None`.
    pub fn generic_attr(&mut self, object: Value, class: ClassId, name: StrId) -> Res<Option<Step>> {
        let found = self.lookup(class, name);
        if let Some(attribute) = found
            && self.is_data_descriptor(attribute)
            && self.can_be_read(attribute)
        {
            return self.descriptor_get(attribute, object, class).map(Some);
        }
        if let Some(value) = self.field(object, name) {
            return Ok(Some(Step::Value(value)));
        }
        if let Some(attribute) = found {
            return self.descriptor_get(attribute, object, class).map(Some);
        }
        self.unlisted_attr(object, class, name)
    }

    /// Attributes that every object has without an entry in a namespace.
    fn unlisted_attr(&mut self, object: Value, class: ClassId, name: StrId) -> Res<Option<Step>> {
        if name == names::DICT && self.heap.classes.get(class).has_dict | matches!(object, Value::Function(_)) {
            let dict = match object {
                Value::Function(id) => Some(self.function_dict(id)),
                _ => self.instance_dict(object),
            };
            return Ok(dict.map(|dict| Step::Value(Value::Dict(dict))));
        }
        match self.wrapped_native(object) {
            Some(native) => self.generic_attr(native, self.class_of(native), name),
            None => Ok(None),
        }
    }

    /// The native function in a builtin type's static or class method, which shows the function's attributes.
    fn wrapped_native(&self, object: Value) -> Option<Value> {
        let Value::Descriptor(id) = object else { return None };
        match self.heap.descriptors.get(id) {
            Descriptor::Static(native @ Value::Native(_), None)
            | Descriptor::Class(native @ Value::Native(_), None) => Some(*native),
            _ => None,
        }
    }

    /// `__getattr__`, or the error.
    fn missing_attr(&mut self, object: Value, class: ClassId, name: StrId) -> Res<Step> {
        if let Some(method) = self.special(class, names::GETATTR) {
            return self.method_call2(method, object, Value::Str(name));
        }
        let text = self.heap.str(name).to_string();
        let message = self.no_attribute_message(object, &text);
        Err(self.attribute_error(object, &text, message))
    }

    /// The special method of a class unless it is the one of `object` or `type`, whose work is done without a call.
    pub fn overridden(&mut self, class: ClassId, name: StrId) -> Option<Value> {
        match self.special(class, name)? {
            Value::Native(id) => match self.natives.get(id).owner {
                Some(classes::OBJECT | classes::TYPE) => None,
                _ => Some(Value::Native(id)),
            },
            method => Some(method),
        }
    }

    /// Whether an attribute of a class takes precedence over the instance's own.
    pub fn is_data_descriptor(&mut self, attribute: Value) -> bool {
        match attribute {
            Value::Descriptor(id) => !matches!(
                self.heap.descriptors.get(id),
                Descriptor::Static(..) | Descriptor::Class(..) | Descriptor::Free
            ),
            Value::Instance(_) | Value::Object(_) => {
                let class = self.class_of(attribute);
                self.special(class, names::SET).is_some() || self.special(class, names::DELETE).is_some()
            }
            _ => false,
        }
    }

    /// Whether a data descriptor has a say when the attribute is read: one without `__get__` lets the object's own precede.
    fn can_be_read(&mut self, descriptor: Value) -> bool {
        match descriptor {
            Value::Descriptor(_) => true,
            _ => self.special_of(descriptor, names::GET).is_some(),
        }
    }

    fn class_attr_plan(&mut self, class: ClassId, name: StrId) -> Res<Step> {
        let metaclass = self.heap.classes.get(class).metaclass;
        let object = Value::Class(class);
        if let Some(method) = self.overridden(metaclass, names::GETATTRIBUTE) {
            return Ok(Step::call2(method, object, Value::Str(name)));
        }
        match self.generic_class_attr(class, name)? {
            Some(step) => Ok(step),
            None => self.missing_attr(object, metaclass, name),
        }
    }

    /// What `type.__getattribute__` finds, or `None`.
    pub fn generic_class_attr(&mut self, class: ClassId, name: StrId) -> Res<Option<Step>> {
        let metaclass = self.heap.classes.get(class).metaclass;
        let object = Value::Class(class);
        let meta = self.lookup(metaclass, name);
        if let Some(attribute) = meta
            && self.is_data_descriptor(attribute)
            && self.can_be_read(attribute)
        {
            return self.descriptor_get(attribute, object, metaclass).map(Some);
        }
        if let Some(attribute) = self.lookup(class, name) {
            return self.descriptor_get(attribute, Value::Unbound, class).map(Some);
        }
        match meta {
            Some(attribute) => self.descriptor_get(attribute, object, metaclass).map(Some),
            None => Ok(None),
        }
    }

    fn module_attr_plan(&mut self, object: Value, name: StrId) -> Res<Step> {
        let class = self.class_of(object);
        if let Some(step) = self.generic_attr(object, class, name)? {
            return Ok(step);
        }
        let Value::Module(id) = object else { return self.missing_attr(object, class, name) };
        let dict = self.heap.modules.get(id).dict;
        if name == names::DICT {
            return Ok(Step::Value(Value::Dict(dict)));
        }
        match self.dict_get_name(dict, names::GETATTR) {
            Some(function) => Ok(Step::call1(function, Value::Str(name))),
            None => self.missing_attr(object, class, name),
        }
    }

    /// The message of the `AttributeError` for a missing attribute.
    pub fn no_attribute_message(&mut self, object: Value, name: &str) -> String {
        match object {
            Value::Class(id) => format!("type object '{}' has no attribute '{name}'", self.class_name(id)),
            Value::Module(id) => {
                let dict = self.heap.modules.get(id).dict;
                match self.dict_get_name(dict, names::NAME) {
                    Some(Value::Str(module)) if self.is_initializing(object) => format!(
                        "partially initialized module '{}' has no attribute '{name}' (most likely due to a circular import)",
                        self.heap.str(module)
                    ),
                    Some(Value::Str(module)) => format!("module '{}' has no attribute '{name}'", self.heap.str(module)),
                    _ => format!("module has no attribute '{name}'"),
                }
            }
            _ => format!("'{}' object has no attribute '{name}'", self.full_class_name(self.class_of(object))),
        }
    }

    fn no_attribute_to_set(&mut self, object: Value, name: StrId) -> Interrupt {
        let text = self.heap.str(name).to_string();
        let class = self.class_of(object);
        let message = match self.lookup(class, name) {
            Some(_) => format!("'{}' object attribute '{text}' is read-only", self.class_name(class)),
            None => self.no_attribute_message(object, &text),
        };
        self.attribute_error(object, &text, message)
    }

    /// Reads an attribute from native code.
    pub fn get_attr(&mut self, object: Value, name: StrId) -> Res {
        let step = self.attr_plan(object, name)?;
        let Step::Call { .. } = step else { return self.run_step(step) };
        match self.run_step(step) {
            Err(Interrupt::Raise(id)) if self.is_instance(Value::Exception(id), classes::ATTRIBUTE_ERROR) => {
                match self.getattr_fallback(object, step, name) {
                    Some(method) => {
                        let step = self.method_call2(method, object, Value::Str(name))?;
                        self.run_step(step)
                    }
                    None => Err(Interrupt::Raise(id)),
                }
            }
            result => result,
        }
    }

    /// The `__getattr__` that answers an `AttributeError` from the call of `step`, if there is one it did not call already.
    pub(crate) fn getattr_fallback(&mut self, object: Value, step: Step, name: StrId) -> Option<Value> {
        let class = self.class_of(object);
        let method = self.special(class, names::GETATTR)?;
        match step {
            Step::Call { function, args, n_args }
                if function == method && args[1] == Value::Str(name) && n_args == 2 =>
            {
                None
            }
            _ => Some(method),
        }
    }

    /// As [`Vm::get_attr`], with `None` where there is no such attribute.
    pub fn find_attr(&mut self, object: Value, name: StrId) -> Res<Option<Value>> {
        match self.get_attr(object, name) {
            Ok(value) => Ok(Some(value)),
            Err(Interrupt::Raise(id)) if self.is_instance(Value::Exception(id), classes::ATTRIBUTE_ERROR) => Ok(None),
            Err(error) => Err(error),
        }
    }

    // ---- writing and deleting

    /// Writes `object.name = value` (deletes, if `value` is unbound): done, or the one call that does it.
    pub fn set_attr_plan(&mut self, object: Value, name: StrId, value: Value) -> Res<Step> {
        let class = self.class_of(object);
        let hook = if value.is_bound() { names::SETATTR } else { names::DELATTR };
        if let Some(method) = self.overridden(class, hook) {
            let name = Value::Str(name);
            return if value.is_bound() {
                self.method_call3(method, object, name, value)
            } else {
                self.method_call2(method, object, name)
            };
        }
        self.generic_set_attr(object, name, value)
    }

    /// What `object.__setattr__` (or `__delattr__`, if `value` is unbound) does.
    pub fn generic_set_attr(&mut self, object: Value, name: StrId, value: Value) -> Res<Step> {
        let class = self.class_of(object);
        if let Some(attribute) = self.lookup(class, name)
            && self.is_data_descriptor(attribute)
        {
            return self.descriptor_set(attribute, object, name, value);
        }
        if let Value::Class(id) = object {
            self.set_class_attr(id, name, value)?;
            return Ok(Step::Value(Value::None));
        }
        if name == names::DICT && value.is_bound() {
            return self.assign_dict(object, value);
        }
        if value.is_bound() {
            self.set_field(object, name, value)?;
        } else if !self.remove_field(object, name) {
            if !self.heap.classes.get(class).has_dict && self.dict_of(object).is_none() {
                return Err(self.no_attribute_to_set(object, name));
            }
            let text = self.heap.str(name).to_string();
            let message = format!("'{}' object has no attribute '{text}'", self.full_class_name(class));
            return Err(self.attribute_error(object, &text, message));
        }
        Ok(Step::Value(Value::None))
    }

    fn assign_dict(&mut self, object: Value, value: Value) -> Res<Step> {
        let Value::Dict(dict) = self.builtin_value(value) else {
            let message = format!("__dict__ must be set to a dictionary, not a '{}'", self.type_name(value));
            return Err(self.type_error(message));
        };
        if let Value::Function(id) = object {
            self.edit_function_extra(id, |extra| extra.dict = Value::Dict(dict));
        } else if !self.set_instance_dict(object, dict) {
            return Err(self.no_attribute_to_set(object, names::DICT));
        }
        Ok(Step::Value(Value::None))
    }

    /// What a data descriptor does when the attribute is written (deleted, if `value` is unbound).
    pub fn descriptor_set(&mut self, attribute: Value, object: Value, name: StrId, value: Value) -> Res<Step> {
        let Value::Descriptor(id) = attribute else {
            let hook = if value.is_bound() { names::SET } else { names::DELETE };
            return match self.special_of(attribute, hook) {
                Some(method) if value.is_bound() => self.method_call3(method, attribute, object, value),
                Some(method) => self.method_call2(method, attribute, object),
                None => {
                    let hook = self.heap.str(hook).to_string();
                    Err(self.error(classes::ATTRIBUTE_ERROR, hook))
                }
            };
        };
        match self.heap.descriptors.get(id).clone() {
            Descriptor::Property(property) => {
                let (function, what) = match value.is_bound() {
                    true => (property.set, "setter"),
                    false => (property.delete, "deleter"),
                };
                if matches!(function, Value::None | Value::Unbound) {
                    let message = self.property_message(id, object, what);
                    return Err(self.error(classes::ATTRIBUTE_ERROR, message));
                }
                Ok(if value.is_bound() { Step::call2(function, object, value) } else { Step::call1(function, object) })
            }
            Descriptor::Slot { name, .. } => {
                if value.is_bound() {
                    self.set_field(object, name, value)?;
                } else if !self.remove_field(object, name) {
                    let text = self.heap.str(name).to_string();
                    return Err(self.attribute_error(object, &text, text.clone()));
                }
                Ok(Step::Value(Value::None))
            }
            Descriptor::GetSet { set: Some(set), .. } => {
                let function = self.natives.get(set).def.function;
                function(self, &[object, value]).map(Step::Value)
            }
            _ => {
                let text = self.heap.str(name).to_string();
                let message = format!("attribute '{text}' of '{}' objects is not writable", self.type_name(object));
                Err(self.attribute_error(object, &text, message))
            }
        }
    }

    /// Sets (or deletes, if unbound) an attribute of a class.
    fn set_class_attr(&mut self, class: ClassId, name: StrId, value: Value) -> Res<()> {
        let info = self.heap.classes.get(class);
        let dict = info.dict;
        if info.is_builtin {
            let message = format!(
                "cannot set '{}' attribute of immutable type '{}'",
                self.heap.str(name),
                self.class_name(class)
            );
            return Err(self.type_error(message));
        }
        let old = self.dict_get_name(dict, name);
        if value.is_bound() {
            self.dict_set_name(dict, name, value);
        } else if !self.dict_remove_name(dict, name) {
            let text = self.heap.str(name).to_string();
            let message = self.no_attribute_message(Value::Class(class), &text);
            return Err(self.attribute_error(Value::Class(class), &text, message));
        }
        // Plain data for plain data: inline caches read it where it lies.
        let stays = old.is_some_and(is_plain_data) && is_plain_data(value) && names::special_number(name).is_none();
        if !stays {
            self.class_changed();
        }
        Ok(())
    }

    /// Writes an attribute from native code.
    pub fn set_attr(&mut self, object: Value, name: StrId, value: Value) -> Res<()> {
        let step = self.set_attr_plan(object, name, value)?;
        self.run_step(step).map(|_| ())
    }

    /// Deletes an attribute from native code.
    pub fn del_attr(&mut self, object: Value, name: StrId) -> Res<()> {
        let step = self.set_attr_plan(object, name, Value::Unbound)?;
        self.run_step(step).map(|_| ())
    }

    /// Whether instances of a class carry a builtin value in their first field.
    pub fn carries_value(&self, class: ClassId) -> bool {
        !matches!(
            self.heap.classes.get(class).layout,
            Layout::Plain | Layout::Exception | Layout::Class | Layout::Final
        )
    }
}

/// Whether a class attribute is neither called nor asked to be a descriptor by attribute access.
pub(crate) fn is_plain_data(value: Value) -> bool {
    !matches!(
        value,
        Value::Unbound
            | Value::Function(_)
            | Value::Native(_)
            | Value::Method(_)
            | Value::Descriptor(_)
            | Value::Instance(_)
            | Value::Object(_)
            | Value::Class(_)
    )
}
