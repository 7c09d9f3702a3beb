//! Iteration: making iterators of builtin containers, and stepping the native ones.
//!
//! A native iterator lets go of its source when it is exhausted, and gives nothing from then on.

use sesf_heap::{DictId, Heap, Iter, IterId, IterKind, Range, SetId, StrId, Value, classes, names};

use super::views::ViewKind;
use crate::error::{Interrupt, OrRaise, Res};
use crate::vm::Vm;

impl Vm {
    /// The iterator of an exact builtin kind (an iterator is its own); `None` where its class must be asked.
    #[inline]
    pub fn iter_builtin(&mut self, value: Value) -> Option<Value> {
        match value {
            Value::Iter(_) | Value::Generator(_) => Some(value),
            Value::Range(id) => {
                let range = *self.heap.ranges.get(id);
                Some(self.range_iterator(range))
            }
            Value::Object(_) => self.view_iterator(value),
            _ => iterator_plain(&mut self.heap, value),
        }
    }

    fn range_iterator(&mut self, range: Range) -> Value {
        if let (Value::Int(start), Value::Int(stop), Value::Int(step)) = (range.start, range.stop, range.step) {
            let iter = Iter { kind: IterKind::Range, position: start, limit: stop, step, ..Iter::default() };
            return self.heap.new_iter(Iter { source: Value::None, ..iter });
        }
        let extra = self.heap.new_tuple(&[range.stop, range.step]);
        self.heap.new_iter(Iter { kind: IterKind::BigRange, source: range.start, extra, ..Iter::default() })
    }

    /// The iterator over a dict that gives its keys, values or items.
    pub(super) fn dict_iterator(&mut self, kind: ViewKind, dict: DictId) -> Value {
        let limit = self.heap.dicts.get(dict).len() as i64;
        let kind = match kind {
            ViewKind::Keys => IterKind::DictKeys,
            ViewKind::Values => IterKind::DictValues,
            ViewKind::Items => IterKind::DictItems,
        };
        self.heap.new_iter(Iter { kind, source: Value::Dict(dict), limit, ..Iter::default() })
    }

    /// The iterator over an ordered dict: a dict's that words its error otherwise.
    pub fn as_ordered_iterator(&mut self, iterator: Value) -> Value {
        if let Value::Iter(id) = iterator {
            self.heap.iters.get_mut(id).extra = Value::Bool(true);
        }
        iterator
    }

    /// The reverse iterator of an exact builtin sequence, dict or dict view; `None` for anything else.
    pub fn reversed_builtin(&mut self, value: Value) -> Option<Value> {
        let (kind, position, limit) = match value {
            Value::List(id) => (IterKind::ReverseList, self.heap.lists.get(id).len(), 0),
            Value::Tuple(id) => (IterKind::ReverseTuple, self.heap.tuple(id).len(), 0),
            Value::Str(id) => (IterKind::ReverseStr, self.heap.str(id).len(), 0),
            Value::Bytes(_) | Value::ByteArray(_) => (IterKind::ReverseGetItem, self.len_builtin(value)?, 0),
            Value::Range(id) => {
                let range = *self.heap.ranges.get(id);
                return self.reversed_range(id, range);
            }
            Value::Dict(dict) => return Some(self.reversed_dict(ViewKind::Keys, dict)),
            Value::Object(_) => {
                let view = self.dict_view(value)?;
                return Some(self.reversed_dict(view.kind, view.dict));
            }
            _ => return None,
        };
        let position = if kind == IterKind::ReverseGetItem { position as i64 - 1 } else { position as i64 };
        Some(self.heap.new_iter(Iter { kind, source: value, position, limit, ..Iter::default() }))
    }

