//! How native methods reach the state of a stream.
//!
//! Every stream is an instance (so that it takes attributes) whose carried value is a library object with the state. While
//! a method works on the state it is taken out of the heap; a method that is entered again in that time is refused.

use std::any::Any;

use sesf_heap::{NativeObject, ObjectId, Value};
use sesf_vm::{Interrupt, Res, Vm};

use super::classes::{IoClass, io_class};

/// The state of one kind of stream.
pub(crate) trait StreamState: NativeObject {
    /// The class, for messages.
    const NAME: &'static str;
}

/// Writes the parts of [`NativeObject`] that are the same for every state.
macro_rules! downcasting {
    () => {
        fn as_any(&self) -> &dyn std::any::Any {
            self
        }
        fn as_any_mut(&mut self) -> &mut dyn std::any::Any {
            self
        }
    };
}
pub(crate) use downcasting;

/// The object that carries the state of a stream.
fn object_of(vm: &Vm, this: Value) -> Option<ObjectId> {
    match vm.builtin_value(this) {
        Value::Object(id) => Some(id),
        _ => None,
    }
}

/// Works on the state of a stream.
pub(crate) fn with<T: StreamState, R>(
    vm: &mut Vm,
    this: Value,
    action: impl FnOnce(&mut Vm, &mut T) -> Res<R>,
) -> Res<R> {
    let Some(id) = object_of(vm, this) else { return Err(wrong_receiver::<T>(vm, this)) };
    let Some(mut content) = vm.heap.edit(|h| &mut h.objects, id, |o| o.content.take()) else {
        return Err(vm.runtime_error(format!("reentrant call inside <{}>", T::NAME)));
    };
    let result = match content.as_any_mut().downcast_mut::<T>() {
        Some(state) => action(vm, state),
        None => Err(wrong_receiver::<T>(vm, this)),
    };
    vm.heap.edit(|h| &mut h.objects, id, |o| o.content = Some(content));
    result
}

/// The state of a stream, if it is of this kind and nobody works on it.
pub(crate) fn peek<T: StreamState>(vm: &Vm, this: Value) -> Option<&T> {
    let id = object_of(vm, this)?;
    let content = vm.heap.objects.get(id).content.as_ref()?;
    let content: &dyn Any = content.as_any();
    content.downcast_ref::<T>()
}

#[cold]
fn wrong_receiver<T: StreamState>(vm: &mut Vm, this: Value) -> Interrupt {
    let message = format!("descriptor requires a '{}' object but received a '{}'", T::NAME, vm.type_name(this));
    vm.type_error(message)
}

/// A new stream of one of the classes.
pub(crate) fn new_stream(vm: &mut Vm, which: IoClass, state: impl NativeObject) -> Value {
    let class = io_class(vm, which);
    let object = vm.heap.new_object(class, state);
    vm.heap.new_instance(class, Some(object))
}

/// What `__new__` gives: a stream of a class or of one that extends it.
pub(crate) fn new_of_class(vm: &mut Vm, class: Value, which: IoClass, state: impl NativeObject) -> Res {
    let own = io_class(vm, which);
    match class {
        Value::Class(id) if vm.is_subclass(id, own) => {
            let object = vm.heap.new_object(own, state);
            Ok(vm.heap.new_instance(id, Some(object)))
        }
        _ => {
            let name = vm.class_name(own).to_string();
            Err(vm.type_error(format!("{name}.__new__(X): X is not a type object of {name}")))
        }
    }
}
