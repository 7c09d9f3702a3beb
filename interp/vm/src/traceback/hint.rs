//! Hints after an error message: `. Did you mean: 'name'?`

use sesf_heap::{ExceptionId, Value, classes, names};
use sesf_text::suggest::suggest;

use super::entries::TracebackEntry;
use crate::vm::Vm;

/// At most this many module names are compared.
const MODULE_NAMES: usize = 700;

impl Vm {
    /// The name that the program may have meant.
    pub fn suggestion(&mut self, id: ExceptionId) -> Option<String> {
        let exception = Value::Exception(id);
        if self.is_instance(exception, classes::ATTRIBUTE_ERROR) {
            return self.attribute_suggestion(exception);
        }
        if self.is_instance(exception, classes::NAME_ERROR) {
            return self.name_suggestion(id);
        }
        if self.is_instance(exception, classes::MODULE_NOT_FOUND_ERROR) {
            return self.module_suggestion(exception);
        }
        None
    }

    fn wanted_name(&self, exception: Value) -> Option<String> {
        match self.field(exception, names::NAME_WORD) {
            Some(Value::Str(name)) => Some(self.heap.str(name).to_string()),
            _ => None,
        }
    }

    fn attribute_suggestion(&mut self, exception: Value) -> Option<String> {
        let name = self.wanted_name(exception)?;
        let object = self.field(exception, names::OBJ)?;
        let mut candidates = self.directory(object).ok()?;
        candidates.sort();
        closest(&name, &candidates)
    }

    /// Local names, then global ones, then builtins.
    fn name_suggestion(&mut self, id: ExceptionId) -> Option<String> {
        let name = self.wanted_name(Value::Exception(id))?;
        let entries = self.traceback_entries(self.heap.exceptions.get(id).traceback);
        let entry = entries.last()?;
        let builtins = self.builtins();
        closest(&name, &local_names(entry))
            .or_else(|| closest(&name, &self.dict_names(entry.globals)))
            .or_else(|| closest(&name, &self.dict_names(builtins)))
    }

    fn dict_names(&self, dict: sesf_heap::DictId) -> Vec<String> {
        let keys = self.heap.dicts.get(dict).iter().map(|e| e.key);
        keys.filter_map(|key| if let Value::Str(id) = key { Some(self.heap.str(id).to_string()) } else { None })
            .collect()
    }

    /// A library module or a user's module beside the program.
    fn module_suggestion(&mut self, exception: Value) -> Option<String> {
        let name = self.wanted_name(exception)?;
        if name.starts_with('_') || self.library.absent.contains_key(name.as_str()) {
            return None;
        }
        let library = self.library.modules.keys().filter(|name| !name.starts_with('_') && !name.contains('.'));
        let mut candidates: Vec<String> = library.map(|name| name.to_string()).collect();
        candidates.extend(self.user_module_names());
        candidates.truncate(MODULE_NAMES);
        closest(&name, &candidates)
    }
}

fn closest(name: &str, candidates: &[String]) -> Option<String> {
    let candidates: Vec<&str> = candidates.iter().map(String::as_str).collect();
    suggest(name, &candidates).map(str::to_string)
}

/// The variables of a function, without those of enclosing ones.
fn local_names(entry: &TracebackEntry) -> Vec<String> {
    let proto = &entry.proto;
    let is_parameter = |name: &str| proto.parameters.names.iter().any(|p| &**p == name);
    let variables = proto.variables.iter().filter(|v| !v.is_free && (!v.is_cell || is_parameter(&v.name)));
    variables.map(|v| v.name.to_string()).collect()
}