    fn reversed_dict(&mut self, kind: ViewKind, dict: DictId) -> Value {
        let table = self.heap.dicts.get(dict);
        let (limit, position) = (table.len() as i64, table.end() as i64);
        let kind = match kind {
            ViewKind::Keys => IterKind::ReverseDictKeys,
            ViewKind::Values => IterKind::ReverseDictValues,
            ViewKind::Items => IterKind::ReverseDictItems,
        };
        self.heap.new_iter(Iter { kind, source: Value::Dict(dict), position, limit, ..Iter::default() })
    }

    fn reversed_range(&mut self, id: sesf_heap::RangeId, range: Range) -> Option<Value> {
        let one = Value::Int(1);
        let (stop, step) = (self.big_of(range.start), self.big_of(range.step));
        let start = match self.range_item(id, Value::Int(-1)) {
            Some(last) => last,
            None => return Some(self.range_iterator(Range { start: one, stop: one, step: one, len: Value::Int(0) })),
        };
        let stop = self.heap.new_int(stop - &step);
        let step = self.heap.new_int(-step);
        Some(self.range_iterator(Range { start, stop, step, len: range.len }))
    }

    // ---- native iterators

    /// The next value of a native iterator; `None` at its end.
    #[inline]
    pub fn next_builtin(&mut self, id: IterId) -> Res<Option<Value>> {
        let heap = &mut self.heap;
        let iter = heap.iters.get_mut(id);
        match (iter.kind, iter.source) {
            (IterKind::List, Value::List(_)) | (IterKind::Tuple, Value::Tuple(_)) => {
                if let Some(item) = heap.next_item(id) {
                    return Ok(Some(item));
                }
            }
            (IterKind::Range, _) => return Ok(heap.next_item(id)),
            (IterKind::DictKeys, Value::Dict(dict)) => {
                return Ok(self.next_entry(id, dict)?.map(|(key, _)| key));
            }
            (IterKind::DictValues, Value::Dict(dict)) => {
                return Ok(self.next_entry(id, dict)?.map(|(_, value)| value));
            }
            (IterKind::Str, Value::Str(text)) => return self.next_char(id, text),
            (IterKind::Bytes, Value::Bytes(bytes)) => {
                if let Some(byte) = heap.bytes_objects.get(bytes).get(iter.position as usize) {
                    iter.position += 1;
                    return Ok(Some(Value::Int(*byte as i64)));
                }
            }
            (IterKind::ByteArray, Value::ByteArray(bytes)) => {
                if let Some(byte) = heap.bytearrays.get(bytes).get(iter.position as usize) {
                    iter.position += 1;
                    return Ok(Some(Value::Int(*byte as i64)));
                }
            }
            (_, Value::Unbound) => return Ok(None),
            (IterKind::Enumerate | IterKind::DictItems, _) => {
                let pair = self.next_pair(id)?;
                return Ok(pair.map(|(a, b)| self.heap.new_tuple(&[a, b])));
            }
            (IterKind::Zip, Value::Tuple(sources)) => {
                if self.gives_pairs(id) {
                    let pair = self.next_pair(id)?;
                    return Ok(pair.map(|(a, b)| self.heap.new_tuple(&[a, b])));
                }
                let strict = self.heap.iters.get(id).position == 1;
                return self.next_of_zip(sources, strict);
            }
            _ => return self.next_other(id),
        }
        self.heap.exhaust_iter(id);
        Ok(None)
    }

    /// Whether each value of a native iterator is a new pair, which [`Vm::next_pair`] gives in two parts.
    #[inline]
    pub(crate) fn gives_pairs(&self, id: IterId) -> bool {
        let iter = self.heap.iters.get(id);
        match (iter.kind, iter.source) {
            (IterKind::Enumerate, _) | (IterKind::DictItems, Value::Dict(_)) => true,
            (IterKind::Zip, Value::Tuple(sources)) => iter.position == 0 && self.heap.tuple(sources).len() == 2,
            _ => false,
        }
    }

