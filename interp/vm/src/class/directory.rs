//! The names that `dir()` lists.

use sesf_heap::{ClassId, Value, names};

use crate::error::Res;
use crate::vm::Vm;

impl Vm {
    /// The names in the namespaces of a class and its ancestors.
    pub(super) fn class_directory(&mut self, class: ClassId) -> Vec<Value> {
        let order = self.heap.classes.get(class).mro.clone();
        let mut all = Vec::new();
        for class in order {
            let dict = self.heap.classes.get(class).dict;
            all.extend(self.heap.dicts.get(dict).iter().map(|e| e.key));
        }
        self.without_repeats(all)
    }

    /// What `object.__dir__` gives: the object's own names, then those of its class.
    pub(super) fn object_directory(&mut self, value: Value) -> Res<Vec<Value>> {
        let mut all: Vec<Value> = match value {
            Value::Class(_) => Vec::new(),
            _ => self.own_attributes(value).into_iter().map(|(key, _)| key).collect(),
        };
        let class = match self.find_attr(value, names::CLASS)? {
            Some(Value::Class(class)) => class,
            _ => self.class_of(value),
        };
        all.extend(self.class_directory(class));
        Ok(self.without_repeats(all))
    }

    /// The texts among the values, each once.
    fn without_repeats(&mut self, all: Vec<Value>) -> Vec<Value> {
        let mut seen = std::collections::BTreeSet::new();
        let texts = all.into_iter().filter_map(|key| if let Value::Str(id) = key { Some(id) } else { None });
        texts.map(|id| self.heap.intern_id(id)).filter(|id| seen.insert(*id)).map(Value::Str).collect()
    }
}

impl Vm {
    /// The names that `dir(value)` lists, not sorted.
    ///
    /// # Errors
    /// What a `__dir__` of a program raises.
    pub fn directory(&mut self, value: Value) -> Res<Vec<String>> {
        let Some(method) = self.special_of(value, names::DIR) else { return Ok(Vec::new()) };
        let step = self.method_call1(method, value)?;
        let listed = self.run_step(step)?;
        let mut texts = Vec::new();
        for name in self.collect(listed)? {
            texts.push(self.str(name)?);
        }
        Ok(texts)
    }
}
