//! `except`: whether a handler takes an exception.

use sesf_heap::{ClassId, Value, classes};
use smallvec::SmallVec;

use crate::error::Res;
use crate::vm::Vm;

const NO_EXCEPTION: &str = "catching classes that do not inherit from BaseException is not allowed";

impl Vm {
    /// Whether an exception is an instance of a class, or of one in a tuple of classes.
    ///
    /// # Errors
    /// `TypeError` if something else than exception classes is given.
    pub fn match_exception(&mut self, exception: Value, class: Value) -> Res<bool> {
        let actual = self.class_of(exception);
        if let Value::Class(id) = class
            && self.is_subclass(id, classes::BASE_EXCEPTION)
        {
            return Ok(self.is_subclass(actual, id));
        }
        let items = self.handler_classes(class, NO_EXCEPTION)?;
        Ok(self.is_subclass_of_any(actual, &items))
    }

    /// The classes that a handler names.
    pub(super) fn handler_classes(&mut self, class: Value, message: &str) -> Res<SmallVec<[ClassId; 8]>> {
        let items = match self.builtin_value(class) {
            Value::Tuple(id) => self.heap.tuple(id),
            _ => &[class],
        };
        let exception_class = |item: &Value| match item {
            Value::Class(id) if self.is_subclass(*id, classes::BASE_EXCEPTION) => Some(*id),
            _ => None,
        };
        match items.iter().map(exception_class).collect() {
            Some(found) => Ok(found),
            None => Err(self.type_error(message)),
        }
    }
}
