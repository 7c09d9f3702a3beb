//! Relative imports: which package the dots mean.

use sesf_heap::{DictId, Value, names};

use crate::error::Res;
use crate::vm::Vm;

impl Vm {
    /// The absolute name of `level` dots followed by `name`, in a module with these globals.
    ///
    /// # Errors
    /// `ImportError` if the module is in no package, or not deep enough in one.
    pub(super) fn absolute_name(&mut self, name: &str, globals: DictId, level: u32) -> Res<String> {
        let package = self.package_of(globals)?;
        if package.is_empty() {
            let message = "attempted relative import with no known parent package";
            return Err(self.import_error(message, Value::None, Value::None));
        }
        let parts: Vec<&str> = package.split('.').collect();
        let kept = parts.len() as i64 - (level as i64 - 1);
        if kept < 1 {
            let message = "attempted relative import beyond top-level package";
            return Err(self.import_error(message, Value::None, Value::None));
        }
        let base = parts[..kept as usize].join(".");
        Ok(if name.is_empty() { base } else { format!("{base}.{name}") })
    }

    /// `__package__`, or what stands for it.
    fn package_of(&mut self, globals: DictId) -> Res<String> {
        match self.dict_get_name(globals, names::PACKAGE).unwrap_or(Value::None) {
            Value::Str(package) => return Ok(self.heap.str(package).to_string()),
            Value::None => {}
            _ => return Err(self.type_error("package must be a string")),
        }
        if let Some(spec) = self.dict_get_name(globals, names::SPEC).filter(|spec| !spec.is_none()) {
            let parent = self.heap.intern("parent");
            return match self.get_attr(spec, parent)? {
                Value::Str(parent) => Ok(self.heap.str(parent).to_string()),
                _ => Err(self.type_error("__spec__.parent must be a string")),
            };
        }
        let Some(name) = self.dict_get_name(globals, names::NAME) else {
            let message = self.heap.new_str("'__name__' not in globals");
            return Err(self.error_with(sesf_heap::classes::KEY_ERROR, &[message]));
        };
        let Value::Str(name) = name else { return Err(self.type_error("__name__ must be a string")) };
        let name = self.heap.str(name);
        let is_package = self.dict_get_name(globals, names::PATH).is_some();
        Ok(if is_package { name.to_string() } else { name.rsplit_once('.').map_or("", |(head, _)| head).to_string() })
    }
}
