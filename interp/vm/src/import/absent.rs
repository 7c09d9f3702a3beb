//! Modules that are not there.

use sesf_heap::{Value, classes, names};

use crate::error::Interrupt;
use crate::vm::Vm;

impl Vm {
    /// `No module named 'name'`, with the reason for modules that the library leaves out.
    pub(super) fn no_module(&mut self, name: &str) -> Interrupt {
        let top = name.split('.').next().unwrap_or(name);
        let message = match self.library.absent.get(name).or_else(|| self.library.absent.get(top)) {
            None => format!("No module named '{name}'"),
            Some(&"") => {
                format!("No module named '{name}': this library leaves it out")
            }
            Some(reason) => format!("No module named '{name}': this library leaves it out ({reason})"),
        };
        self.module_not_found(name, &message)
    }

    /// A `ModuleNotFoundError` about a module.
    pub(super) fn module_not_found(&mut self, name: &str, message: &str) -> Interrupt {
        let error = self.error(classes::MODULE_NOT_FOUND_ERROR, message);
        let name = self.heap.new_str(name);
        self.set_error_field(error, names::NAME_WORD, name);
        error
    }

    /// An `ImportError` about a module.
    pub(super) fn import_error(&mut self, message: &str, name: Value, path: Value) -> Interrupt {
        let error = self.error(classes::IMPORT_ERROR, message);
        self.set_error_field(error, names::NAME_WORD, name);
        self.set_error_field(error, names::PATH_WORD, path);
        error
    }
}
