//! Views: the keys, values and items of a dict, and `memoryview`. They are live: they show what their source holds now.

use std::any::Any;

use sesf_bytecode::CompareOp;
use sesf_heap::{ClassId, DictId, NativeObject, SliceId, Tracer, Value, classes};

use super::indices::positions;
use crate::error::{Interrupt, Res};
use crate::vm::Vm;

/// What a dict view shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum ViewKind {
    Keys,
    Values,
    Items,
}

impl ViewKind {
    /// The class of such views.
    pub fn class(self) -> ClassId {
        match self {
            ViewKind::Keys => classes::DICT_KEYS,
            ViewKind::Values => classes::DICT_VALUES,
            ViewKind::Items => classes::DICT_ITEMS,
        }
    }
}

/// The content of a `dict_keys`, `dict_values` or `dict_items`.
#[derive(Clone, Copy, Debug)]
pub struct DictView {
    /// What is shown.
    pub kind: ViewKind,
    /// Of which dict.
    pub dict: DictId,
}

impl DictView {
    /// Whether the view behaves as a set.
    pub fn is_set_like(&self) -> bool {
        self.kind != ViewKind::Values
    }
}

/// The content of a one-dimensional `memoryview` of bytes.
#[derive(Clone, Copy, Debug)]
pub struct MemoryView {
    /// A `bytes` or `bytearray`; unbound once released.
    pub source: Value,
    /// The position of the first byte.
    pub start: i64,
    /// The distance between bytes.
    pub step: i64,
    /// The number of bytes.
    pub len: usize,
}

macro_rules! native_object {
    ($type:ty, $self:ident, trace: $trace:expr, state: $state:expr) => {
        impl NativeObject for $type {
            fn trace(&self, tracer: &mut dyn Tracer) {
                let $self = self;
                tracer.visit($trace);
            }
            fn clone_object(&self) -> Box<dyn NativeObject> {
                Box::new(*self)
            }
            fn owned_bytes(&self) -> usize {
                size_of::<Self>()
            }
            fn write_state(&self, out: &mut Vec<u8>) {
                let $self = self;
                out.extend_from_slice(&$state);
            }
            fn as_any(&self) -> &dyn Any {
                self
            }
            fn as_any_mut(&mut self) -> &mut dyn Any {
                self
            }
        }
    };
}

native_object!(DictView, this, trace: Value::Dict(this.dict), state: [this.kind as u8]);
native_object!(MemoryView, this, trace: this.source, state: memory_state(this));

fn memory_state(view: &MemoryView) -> Vec<u8> {
    [view.start, view.step, view.len as i64].iter().flat_map(|n| n.to_le_bytes()).collect()
}

impl Vm {
    /// The content of a library object, if it is of this type.
    #[inline]
    pub fn object_content<T: NativeObject>(&self, value: Value) -> Option<&T> {
        let Value::Object(id) = value else { return None };
        self.heap.objects.get(id).content.as_ref()?.as_any().downcast_ref()
    }

    // ---- dict views

    /// A new view of a dict.
    pub fn new_dict_view(&mut self, kind: ViewKind, dict: DictId) -> Value {
        self.heap.new_object(kind.class(), DictView { kind, dict })
    }

    /// A new view that shows another class than that of the views of dicts: of an ordered dict.
    pub fn new_view_of_class(&mut self, class: ClassId, kind: ViewKind, dict: DictId) -> Value {
        self.heap.new_object(class, DictView { kind, dict })
    }

    /// The dict view that a value is.
    #[inline]
    pub fn dict_view(&self, value: Value) -> Option<DictView> {
        self.object_content::<DictView>(value).copied()
    }

    /// The length of a view.
    pub(super) fn view_len(&self, value: Value) -> Option<usize> {
        if let Some(view) = self.dict_view(value) {
            return Some(self.heap.dicts.get(view.dict).len());
        }
        if let Some(mapping) = self.proxied(value) {
            return self.len_builtin(mapping);
        }
        self.memory_view(value).map(|view| view.len)
    }

    /// The iterator of a view.
    pub(super) fn view_iterator(&mut self, value: Value) -> Option<Value> {
        if let Some(view) = self.dict_view(value) {
            let iterator = self.dict_iterator(view.kind, view.dict);
            return Some(match self.class_of(value) == view.kind.class() {
                true => iterator,
                false => self.as_ordered_iterator(iterator),
            });
        }
        if let Some(mapping) = self.proxied(value) {
            return self.iter_builtin(mapping);
        }
        let view = self.memory_view(value)?;
        let bytes = self.memory_bytes(&view);
        let bytes = self.heap.new_bytes(&bytes);
        self.iter_builtin(bytes)
    }

