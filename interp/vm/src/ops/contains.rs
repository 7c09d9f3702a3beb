//! `item in container`.

use sesf_heap::{StrId, Value, names};

use crate::error::{Interrupt, Res};
use crate::plan::Step;
use crate::vm::Vm;

impl Vm {
    /// Membership in an exact builtin kind; `None` where its class must be asked.
    #[inline]
    pub fn contains_builtin(&mut self, container: Value, item: Value) -> Res<Option<bool>> {
        match container {
            Value::Dict(id) => {
                let hash = self.hash(item)?;
                Ok(Some(self.dict_find(id, item, hash)?.is_some()))
            }
            Value::Set(id) | Value::FrozenSet(id) => self.set_has(id, item).map(Some),
            Value::List(_) | Value::Tuple(_) => self.items_contain(container, item).map(Some),
            Value::Str(id) => self.text_contains(id, item).map(Some),
            Value::Instance(_) | Value::Class(_) => Ok(None),
            _ => self.contains_other(container, item),
        }
    }

    /// Membership in a set; a set as item counts as the frozenset of its elements.
    fn set_has(&mut self, set: sesf_heap::SetId, item: Value) -> Res<bool> {
        match item {
            Value::Set(id) => {
                let hash = sesf_heap::equality::hash_frozenset(self.heap.sets.get(id));
                Ok(self.set_find(set, item, hash)?.is_some())
            }
            _ => self.set_contains(set, item),
        }
    }

    fn items_contain(&mut self, container: Value, item: Value) -> Res<bool> {
        let mut index = 0;
        loop {
            let items = match container {
                Value::List(id) => self.heap.lists.get(id).as_slice(),
                Value::Tuple(id) => self.heap.tuple(id),
                _ => return Ok(false),
            };
            // What needs no user code is compared without leaving this slice.
            let rest = items.get(index..).unwrap_or(&[]);
            let at = match sesf_heap::equality::search_plain(&self.heap, rest, item) {
                Ok(answer) => return Ok(answer),
                Err(at) => at,
            };
            if self.eq(rest[at], item)? {
                return Ok(true);
            }
            index += at + 1;
        }
    }

    fn text_contains(&mut self, id: StrId, item: Value) -> Res<bool> {
        match self.builtin_value(item) {
            Value::Str(part) => Ok(sesf_text::search::contains(self.heap.str(id), self.heap.str(part))),
            _ => {
                let message = format!("'in <string>' requires string as left operand, not {}", self.type_name(item));
                Err(self.type_error(message))
            }
        }
    }

    #[inline(never)]
    fn contains_other(&mut self, container: Value, item: Value) -> Res<Option<bool>> {
        match container {
            Value::Range(id) => match item {
                Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => {
                    let item = self.index(item)?;
                    Ok(Some(self.range_contains(id, item)))
                }
                Value::Float(f) => self.range_contains_float(id, f).map(Some),
                Value::Instance(_) | Value::Object(_) | Value::Complex(_) => {
                    let iterator = self.iter(container)?;
                    self.iteration_contains(iterator, item).map(Some)
                }
                _ => Ok(Some(false)),
            },
            Value::Bytes(_) | Value::ByteArray(_) => self.bytes_contain(container, item).map(Some),
            Value::Object(_) => self.view_contains(container, item),
            _ => Ok(None),
        }
    }

    /// Membership of a float, which equals at most one integer.
    fn range_contains_float(&mut self, id: sesf_heap::RangeId, f: f64) -> Res<bool> {
        if !f.is_finite() || f.fract() != 0.0 {
            return Ok(false);
        }
        let int = self.to_int(Value::Float(f))?;
        Ok(self.range_contains(id, int))
    }

    fn bytes_contain(&mut self, container: Value, item: Value) -> Res<bool> {
        if self.index_or_none(item)?.is_some() {
            let byte = self.as_byte(item)?;
            return Ok(match container {
                Value::Bytes(id) => self.heap.bytes_objects.get(id).contains(&byte),
                _ => self.bytes_like(container).unwrap_or_default().contains(&byte),
            });
        }
        let bytes = self.bytes_like(container).unwrap_or_default();
        let part = self.expect_bytes_like(item)?;
        Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == part))
    }

    fn iteration_contains(&mut self, iterator: Value, item: Value) -> Res<bool> {
        while let Some(other) = self.next(iterator)? {
            if other.is(item) || self.eq(other, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Membership as a bool, or the call whose result's truth it is: `__contains__`, or the prelude's loop.
    pub fn contains_plan(&mut self, container: Value, item: Value) -> Res<Step> {
        if let Some(answer) = self.contains_builtin(container, item)? {
            return Ok(Step::Value(Value::Bool(answer)));
        }
        match self.special_of(container, names::CONTAINS) {
            Some(Value::None) => {
                let message = format!("'{}' object is not a container", self.type_name(container));
                return Err(self.type_error(message));
            }
            Some(Value::Native(_)) if matches!(container, Value::Instance(_)) => {
                let builtin = self.builtin_value(container);
                if !builtin.is(container)
                    && let Some(answer) = self.contains_builtin(builtin, item)?
                {
                    return Ok(Step::Value(Value::Bool(answer)));
                }
            }
            _ => {}
        }
        if let Some(method) = self.special_of(container, names::CONTAINS) {
            return self.method_call2(method, container, item);
        }
        if !self.has_iterator(container) {
            return Err(self.not_searchable(container));
        }
        if let Value::Iter(_) = container {
            return self.iteration_contains(container, item).map(|answer| Step::Value(Value::Bool(answer)));
        }
        Ok(Step::call2(self.prelude("contains")?, container, item))
    }

    fn not_searchable(&mut self, container: Value) -> Interrupt {
        let message = format!("argument of type '{}' is not iterable", self.type_name(container));
        self.type_error(message)
    }

    /// `item in container` from native code.
    pub fn contains(&mut self, container: Value, item: Value) -> Res<bool> {
        let step = self.contains_plan(container, item)?;
        let answer = self.run_step(step)?;
        self.truth(answer)
    }
}