    /// The next pair of an iterator that gives pairs.
    #[inline]
    pub(crate) fn next_pair(&mut self, id: IterId) -> Res<Option<(Value, Value)>> {
        let iter = self.heap.iters.get(id);
        match (iter.kind, iter.source) {
            (_, Value::Unbound) => Ok(None),
            (IterKind::Enumerate, source) => self.next_counted(id, source),
            (IterKind::DictItems, Value::Dict(dict)) => self.next_entry(id, dict),
            (_, Value::Tuple(sources)) => {
                let [first, second] = self.heap.tuple(sources)[..] else { return Ok(None) };
                let Some(a) = self.next_of_source(first)? else { return Ok(None) };
                Ok(self.next_of_source(second)?.map(|b| (a, b)))
            }
            _ => Ok(None),
        }
    }

    fn next_entry(&mut self, id: IterId, dict: DictId) -> Res<Option<(Value, Value)>> {
        let iter = self.heap.iters.get_mut(id);
        let table = self.heap.dicts.get(dict);
        if table.len() as i64 != iter.limit {
            iter.limit = -1;
            let message = match iter.extra {
                Value::Unbound => "dictionary changed size during iteration",
                _ => "OrderedDict mutated during iteration",
            };
            return Err(self.runtime_error(message));
        }
        let Some((at, entry)) = table.next_from(iter.position as usize) else {
            self.heap.exhaust_iter(id);
            return Ok(None);
        };
        // `step` counts what was given: more than there were means that keys changed.
        if iter.step == iter.limit {
            return Err(self.runtime_error("dictionary keys changed during iteration"));
        }
        iter.step += 1;
        iter.position = at as i64 + 1;
        Ok(Some((entry.key, entry.value)))
    }

    fn next_char(&mut self, id: IterId, text: StrId) -> Res<Option<Value>> {
        let iter = self.heap.iters.get(id);
        let position = iter.position as usize;
        if iter.limit == 1 {
            // ASCII.
            return match self.heap.str(text).as_bytes().get(position) {
                Some(byte) => {
                    let character = Value::ascii_char(*byte);
                    self.heap.iters.get_mut(id).position += 1;
                    Ok(Some(character))
                }
                None => {
                    self.heap.exhaust_iter(id);
                    Ok(None)
                }
            };
        }
        let rest = self.heap.str(text).get(position..);
        match rest.and_then(|rest| rest.chars().next()) {
            Some(c) => {
                self.heap.iters.get_mut(id).position += c.len_utf8() as i64;
                Ok(Some(self.heap.new_char(c)))
            }
            None => {
                self.heap.exhaust_iter(id);
                Ok(None)
            }
        }
    }

    #[inline(never)]
    fn next_other(&mut self, id: IterId) -> Res<Option<Value>> {
        let iter = self.heap.iters.get(id).clone();
        let next = match (iter.kind, iter.source) {
            (IterKind::Set, Value::Set(set) | Value::FrozenSet(set)) => self.next_of_set(id, &iter, set)?,
            (IterKind::BigRange, next) => self.next_of_big_range(id, next, iter.extra),
            (IterKind::ReverseList, Value::List(list)) => {
                let items = self.heap.lists.get(list);
                // A list that has become shorter ends the iteration.
                let index = iter.position - 1;
                let value = usize::try_from(index).ok().and_then(|i| items.get(i).copied());
                self.heap.iters.get_mut(id).position = index;
                value
            }
            (IterKind::ReverseTuple, Value::Tuple(tuple)) => {
                let index = iter.position - 1;
                self.heap.iters.get_mut(id).position = index;
                usize::try_from(index).ok().and_then(|i| self.heap.tuple(tuple).get(i).copied())
            }
            (IterKind::ReverseStr, Value::Str(text)) => self.previous_char(id, text, iter.position),
            (
                IterKind::ReverseDictKeys | IterKind::ReverseDictValues | IterKind::ReverseDictItems,
                Value::Dict(dict),
            ) => self.previous_of_dict(id, &iter, dict)?,
            (IterKind::Map, source) => match self.next_of_source(source)? {
                Some(item) => Some(self.call_quick(iter.extra, item)?),
                None => None,
            },
            (IterKind::GetItem, source) => self.next_by_index(id, source, iter.position, 1)?,
            (IterKind::ReverseGetItem, source) => self.next_by_index(id, source, iter.position, -1)?,
            (IterKind::Callable, function) => self.next_of_callable(function, iter.extra)?,
            _ => None,
        };
        if next.is_none() {
            self.heap.exhaust_iter(id);
        }
        Ok(next)
    }