    /// Whether a view unhashable: those that behave as sets.
    pub(super) fn is_unhashable_view(&self, value: Value) -> bool {
        self.dict_view(value).is_some_and(|view| view.is_set_like()) || self.proxied(value).is_some()
    }

    /// Membership in a view.
    pub(super) fn view_contains(&mut self, container: Value, item: Value) -> Res<Option<bool>> {
        if let Some(mapping) = self.proxied(container) {
            return self.contains(mapping, item).map(Some);
        }
        let Some(view) = self.dict_view(container) else {
            let Some(view) = self.memory_view(container) else { return Ok(None) };
            let bytes = self.memory_bytes(&view);
            let bytes: Vec<Value> = bytes.into_iter().map(|b| Value::Int(b as i64)).collect();
            let items = self.heap.new_tuple_from(bytes);
            return self.contains_builtin(items, item);
        };
        match view.kind {
            ViewKind::Keys => self.contains_builtin(Value::Dict(view.dict), item),
            ViewKind::Values => self.dict_has_value(view.dict, item).map(Some),
            ViewKind::Items => self.dict_has_item(view.dict, item).map(Some),
        }
    }

    fn dict_has_value(&mut self, dict: DictId, item: Value) -> Res<bool> {
        let mut position = 0;
        while let Some((at, entry)) = self.heap.dicts.get(dict).next_from(position) {
            let value = entry.value;
            if value.is(item) || self.eq(value, item)? {
                return Ok(true);
            }
            position = at + 1;
        }
        Ok(false)
    }

    fn dict_has_item(&mut self, dict: DictId, item: Value) -> Res<bool> {
        let Value::Tuple(pair) = self.builtin_value(item) else { return Ok(false) };
        let [key, value] = self.heap.tuple(pair)[..] else { return Ok(false) };
        match self.dict_get(dict, key)? {
            Some(found) => Ok(found.is(value) || self.eq(found, value)?),
            None => Ok(false),
        }
    }

    // ---- comparisons

    /// Comparisons of which one operand is a library object that is shown here.
    pub(super) fn compare_views(&mut self, op: CompareOp, a: Value, b: Value) -> Res<Option<bool>> {
        if let (Some(x), Some(y)) = (self.proxied(a).or(Some(a)), self.proxied(b).or(Some(b)))
            && !(x.is(a) && y.is(b))
        {
            return self.compare(op, x, y).map(Some);
        }
        if let Some(answer) = self.compare_generics(op, a, b)? {
            return Ok(Some(answer));
        }
        if self.memory_view(a).is_some() || self.memory_view(b).is_some() {
            return Ok(self.compare_memory(op, a, b));
        }
        let (left, right) = (self.dict_view(a), self.dict_view(b));
        let set_like = |view: Option<DictView>| view.is_some_and(|view| view.is_set_like());
        if !set_like(left) && !set_like(right) {
            return Ok(None);
        }
        if let (Some(x), Some(y), CompareOp::Eq | CompareOp::Ne) = (left, right, op)
            && x.kind == ViewKind::Items
            && y.kind == ViewKind::Items
        {
            return self.items_views_equal(x.dict, y.dict).map(|equal| Some(equal == (op == CompareOp::Eq)));
        }
        let (Some(x), Some(y)) = (self.comparison_set(a)?, self.comparison_set(b)?) else { return Ok(None) };
        self.compare_sets(op, x, y).map(Some)
    }

    /// Items views need no hashable values to be compared.
    fn items_views_equal(&mut self, a: DictId, b: DictId) -> Res<bool> {
        self.dicts_equal(a, b)
    }

    /// A set of the elements of a set or set-like view.
    fn comparison_set(&mut self, value: Value) -> Res<Option<sesf_heap::SetId>> {
        match value {
            Value::Set(id) | Value::FrozenSet(id) => Ok(Some(id)),
            _ if self.dict_view(value).is_some_and(|view| view.is_set_like()) => self.set_of(value).map(Some),
            _ => Ok(None),
        }
    }

    fn compare_memory(&self, op: CompareOp, a: Value, b: Value) -> Option<bool> {
        let negate = match op {
            CompareOp::Eq => false,
            CompareOp::Ne => true,
            _ => return None,
        };
        let equal = a.is(b) || self.bytes_like(a)? == self.bytes_like(b)?;
        Some(equal != negate)
    }

    // ---- items

