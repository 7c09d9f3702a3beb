//! What a new class tells others: `__set_name__` of its attributes and `__init_subclass__` of its parents.

use sesf_heap::{ClassId, DictId, StrId, Value, classes, names};

use crate::error::{Interrupt, Res};
use crate::vm::Vm;

impl Vm {
    pub(super) fn call_set_names(&mut self, class: ClassId, dict: DictId) -> Res<()> {
        let entries: Vec<(Value, Value)> = self.heap.dicts.get(dict).iter().map(|e| (e.key, e.value)).collect();
        for (name, value) in entries {
            if !self.has_user_methods(value) && !matches!(value, Value::Descriptor(_)) {
                continue;
            }
            if let Some(method) = self.special_of(value, names::SET_NAME) {
                let step = self.method_call3(method, value, Value::Class(class), name)?;
                if let Err(error) = self.run_step(step) {
                    return Err(self.set_name_failed(error, class, name, value));
                }
            } else if let Value::Descriptor(id) = value {
                self.name_property(id, name);
            }
        }
        Ok(())
    }

    /// Tells a property its name, for error texts.
    fn name_property(&mut self, id: sesf_heap::DescriptorId, name: Value) {
        if let sesf_heap::Descriptor::Property(property) = self.heap.descriptors.get_mut(id)
            && !property.name.is_bound()
        {
            property.name = name;
        }
    }

    fn set_name_failed(&mut self, error: Interrupt, class: ClassId, name: Value, value: Value) -> Interrupt {
        let Interrupt::Raise(cause) = error else { return error };
        let shown = match self.repr(name) {
            Ok(text) => text,
            Err(error) => return error,
        };
        let message = format!(
            "Error calling __set_name__ on '{}' instance {shown} in '{}'",
            self.type_name(value),
            self.class_name(class)
        );
        let error = self.runtime_error(message);
        if let Interrupt::Raise(id) = error {
            self.chain(id, cause);
        }
        error
    }

    /// Makes one exception the cause and context of another.
    pub fn chain(&mut self, id: sesf_heap::ExceptionId, cause: sesf_heap::ExceptionId) {
        let exception = self.heap.exceptions.get_mut(id);
        exception.cause = Value::Exception(cause);
        exception.context = Value::Exception(cause);
        exception.suppress_context = true;
    }

    /// `super(class, class).__init_subclass__(**kwargs)`.
    pub(super) fn call_init_subclass(&mut self, class: ClassId, kwargs: &[(StrId, Value)]) -> Res<()> {
        let Some(hook) = self.inherited(class, names::INIT_SUBCLASS) else { return Ok(()) };
        let object_dict = self.heap.classes.get(classes::OBJECT).dict;
        let is_default = self.dict_get_name(object_dict, names::INIT_SUBCLASS) == Some(hook);
        if is_default && kwargs.is_empty() {
            return Ok(());
        }
        let step = self.descriptor_get(hook, Value::Unbound, class)?;
        let bound = self.run_step(step)?;
        self.call_kw(bound, &[], kwargs).map(|_| ())
    }
}
