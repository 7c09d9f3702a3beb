//! What natives of classes ask of their arguments.

use sesf_heap::{ClassId, StrId, Value};

use crate::error::Res;
use crate::vm::Vm;

impl Vm {
    /// The class that a value is.
    ///
    /// # Errors
    /// `TypeError` for anything else; `method` completes its message.
    pub fn expect_class(&mut self, value: Value, method: &str) -> Res<ClassId> {
        match value {
            Value::Class(class) => Ok(class),
            other => {
                let message = format!(
                    "descriptor '{method}' requires a 'type' object but received a '{}'",
                    self.type_name(other)
                );
                Err(self.type_error(message))
            }
        }
    }

    /// The interned text of a value that names an attribute.
    ///
    /// # Errors
    /// `TypeError` for anything but a text.
    pub fn expect_name(&mut self, value: Value) -> Res<StrId> {
        match self.builtin_value(value) {
            Value::Str(id) => Ok(self.heap.intern_id(id)),
            _ => {
                let message = format!("attribute name must be string, not '{}'", self.type_name(value));
                Err(self.type_error(message))
            }
        }
    }
}
