//! Dicts as native code uses them.

use sesf_heap::{Dict, DictId, Value, hash_bytes, names};

use crate::error::{Interrupt, OrRaise, Res};
use crate::vm::Vm;

impl Vm {
    /// The value of a key.
    #[inline]
    pub fn dict_get(&mut self, dict: DictId, key: Value) -> Res<Option<Value>> {
        let hash = self.hash(key)?;
        let position = self.dict_find(dict, key, hash)?;
        Ok(position.and_then(|p| self.heap.dicts.get(dict).at(p)).map(|entry| entry.value))
    }

    /// Binds a key.
    #[inline]
    pub fn dict_set(&mut self, dict: DictId, key: Value, value: Value) -> Res<()> {
        let hash = self.hash(key)?;
        self.dict_set_hashed(dict, hash, key, value)
    }

    /// Binds a key whose hash is known.
    #[inline]
    pub fn dict_set_hashed(&mut self, dict: DictId, hash: u64, key: Value, value: Value) -> Res<()> {
        match self.dict_find(dict, key, hash)? {
            Some(position) => {
                if let Some(entry) = self.heap.dicts.get_mut(dict).at_mut(position) {
                    entry.value = value;
                }
                Ok(())
            }
            None => self.dict_insert_new(dict, hash, key, value),
        }
    }

    /// Binds a key unless it is there; gives the value it has then.
    pub fn dict_set_default(&mut self, dict: DictId, key: Value, default: Value) -> Res {
        let hash = self.hash(key)?;
        if let Some(position) = self.dict_find(dict, key, hash)?
            && let Some(entry) = self.heap.dicts.get(dict).at(position)
        {
            return Ok(entry.value);
        }
        self.dict_insert_new(dict, hash, key, default)?;
        Ok(default)
    }

    /// Removes a key and gives the value it had.
    pub fn dict_remove(&mut self, dict: DictId, key: Value) -> Res<Option<Value>> {
        let hash = self.hash(key)?;
        match self.dict_find(dict, key, hash)? {
            Some(position) => Ok(self.heap.edit(|h| &mut h.dicts, dict, |d| d.remove(position)).map(|e| e.value)),
            None => Ok(None),
        }
    }

    /// The value of a text as key, in a dict of any keys.
    pub fn dict_get_str(&self, dict: DictId, key: &str) -> Option<Value> {
        let table = self.heap.dicts.get(dict);
        let position = table.find(hash_bytes(key.as_bytes()), |stored| match stored {
            Value::Str(id) => self.heap.str(id) == key,
            _ => false,
        })?;
        table.at(position).map(|entry| entry.value)
    }

    /// Binds a text as key.
    pub fn dict_set_str(&mut self, dict: DictId, key: &str, value: Value) {
        let name = self.heap.intern(key);
        self.dict_set_name(dict, name, value);
    }

    /// A copy of a dict.
    pub fn dict_copy(&mut self, dict: DictId) -> Res<DictId> {
        let bytes = self.heap.dicts.get(dict).owned_bytes();
        self.heap.check_room(bytes).or_raise(self)?;
        let copy = self.heap.dicts.get(dict).clone();
        Ok(self.heap.add(|h| &mut h.dicts, copy))
    }

    /// The keys and values of a dict, in order.
    pub fn dict_items(&self, dict: DictId) -> Vec<(Value, Value)> {
        self.heap.dicts.get(dict).iter().map(|entry| (entry.key, entry.value)).collect()
    }

    /// Removes everything.
    pub fn dict_clear(&mut self, dict: DictId) {
        self.heap.edit(|h| &mut h.dicts, dict, Dict::clear);
    }

    /// Adds what another dict holds; its entries win.
    pub fn dict_merge(&mut self, dict: DictId, from: DictId) -> Res<()> {
        if dict == from {
            return Ok(());
        }
        let source = self.heap.dicts.get(from);
        if self.heap.dicts.get(dict).is_empty() {
            self.heap.check_room(source.owned_bytes()).or_raise(self)?;
            let copy = self.heap.dicts.get(from).clone();
            self.heap.edit(|h| &mut h.dicts, dict, |d| d.replace(copy));
            return Ok(());
        }
        let (mut position, version) = (0, source.version());
        while let Some((at, entry)) = self.heap.dicts.get(from).next_from(position) {
            let (hash, key, value) = (entry.hash, entry.key, entry.value);
            self.dict_set_hashed(dict, hash, key, value)?;
            if self.heap.dicts.get(from).version() != version {
                return Err(self.runtime_error("dict mutated during update"));
            }
            position = at + 1;
        }
        Ok(())
    }

