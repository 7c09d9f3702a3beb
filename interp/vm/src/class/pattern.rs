//! What the `match` statement asks of its subject.

use sesf_heap::{ClassId, StrId, Value, classes, names};

use crate::error::{Interrupt, Res};
use crate::vm::Vm;

/// The bit in `__abc_tpflags__` that collections.abc sets for sequences.
const SEQUENCE: i64 = 1 << 5;
/// The bit for mappings.
const MAPPING: i64 = 1 << 6;

/// Builtin classes whose one positional sub-pattern is matched against the subject itself.
const SELF_MATCHING: [ClassId; 11] = [
    classes::BOOL,
    classes::BYTEARRAY,
    classes::BYTES,
    classes::DICT,
    classes::FLOAT,
    classes::FROZENSET,
    classes::INT,
    classes::LIST,
    classes::SET,
    classes::STR,
    classes::TUPLE,
];

impl Vm {
    /// Whether a sequence pattern may match the value.
    pub fn match_sequence(&mut self, value: Value) -> bool {
        match self.builtin_value(value) {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
            Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) => false,
            _ => self.has_pattern_flag(value, SEQUENCE),
        }
    }

    /// Whether a mapping pattern may match the value.
    pub fn match_mapping(&mut self, value: Value) -> bool {
        match self.builtin_value(value) {
            Value::Dict(_) => true,
            _ => self.proxied(value).is_some() || self.has_pattern_flag(value, MAPPING),
        }
    }

    fn has_pattern_flag(&mut self, value: Value, flag: i64) -> bool {
        let class = self.class_of(value);
        if class == classes::MEMORYVIEW || self.class_name(class) == "deque" && self.heap.classes.get(class).is_builtin
        {
            return flag == SEQUENCE;
        }
        let Some(name) = self.heap.lookup_interned("__abc_tpflags__") else { return false };
        matches!(self.lookup(class, name), Some(Value::Int(flags)) if flags & flag != 0)
    }

    /// The values of a mapping at some keys, as a tuple; None if one is missing.
    ///
    /// # Errors
    /// `ValueError` for a key that occurs twice, and what the mapping's `get` raises.
    pub fn match_keys(&mut self, subject: Value, keys: Value) -> Res {
        let keys = self.tuple_items(keys);
        self.refuse_repeated_keys(&keys)?;
        let mut values = Vec::with_capacity(keys.len());
        for key in keys {
            match self.match_key(subject, key)? {
                Some(value) => values.push(value),
                None => return Ok(Value::None),
            }
        }
        Ok(self.heap.new_tuple_from(values))
    }

    fn refuse_repeated_keys(&mut self, keys: &[Value]) -> Res<()> {
        for (i, key) in keys.iter().enumerate() {
            for earlier in &keys[..i] {
                if self.eq(*earlier, *key)? {
                    let message = format!("mapping pattern checks duplicate key ({})", self.repr(*key)?);
                    return Err(self.value_error(message));
                }
            }
        }
        Ok(())
    }

    fn match_key(&mut self, subject: Value, key: Value) -> Res<Option<Value>> {
        if let Value::Dict(dict) = subject {
            return self.dict_get(dict, key);
        }
        let get = self.heap.intern("get");
        let missing = self.heap.new_instance(classes::OBJECT, None);
        let found = self.call_method(subject, get, &[key, missing])?;
        Ok((!found.is(missing)).then_some(found))
    }

    /// A dict of the items of a mapping, without some keys.
    ///
    /// # Errors
    /// What the mapping raises.
    pub fn match_rest(&mut self, subject: Value, keys: Value) -> Res {
        let rest = self.heap.new_dict_id();
        self.dict_update(rest, subject)?;
        for key in self.tuple_items(keys) {
            self.dict_remove(rest, key)?;
        }
        Ok(Value::Dict(rest))
    }

    /// The attributes that a class pattern names, as a tuple: `count` positional ones, then those in the tuple `names`.
    /// None if the subject does not match.
    ///
    /// # Errors
    /// `TypeError` if the pattern does not fit the class, and what reading attributes raises.
    pub fn match_class(&mut self, subject: Value, class: Value, count: u8, keywords: Value) -> Res {
        let Value::Class(id) = class else {
            return Err(self.type_error("called match pattern must be a type"));
        };
        if !self.is_instance_of(subject, class)? {
            return Ok(Value::None);
        }
        let count = count as usize;
        let mut seen: Vec<StrId> = Vec::new();
        let mut values = Vec::new();
        if count > 0 && !self.match_positional(subject, id, count, &mut seen, &mut values)? {
            return Ok(Value::None);
        }
        for name in self.tuple_items(keywords) {
            let Value::Str(name) = name else { continue };
            match self.match_attribute(subject, id, name, &mut seen)? {
                Some(value) => values.push(value),
                None => return Ok(Value::None),
            }
        }
        Ok(self.heap.new_tuple_from(values))
    }

    fn match_positional(
        &mut self,
        subject: Value,
        class: ClassId,
        count: usize,
        seen: &mut Vec<StrId>,
        values: &mut Vec<Value>,
    ) -> Res<bool> {
        let Some(match_args) = self.find_attr(Value::Class(class), names::MATCH_ARGS)? else {
            return self.match_self(subject, class, count, values);
        };
        let Value::Tuple(_) = match_args else {
            let message = format!(
                "{}.__match_args__ must be a tuple (got {})",
                self.class_name(class),
                self.type_name(match_args)
            );
            return Err(self.type_error(message));
        };
        let match_args = self.tuple_items(match_args);
        if match_args.len() < count {
            return Err(self.too_many_patterns(class, match_args.len(), count));
        }
        for name in match_args.into_iter().take(count) {
            let Value::Str(name) = name else {
                let message = format!("__match_args__ elements must be strings (got {})", self.type_name(name));
                return Err(self.type_error(message));
            };
            match self.match_attribute(subject, class, name, seen)? {
                Some(value) => values.push(value),
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// A class without `__match_args__`: one positional pattern may stand for the whole subject.
    fn match_self(&mut self, subject: Value, class: ClassId, count: usize, values: &mut Vec<Value>) -> Res<bool> {
        let matches_self = self.is_subclass_of_any(class, &SELF_MATCHING);
        let allowed = matches_self as usize;
        if count > allowed {
            return Err(self.too_many_patterns(class, allowed, count));
        }
        values.push(subject);
        Ok(true)
    }

    fn too_many_patterns(&mut self, class: ClassId, allowed: usize, count: usize) -> Interrupt {
        let plural = if allowed == 1 { "" } else { "s" };
        let message =
            format!("{}() accepts {allowed} positional sub-pattern{plural} ({count} given)", self.class_name(class));
        self.type_error(message)
    }

    fn match_attribute(
        &mut self,
        subject: Value,
        class: ClassId,
        name: StrId,
        seen: &mut Vec<StrId>,
    ) -> Res<Option<Value>> {
        let name = self.heap.intern_id(name);
        if seen.contains(&name) {
            let shown = self.repr(Value::Str(name))?;
            let message = format!("{}() got multiple sub-patterns for attribute {shown}", self.class_name(class));
            return Err(self.type_error(message));
        }
        seen.push(name);
        self.find_attr(subject, name)
    }
}
