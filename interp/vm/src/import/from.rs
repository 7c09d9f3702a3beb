//! `from module import name` and `from module import *`.

use sesf_heap::{StrId, Value, names};

use crate::error::{Interrupt, Res};
use crate::vm::Vm;

impl Vm {
    /// The attribute or submodule of a module.
    ///
    /// # Errors
    /// `ImportError` if there is none.
    pub fn import_from(&mut self, module: Value, name: StrId) -> Res {
        if let Some(value) = self.find_attr(module, name)? {
            return Ok(value);
        }
        let package = self.find_attr(module, names::NAME)?;
        let package = package.filter(|package| matches!(package, Value::Str(_)));
        if let Some(Value::Str(package)) = package {
            let full = format!("{}.{}", self.heap.str(package), self.heap.str(name));
            if let Some(submodule) = self.loaded_module(&full) {
                return Ok(submodule);
            }
        }
        Err(self.cannot_import(module, package, name)?)
    }

    fn cannot_import(&mut self, module: Value, package: Option<Value>, name: StrId) -> Res<Interrupt> {
        let shown = match package {
            Some(package) => self.repr(package)?,
            None => "'<unknown module name>'".to_string(),
        };
        let file = self.find_attr(module, names::FILE)?.filter(|file| matches!(file, Value::Str(_)));
        let place = match file {
            Some(file) => self.str(file)?,
            None => "unknown location".to_string(),
        };
        let name = self.repr(Value::Str(name))?;
        let message = match file.is_some() && self.is_initializing(module) {
            true => format!(
                "cannot import name {name} from partially initialized module {shown} (most likely due to a circular \
                 import) ({place})"
            ),
            false => format!("cannot import name {name} from {shown} ({place})"),
        };
        Ok(self.import_error(&message, package.unwrap_or(Value::None), file.unwrap_or(Value::None)))
    }

    /// Binds the public names of a module in a namespace: a dict, or any mapping.
    ///
    /// # Errors
    /// `AttributeError` for a name in `__all__` that is not there, and what the namespace raises.
    pub fn import_star(&mut self, module: Value, namespace: Value) -> Res<()> {
        let (listed, skips_private) = self.public_names(module)?;
        for name in listed {
            let Value::Str(id) = self.builtin_value(name) else {
                return Err(self.bad_public_name(module, name, skips_private)?);
            };
            if skips_private && self.heap.str(id).starts_with('_') {
                continue;
            }
            let id = self.heap.intern_id(id);
            let value = self.get_attr(module, id)?;
            match namespace {
                Value::Dict(dict) => self.dict_set_name(dict, id, value),
                _ => self.set_item(namespace, Value::Str(id), value)?,
            }
        }
        Ok(())
    }

    /// `__all__`, or all names (of which those with an underscore are to be skipped).
    fn public_names(&mut self, module: Value) -> Res<(Vec<Value>, bool)> {
        if let Some(all) = self.find_attr(module, names::ALL)? {
            return Ok((self.collect(all)?, false));
        }
        match self.find_attr(module, names::DICT)? {
            Some(Value::Dict(dict)) => Ok((self.heap.dicts.get(dict).iter().map(|e| e.key).collect(), true)),
            Some(dict) => Ok((self.collect(dict)?, true)),
            None => {
                let message = "from-import-* object has no __dict__ and no __all__";
                Err(self.import_error(message, Value::None, Value::None))
            }
        }
    }

    fn bad_public_name(&mut self, module: Value, name: Value, is_key: bool) -> Res<Interrupt> {
        let owner = match self.find_attr(module, names::NAME)? {
            Some(Value::Str(owner)) => self.heap.str(owner).to_string(),
            _ => "?".to_string(),
        };
        let found = self.type_name(name);
        Ok(self.type_error(match is_key {
            true => format!("Key in {owner}.__dict__ must be str, not {found}"),
            false => format!("Item in {owner}.__all__ must be str, not {found}"),
        }))
    }
}