    fn next_of_set(&mut self, id: IterId, iter: &Iter, set: SetId) -> Res<Option<Value>> {
        let table = self.heap.sets.get(set);
        if table.len() as i64 != iter.limit {
            self.heap.iters.get_mut(id).limit = -1;
            return Err(self.runtime_error("Set changed size during iteration"));
        }
        let Some((at, entry)) = table.next_from(iter.position as usize) else { return Ok(None) };
        self.heap.iters.get_mut(id).position = at as i64 + 1;
        Ok(Some(entry.key))
    }

    fn next_of_big_range(&mut self, id: IterId, next: Value, extra: Value) -> Option<Value> {
        let Value::Tuple(extra) = extra else { return None };
        let [stop, step] = self.heap.tuple(extra)[..] else { return None };
        let (value, stop, step) = (self.big_of(next), self.big_of(stop), self.big_of(step));
        let inside = if step > dashu_int::IBig::ZERO { value < stop } else { value > stop };
        if !inside {
            return None;
        }
        let after = self.heap.new_int(value + step);
        self.heap.iters.get_mut(id).source = after;
        Some(next)
    }

    fn previous_char(&mut self, id: IterId, text: StrId, position: i64) -> Option<Value> {
        let c = self.heap.str(text).get(..position as usize)?.chars().next_back()?;
        self.heap.iters.get_mut(id).position = position - c.len_utf8() as i64;
        Some(self.heap.new_char(c))
    }

    fn previous_of_dict(&mut self, id: IterId, iter: &Iter, dict: DictId) -> Res<Option<Value>> {
        let table = self.heap.dicts.get(dict);
        if table.len() as i64 != iter.limit {
            self.heap.iters.get_mut(id).limit = -1;
            return Err(self.runtime_error("dictionary changed size during iteration"));
        }
        let Some((at, entry)) = table.last_before(iter.position as usize) else { return Ok(None) };
        self.heap.iters.get_mut(id).position = at as i64;
        let (key, value) = (entry.key, entry.value);
        Ok(Some(match iter.kind {
            IterKind::ReverseDictKeys => key,
            IterKind::ReverseDictValues => value,
            _ => self.heap.new_tuple(&[key, value]),
        }))
    }

    /// The next value of the iterator inside another one. Iterators may be nested without end.
    fn next_of_source(&mut self, source: Value) -> Res<Option<Value>> {
        let Value::Iter(id) = source else { return self.next(source) };
        if !matches!(self.heap.iters.get(id).kind, IterKind::Enumerate | IterKind::Zip | IterKind::Map) {
            return self.next_builtin(id);
        }
        self.enter_native(" while calling a Python object")?;
        let next = self.next_builtin(id);
        self.leave_native();
        next
    }

    fn next_counted(&mut self, id: IterId, source: Value) -> Res<Option<(Value, Value)>> {
        let Some(item) = self.next_of_source(source)? else {
            self.heap.exhaust_iter(id);
            return Ok(None);
        };
        let iter = self.heap.iters.get_mut(id);
        if !iter.extra.is_bound() && iter.position < i64::MAX {
            let count = Value::Int(iter.position);
            iter.position += 1;
            return Ok(Some((count, item)));
        }
        let count = iter.extra.or(Value::Int(iter.position));
        let after = match count {
            Value::Int(i) if i < i64::MAX => {
                self.heap.iters.get_mut(id).position = i + 1;
                Value::Unbound
            }
            big => {
                let after = self.big_of(big) + dashu_int::IBig::ONE;
                self.heap.new_int(after)
            }
        };
        self.heap.iters.get_mut(id).extra = after;
        Ok(Some((count, item)))
    }

