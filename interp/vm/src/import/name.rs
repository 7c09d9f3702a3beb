//! The import statement: from a name to a module.

use sesf_heap::{DictId, StrId, Value, names};

use crate::call::{Called, ReturnTo};
use crate::error::Res;
use crate::vm::Vm;

impl Vm {
    /// `__import__(name, globals, None, fromlist, level)`.
    ///
    /// # Errors
    /// `ImportError`, and what the bodies of the modules raise; [`crate::Interrupt::Call`] if there are bodies to be run.
    pub fn import_name(&mut self, name: StrId, globals: DictId, fromlist: Value, level: u32) -> Res {
        let text = self.heap.str(name).to_string();
        let full = self.full_name(&text, globals, level)?;
        let wanted = self.tuple_or_list(fromlist);
        let result = match wanted.is_empty() {
            true => result_name(&text, &full),
            false => full.clone(),
        };
        if let Some(module) = self.import_loaded(&full, &wanted, &result)? {
            return Ok(module);
        }
        self.prelude("import_load")?;
        let fromlist = self.heap.new_tuple(&wanted);
        let (full, result) = (self.heap.new_str(&full), self.heap.new_str(&result));
        self.tail_prelude("import_name", &[full, fromlist, result])
    }

    fn full_name(&mut self, name: &str, globals: DictId, level: u32) -> Res<String> {
        match level {
            0 if name.is_empty() => Err(self.value_error("Empty module name")),
            0 => Ok(name.to_string()),
            _ => self.absolute_name(name, globals, level),
        }
    }

    /// The answer, if every module needed is there.
    fn import_loaded(&mut self, full: &str, wanted: &[Value], result: &str) -> Res<Option<Value>> {
        let Some(module) = self.loaded_module(full).filter(|module| !module.is_none()) else { return Ok(None) };
        if !wanted.is_empty() && !self.missing_submodules(module, wanted)?.is_empty() {
            return Ok(None);
        }
        Ok(self.loaded_module(result).filter(|module| !module.is_none()))
    }

    fn tuple_or_list(&self, value: Value) -> Vec<Value> {
        match self.builtin_value(value) {
            Value::List(list) => self.heap.lists.get(list).to_vec(),
            _ => self.tuple_items(value),
        }
    }

    /// The submodules that `from module import ...` names and that are not attributes of the package yet.
    pub(super) fn missing_submodules(&mut self, module: Value, wanted: &[Value]) -> Res<Vec<Value>> {
        if self.find_attr(module, names::PATH)?.is_none() {
            return Ok(Vec::new());
        }
        let mut missing = Vec::new();
        for name in wanted {
            let Value::Str(id) = self.builtin_value(*name) else {
                let message = format!("Item in ``from list'' must be str, not {}", self.type_name(*name));
                return Err(self.type_error(message));
            };
            if self.heap.str(id) == "*" {
                missing.extend(self.missing_of_all(module)?);
            } else {
                let id = self.heap.intern_id(id);
                missing.extend(self.submodule_unless_there(module, id)?);
            }
        }
        Ok(missing)
    }

    fn missing_of_all(&mut self, module: Value) -> Res<Vec<Value>> {
        let Some(all) = self.find_attr(module, names::ALL)? else { return Ok(Vec::new()) };
        let mut missing = Vec::new();
        for name in self.collect(all)? {
            if let Value::Str(id) = self.builtin_value(name) {
                let id = self.heap.intern_id(id);
                missing.extend(self.submodule_unless_there(module, id)?);
            }
        }
        Ok(missing)
    }

    fn submodule_unless_there(&mut self, module: Value, name: StrId) -> Res<Option<Value>> {
        if self.find_attr(module, name)?.is_some() {
            return Ok(None);
        }
        let Some(Value::Str(package)) = self.find_attr(module, names::NAME)? else { return Ok(None) };
        let full = format!("{}.{}", self.heap.str(package), self.heap.str(name));
        Ok(Some(self.heap.new_string(full)))
    }

    /// Imports a module by its full name and gives it, running the bodies in a nested loop.
    ///
    /// # Errors
    /// As [`Vm::import_name`].
    pub fn import_module(&mut self, name: &str) -> Res {
        if let Some(module) = self.loaded_module(name).filter(|module| !module.is_none()) {
            return Ok(module);
        }
        self.prelude("import_load")?;
        let function = self.prelude("import_name")?;
        let (name, fromlist) = (self.heap.new_str(name), self.heap.new_tuple(&[]));
        self.call(function, &[name, fromlist, name])
    }

    /// The import instruction: `__import__` as the program may have replaced it, or the default one.
    pub(crate) fn import_instruction(
        &mut self,
        name: StrId,
        globals: DictId,
        fromlist: Value,
        level: u8,
        dst: u8,
    ) -> Res<Called> {
        let to = ReturnTo::store(dst);
        let hook = self.dict_get_name(self.builtins(), names::IMPORT);
        if let Some(hook) = hook.filter(|hook| !matches!(hook, Value::Native(_))) {
            let args = [Value::Str(name), Value::Dict(globals), Value::None, fromlist, Value::Int(level as i64)];
            return self.invoke(hook, &args, &[], to);
        }
        let result = self.import_name(name, globals, fromlist, level as u32);
        self.finish_native(result, to)
    }
}

/// `import a.b.c` gives `a`; after dots, the package that corresponds to it.
fn result_name(name: &str, full: &str) -> String {
    let top = name.split('.').next().unwrap_or(name);
    let cut = name.len() - top.len();
    full.get(..full.len() - cut).unwrap_or(full).to_string()
}