    /// `view[index]` of what can be subscripted here.
    pub(super) fn view_item(&mut self, object: Value, index: Value) -> Res<Option<Value>> {
        if let Some(mapping) = self.proxied(object) {
            return self.get_item(mapping, index).map(Some);
        }
        if self.is_generic_object(object) {
            return self.generic_item(object, index).map(Some);
        }
        let Some(view) = self.memory_view(object) else { return Ok(None) };
        if let Value::Slice(slice) = index {
            return self.memory_slice(&view, slice).map(Some);
        }
        let position = self.memory_position(&view, index)?;
        let byte = match view.source {
            Value::Bytes(id) => self.heap.bytes_objects.get(id).get(position).copied(),
            Value::ByteArray(id) => self.heap.bytearrays.get(id).get(position).copied(),
            _ => return Err(self.released()),
        };
        match byte {
            Some(byte) => Ok(Some(Value::Int(byte as i64))),
            None => Err(self.out_of_memory_bounds()),
        }
    }

    /// `view[index] = value`.
    pub(super) fn set_view_item(&mut self, object: Value, index: Value, value: Value) -> Res<Option<()>> {
        let Some(view) = self.memory_view(object) else { return Ok(None) };
        let Value::ByteArray(id) = view.source else {
            return Err(self.type_error("cannot modify read-only memory"));
        };
        if let Value::Slice(slice) = index {
            return self.set_memory_slice(&view, id, slice, value).map(Some);
        }
        let position = self.memory_position(&view, index)?;
        let byte = match self.index_or_none(value)? {
            Some(Value::Int(i)) if (0..256).contains(&i) => i as u8,
            Some(_) => return Err(self.value_error("memoryview: invalid value for format 'B'")),
            None => return Err(self.type_error("memoryview: invalid type for format 'B'")),
        };
        match self.heap.bytearrays.get_mut(id).get_mut(position) {
            Some(place) => *place = byte,
            None => return Err(self.out_of_memory_bounds()),
        }
        Ok(Some(()))
    }

    fn set_memory_slice(
        &mut self,
        view: &MemoryView,
        id: sesf_heap::ByteArrayId,
        slice: SliceId,
        value: Value,
    ) -> Res<()> {
        let bytes = self.expect_bytes_like(value)?;
        let (start, _, step, count) = self.slice_bounds(slice, view.len)?;
        if bytes.len() != count {
            let message = "memoryview assignment: lvalue and rvalue have different structures";
            return Err(self.value_error(message));
        }
        let own = self.heap.bytearrays.get_mut(id);
        for (i, byte) in positions(view.start + start * view.step, step * view.step, count).zip(bytes) {
            if let Some(place) = own.get_mut(i) {
                *place = byte;
            }
        }
        Ok(())
    }

    // ---- memoryview

    /// `memoryview(source)`; `None` unless the source is bytes-like.
    pub fn new_memory_view(&mut self, source: Value) -> Option<Value> {
        let view = match self.builtin_value(source) {
            source @ (Value::Bytes(_) | Value::ByteArray(_)) => {
                MemoryView { source, start: 0, step: 1, len: self.len_builtin(source)? }
            }
            other => self.memory_view(other)?,
        };
        Some(self.heap.new_object(classes::MEMORYVIEW, view))
    }

    /// The memory view that a value is.
    pub fn memory_view(&self, value: Value) -> Option<MemoryView> {
        self.object_content::<MemoryView>(value).copied()
    }

    /// The bytes that a memory view shows.
    pub fn memory_bytes(&self, view: &MemoryView) -> Vec<u8> {
        let source: &[u8] = match view.source {
            Value::Bytes(id) => self.heap.bytes_objects.get(id),
            Value::ByteArray(id) => self.heap.bytearrays.get(id),
            _ => &[],
        };
        positions(view.start, view.step, view.len).filter_map(|i| source.get(i).copied()).collect()
    }

    fn memory_slice(&mut self, view: &MemoryView, slice: SliceId) -> Res {
        let (start, _, step, count) = self.slice_bounds(slice, view.len)?;
        let part = MemoryView {
            source: view.source,
            start: view.start + start * view.step,
            step: view.step.saturating_mul(step),
            len: count,
        };
        Ok(self.heap.new_object(classes::MEMORYVIEW, part))
    }

    fn memory_position(&mut self, view: &MemoryView, index: Value) -> Res<usize> {
        let Some(index) = self.subscript_index(index)? else {
            return Err(self.type_error("memoryview: invalid slice key"));
        };
        let index = if index < 0 { index.wrapping_add(view.len as i64) } else { index };
        if !(0..view.len as i64).contains(&index) {
            return Err(self.out_of_memory_bounds());
        }
        Ok((view.start + index * view.step) as usize)
    }

    fn out_of_memory_bounds(&mut self) -> Interrupt {
        self.index_error("index out of bounds on dimension 1")
    }

    fn released(&mut self) -> Interrupt {
        self.value_error("operation forbidden on released memoryview object")
    }
}