    fn next_of_zip(&mut self, sources: sesf_heap::TupleId, strict: bool) -> Res<Option<Value>> {
        let n = self.heap.tuple(sources).len();
        let mut items = sesf_heap::ItemBuffer::with_capacity(n);
        for i in 0..n {
            let source = self.heap.tuple(sources)[i];
            match self.next_of_source(source)? {
                Some(item) => items.push(item),
                None if !strict => return Ok(None),
                None if i > 0 => return Err(self.unequal_zip(i, "shorter")),
                None => {
                    let sources = sesf_heap::Items::from_slice(self.heap.tuple(sources));
                    return self.check_zip_rest(&sources);
                }
            }
        }
        if n == 0 { Ok(None) } else { Ok(Some(self.heap.new_tuple_of(items))) }
    }

    /// After the first source of a strict zip has ended: the others must have, too.
    fn check_zip_rest(&mut self, sources: &[Value]) -> Res<Option<Value>> {
        for (i, source) in sources.iter().enumerate().skip(1) {
            if self.next_of_source(*source)?.is_some() {
                return Err(self.unequal_zip(i, "longer"));
            }
        }
        Ok(None)
    }

    fn unequal_zip(&mut self, index: usize, how: &str) -> Interrupt {
        let others = if index == 1 { " 1".to_string() } else { format!("s 1-{index}") };
        self.value_error(format!("zip() argument {} is {how} than argument{others}", index + 1))
    }

    fn next_by_index(&mut self, id: IterId, source: Value, position: i64, step: i64) -> Res<Option<Value>> {
        if position < 0 {
            return Ok(None);
        }
        match self.get_item(source, Value::Int(position)) {
            Ok(value) => {
                self.heap.iters.get_mut(id).position = position + step;
                Ok(Some(value))
            }
            Err(Interrupt::Raise(error)) => {
                let class = self.heap.exceptions.get(error).class;
                let ends =
                    [classes::INDEX_ERROR, classes::STOP_ITERATION].iter().any(|end| self.is_subclass(class, *end));
                if ends { Ok(None) } else { Err(Interrupt::Raise(error)) }
            }
            Err(interrupt) => Err(interrupt),
        }
    }

    /// Calls a function of one argument that runs no code of the language, without the general call's preparations.
    pub fn call_quick(&mut self, function: Value, argument: Value) -> Res {
        let (native, args, n_args) = match function {
            Value::Native(id) => (Some(id), [argument, Value::Unbound], 1),
            Value::Class(class) => (self.native_new(class), [function, argument], 2),
            _ => (None, [argument, Value::Unbound], 1),
        };
        match native {
            Some(id) if self.native_depth < crate::vm::MAX_NATIVE_DEPTH => {
                match self.call_native(id, &args[..n_args], &[]) {
                    Err(Interrupt::Call) => {
                        self.enter_native(" while calling a Python object")?;
                        let result = self.finish_quick();
                        self.leave_native();
                        result
                    }
                    result => result,
                }
            }
            _ => self.call(function, &[argument]),
        }
    }

    /// Nevertheless, the function handed over to another one.
    #[cold]
    fn finish_quick(&mut self) -> Res {
        match self.finish_native(Err(Interrupt::Call), crate::call::ReturnTo::EXIT)? {
            crate::call::Called::Value(value) => Ok(value),
            crate::call::Called::Pushed => self.run_nested(),
        }
    }

    fn next_of_callable(&mut self, function: Value, sentinel: Value) -> Res<Option<Value>> {
        let answer = self.call(function, &[]);
        let Some(value) = self.catch_stop(answer)? else { return Ok(None) };
        let same = sentinel.is(value) || self.eq(sentinel, value)?;
        Ok((!same).then_some(value))
    }

    // ---- any iterator, from native code