    /// `dict.update(from)`: a mapping (whatever has `keys`) or an iterable of pairs, nested where user code is needed.
    pub fn dict_update(&mut self, dict: DictId, from: Value) -> Res<()> {
        match from {
            Value::Dict(other) => return self.dict_merge(dict, other),
            Value::Instance(_) if self.is_plain_dict_instance(from) => {
                if let Value::Dict(other) = self.builtin_value(from) {
                    return self.dict_merge(dict, other);
                }
            }
            _ => {}
        }
        if let Some(Value::Dict(other)) = self.proxied(from) {
            return self.dict_merge(dict, other);
        }
        match self.find_attr(from, names::KEYS)? {
            Some(keys) => self.dict_update_from_mapping(dict, from, keys),
            None => self.dict_update_from_pairs(dict, from),
        }
    }

    /// Whether a dict's subclass instance is iterated as a dict is.
    fn is_plain_dict_instance(&mut self, value: Value) -> bool {
        if !matches!(self.builtin_value(value), Value::Dict(_)) {
            return false;
        }
        matches!(self.special_of(value, names::ITER), None | Some(Value::Native(_)))
    }

    fn dict_update_from_mapping(&mut self, dict: DictId, from: Value, keys: Value) -> Res<()> {
        let keys = self.call(keys, &[])?;
        let iterator = self.iter(keys)?;
        while let Some(key) = self.next(iterator)? {
            let value = self.get_item(from, key)?;
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    /// Adds pairs from an iterable.
    pub fn dict_update_from_pairs(&mut self, dict: DictId, pairs: Value) -> Res<()> {
        let iterator = self.iter(pairs)?;
        let mut number = 0;
        while let Some(item) = self.next(iterator)? {
            let (key, value) = self.dict_pair(item, number)?;
            self.dict_set(dict, key, value)?;
            number += 1;
        }
        Ok(())
    }

    /// The key and the value that an item with this number of an iterable of pairs is.
    ///
    /// # Errors
    /// `TypeError` or `ValueError` if it is no pair; what its iteration raises.
    pub fn dict_pair(&mut self, item: Value, number: usize) -> Res<(Value, Value)> {
        if let Value::Tuple(id) = item
            && let [key, value] = self.heap.tuple(id)[..]
        {
            return Ok((key, value));
        }
        let items = match self.has_iterator(item) {
            true => self.collect(item)?,
            false => {
                let message = format!("cannot convert dictionary update sequence element #{number} to a sequence");
                return Err(self.type_error(message));
            }
        };
        match items[..] {
            [key, value] => Ok((key, value)),
            _ => {
                let len = items.len();
                let message = format!("dictionary update sequence element #{number} has length {len}; 2 is required");
                Err(self.value_error(message))
            }
        }
    }

    /// `dict | dict`: a new one.
    pub fn dict_union(&mut self, a: DictId, b: DictId) -> Res {
        let copy = self.dict_copy(a)?;
        self.dict_merge(copy, b)?;
        Ok(Value::Dict(copy))
    }

    /// `receiver[key]` of a dict or an instance that carries one: `__missing__` of its class answers for absent keys.
    pub fn dict_item(&mut self, receiver: Value, dict: DictId, key: Value) -> Res {
        if let Some(value) = self.dict_get(dict, key)? {
            return Ok(value);
        }
        if let Value::Instance(_) = receiver
            && let Some(method) = self.special_of(receiver, names::MISSING)
        {
            let step = self.method_call2(method, receiver, key)?;
            return self.run_step(step);
        }
        Err(self.missing_key(key))
    }

    /// The `KeyError` for a key.
    #[cold]
    pub(super) fn missing_key(&mut self, key: Value) -> Interrupt {
        self.key_error(key)
    }
}