    /// `None` for `StopIteration`.
    pub fn catch_stop(&mut self, result: Res) -> Res<Option<Value>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Interrupt::Raise(error)) if self.is_stop(error) => Ok(None),
            Err(interrupt) => Err(interrupt),
        }
    }

    fn is_stop(&self, error: sesf_heap::ExceptionId) -> bool {
        self.is_subclass(self.heap.exceptions.get(error).class, classes::STOP_ITERATION)
    }

    /// `iter(value)`.
    ///
    /// # Errors
    /// `TypeError` for what is not iterable.
    pub fn iter(&mut self, value: Value) -> Res {
        let step = self.iter_plan(value)?;
        let iterator = self.run_step(step)?;
        self.finish_iter(iterator)
    }

    /// The answer of `__iter__`, which must be an iterator.
    ///
    /// # Errors
    /// `TypeError` if it is none.
    pub fn finish_iter(&mut self, iterator: Value) -> Res {
        let is_iterator = match iterator {
            Value::Iter(_) | Value::Generator(_) => true,
            _ => self.special_of(iterator, names::NEXT).is_some_and(|m| !m.is_none()),
        };
        if is_iterator {
            return Ok(iterator);
        }
        let message = format!("iter() returned non-iterator of type '{}'", self.type_name(iterator));
        Err(self.type_error(message))
    }

    /// Whether `iter` would find a way to iterate.
    pub fn has_iterator(&mut self, value: Value) -> bool {
        match value {
            Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Dict(_) | Value::Set(_) | Value::FrozenSet(_) => {
                true
            }
            Value::Bytes(_) | Value::ByteArray(_) | Value::Range(_) | Value::Iter(_) | Value::Generator(_) => true,
            Value::Object(_) if self.dict_view(value).is_some() || self.proxied(value).is_some() => true,
            _ => match self.special_of(value, names::ITER) {
                Some(method) => !method.is_none(),
                None => self.special_of(value, names::GETITEM).is_some(),
            },
        }
    }

    /// The next value of any iterator; `None` at its end.
    #[inline]
    pub fn next(&mut self, iterator: Value) -> Res<Option<Value>> {
        match iterator {
            Value::Iter(id) => self.next_builtin(id),
            _ => self.next_by_class(iterator),
        }
    }

    fn next_by_class(&mut self, iterator: Value) -> Res<Option<Value>> {
        if let Value::Generator(id) = iterator {
            let answer = self.generator_send(id, Value::None);
            return self.catch_stop(answer);
        }
        let Some(method) = self.special_of(iterator, names::NEXT).filter(|m| !m.is_none()) else {
            let message = format!("'{}' object is not an iterator", self.type_name(iterator));
            return Err(self.type_error(message));
        };
        let step = self.method_call1(method, iterator)?;
        let answer = self.run_step(step);
        self.catch_stop(answer)
    }

    /// The items of any iterable.
    ///
    /// # Errors
    /// What iteration raises; `MemoryError` if there are too many.
    pub fn collect(&mut self, iterable: Value) -> Res<Vec<Value>> {
        match iterable {
            Value::List(id) => return Ok(self.heap.lists.get(id).to_vec()),
            Value::Tuple(id) => return Ok(self.heap.tuple(id).to_vec()),
            Value::Dict(id) => return Ok(self.heap.dicts.get(id).iter().map(|e| e.key).collect()),
            Value::Set(id) | Value::FrozenSet(id) => {
                return Ok(self.heap.sets.get(id).iter().map(|e| e.key).collect());
            }
            _ => {}
        }
        let iterator = self.iter(iterable)?;
        let mut items = Vec::with_capacity(self.n_remaining(iterator).unwrap_or(0).min(1 << 16));
        while let Some(item) = self.next(iterator)? {
            if items.len() == items.capacity() {
                self.heap.check_room(items.capacity() * 2 * size_of::<Value>()).or_raise(self)?;
            }
            items.push(item);
        }
        Ok(items)
    }

    /// Whether stepping a native iterator is known to run no code of the language.
    pub fn iter_is_native(&self, id: IterId) -> bool {
        /// Iterators nested deeper are not looked into.
        const MAX_NESTING: u32 = 16;
        self.iter_is_native_within(id, MAX_NESTING)
    }

    fn iter_is_native_within(&self, id: IterId, nesting: u32) -> bool {
        let is_native = |iterator: Value| match iterator {
            Value::Iter(id) => nesting > 0 && self.iter_is_native_within(id, nesting - 1),
            Value::Object(_) => true,
            _ => false,
        };
        let iter = self.heap.iters.get(id);
        match (iter.kind, iter.source) {
            (_, Value::Unbound) => true,
            (IterKind::GetItem | IterKind::ReverseGetItem | IterKind::Callable, _) => false,
            (IterKind::Enumerate | IterKind::Map, source) => is_native(source),
            (IterKind::Zip, Value::Tuple(sources)) => {
                // A few levels of many sources each are many iterators.
                let sources = self.heap.tuple(sources);
                sources.len() <= 64 && sources.iter().all(|source| is_native(*source))
            }
            _ => true,
        }
    }

    /// How many values a native iterator has still to give, if that is known.
    pub fn n_remaining(&self, iterator: Value) -> Option<usize> {
        let Value::Iter(mut id) = iterator else { return None };
        while let Iter { kind: IterKind::Enumerate, source: Value::Iter(inner), .. } = self.heap.iters.get(id) {
            id = *inner;
        }
        let iter = self.heap.iters.get(id);
        let left = |len: usize| len.saturating_sub(iter.position as usize);
        Some(match (iter.kind, iter.source) {
            (_, Value::Unbound) => 0,
            (IterKind::List, Value::List(list)) => left(self.heap.lists.get(list).len()),
            (IterKind::Tuple, Value::Tuple(tuple)) => left(self.heap.tuple(tuple).len()),
            (IterKind::Str, Value::Str(text)) => {
                self.heap.str(text).get(iter.position as usize..).map_or(0, |rest| rest.chars().count())
            }
            (IterKind::Bytes, Value::Bytes(bytes)) => left(self.heap.bytes_objects.get(bytes).len()),
            (IterKind::ByteArray, Value::ByteArray(bytes)) => left(self.heap.bytearrays.get(bytes).len()),
            (IterKind::Range, _) => {
                let (from, to, step) = (iter.position as i128, iter.limit as i128, iter.step as i128);
                let distance = if step > 0 { to - from } else { from - to };
                if distance <= 0 { 0 } else { usize::try_from((distance - 1) / step.abs() + 1).ok()? }
            }
            (IterKind::DictKeys | IterKind::DictValues | IterKind::DictItems, Value::Dict(_)) => {
                (iter.limit - iter.step).max(0) as usize
            }
            (IterKind::ReverseList | IterKind::ReverseTuple, _) => iter.position.max(0) as usize,
            _ => return None,
        })
    }
}

/// The iterator of a builtin collection.
pub(crate) fn iterator_plain(heap: &mut Heap, value: Value) -> Option<Value> {
    let (kind, limit) = match value {
        Value::List(_) => (IterKind::List, 0),
        Value::Tuple(_) => (IterKind::Tuple, 0),
        // `limit` says whether the text is ASCII, for the iterator's class.
        Value::Str(id) => (IterKind::Str, heap.strs.get(id).is_ascii as usize),
        Value::Dict(id) => (IterKind::DictKeys, heap.dicts.get(id).len()),
        Value::Set(id) | Value::FrozenSet(id) => (IterKind::Set, heap.sets.get(id).len()),
        Value::Bytes(_) => (IterKind::Bytes, 0),
        Value::ByteArray(_) => (IterKind::ByteArray, 0),
        _ => return None,
    };
    Some(heap.new_iter(Iter { kind, source: value, limit: limit as i64, ..Iter::default() }))
}
