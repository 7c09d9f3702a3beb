//! Native functions whose commonest calls the machine's loop answers by itself.

use sesf_heap::equality::{find_at_hand, find_plain, hash_at_hand, hash_plain, search_plain};
use sesf_heap::{ClassId, DictId, Heap, List, Range, SetId, StrId, Table, TupleObject, Value, classes};

use crate::native::Native;

/// A native function that the machine's loop knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub(crate) enum Intrinsic {
    /// None of them.
    Other,
    Abs,
    IsInstance,
    Len,
    Max,
    Min,
    Next,
    Ord,
    Send,
    DictGet,
    DictSetDefault,
    ListAppend,
    ListInsert,
    ListPop,
    SetAdd,
    StrFormat,
    StrIsAlpha,
    StrIsDigit,
}

impl Intrinsic {
    /// What a native function is to the loop.
    pub fn of(native: &Native) -> Intrinsic {
        match (native.owner, native.module) {
            (None, "builtins") => match native.name() {
                "abs" => Intrinsic::Abs,
                "isinstance" => Intrinsic::IsInstance,
                "len" => Intrinsic::Len,
                "max" => Intrinsic::Max,
                "min" => Intrinsic::Min,
                "next" => Intrinsic::Next,
                "ord" => Intrinsic::Ord,
                _ => Intrinsic::Other,
            },
            (Some(classes::GENERATOR), _) if native.name() == "send" => Intrinsic::Send,
            (Some(classes::DICT), _) => match native.name() {
                "get" => Intrinsic::DictGet,
                "setdefault" => Intrinsic::DictSetDefault,
                _ => Intrinsic::Other,
            },
            (Some(classes::SET), _) if native.name() == "add" => Intrinsic::SetAdd,
            (Some(classes::LIST), _) => match native.name() {
                "append" => Intrinsic::ListAppend,
                "insert" => Intrinsic::ListInsert,
                "pop" => Intrinsic::ListPop,
                _ => Intrinsic::Other,
            },
            (Some(classes::STR), _) => match native.name() {
                "format" => Intrinsic::StrFormat,
                "isalpha" => Intrinsic::StrIsAlpha,
                "isdigit" => Intrinsic::StrIsDigit,
                _ => Intrinsic::Other,
            },
            _ => Intrinsic::Other,
        }
    }

    /// The value of a call as a function, if that takes but a few loads.
    #[inline(always)]
    pub fn call(self, heap: &Heap, args: &[Value]) -> Option<Value> {
        match (self, args) {
            (Intrinsic::Len, [value]) => len(heap, value).map(|len| Value::Int(len as i64)),
            (Intrinsic::Abs, [Value::Int(i)]) => i.checked_abs().map(Value::Int),
            (Intrinsic::Abs, [Value::Float(f)]) => Some(Value::Float(f.abs())),
            (Intrinsic::Max, [Value::Int(i), Value::Int(j)]) => Some(Value::Int(*i.max(j))),
            (Intrinsic::Min, [Value::Int(i), Value::Int(j)]) => Some(Value::Int(*i.min(j))),
            (Intrinsic::Ord, [Value::Str(id)]) => ascii(*id).map(|byte| Value::Int(byte.into())),
            (Intrinsic::IsInstance, [value, Value::Class(class)]) => is_instance(heap, value, *class).map(Value::Bool),
            _ => None,
        }
    }

    /// Likewise of a call as a method, with the receiver in front.
    #[inline(always)]
    pub fn call_method(self, heap: &mut Heap, args: &[Value]) -> Option<Value> {
        match (self, args) {
            (Intrinsic::ListAppend, [Value::List(id), value]) => {
                // Growth is accounted elsewhere.
                let items = heap.lists.get_own(*id).filter(|items| items.len() < items.capacity())?;
                items.push(*value);
                Some(Value::None)
            }
            (Intrinsic::ListPop, [Value::List(id)]) => heap.lists.get_own(*id)?.pop(),
            (Intrinsic::StrIsAlpha, [Value::Str(id)]) => ascii(*id).map(|byte| Value::Bool(byte.is_ascii_alphabetic())),
            (Intrinsic::StrIsDigit, [Value::Str(id)]) => ascii(*id).map(|byte| Value::Bool(byte.is_ascii_digit())),
            _ => None,
        }
    }

    /// Whether [`Intrinsic::call_beside`] may know the answer.
    #[inline(always)]
    pub fn is_beside(self) -> bool {
        matches!(
            self,
            Intrinsic::DictGet
                | Intrinsic::DictSetDefault
                | Intrinsic::ListAppend
                | Intrinsic::ListInsert
                | Intrinsic::ListPop
                | Intrinsic::SetAdd
        )
    }

    /// As [`Intrinsic::call_method`], beside the loop.
    #[inline(never)]
    pub fn call_beside(self, heap: &mut Heap, args: &[Value]) -> Option<Value> {
        match (self, args) {
            (Intrinsic::DictGet, [Value::Dict(id), key, default @ ..]) if default.len() <= 1 => {
                let absent = default.first().copied().unwrap_or(Value::None);
                entry(heap, *id, key).map(|value| value.unwrap_or(absent))
            }
            (Intrinsic::DictSetDefault, [Value::Dict(id), key, _]) => entry(heap, *id, key)?,
            (Intrinsic::ListAppend, [Value::List(id), value]) => heap.list_push(*id, *value).ok().map(|()| Value::None),
            (Intrinsic::ListInsert, [Value::List(id), Value::Int(i), value]) => {
                heap.list_insert(*id, *i, *value).ok().map(|()| Value::None)
            }
            (Intrinsic::ListPop, [Value::List(id), Value::Int(i)]) => heap.list_remove(*id, *i),
            (Intrinsic::SetAdd, [Value::Set(id), key]) => add_element(heap, *id, *key),
            _ => None,
        }
    }
}

// What looks into tables is not part of the loop: inlined there, it would leave too few of the processor's registers.

/// `item in container`, if that takes but a few loads.
#[inline(never)]
pub(crate) fn contains(heap: &Heap, container: &Value, item: &Value) -> Option<bool> {
    let found = match container {
        Value::Dict(id) => find(heap, heap.dicts.get(*id), item)?.1,
        Value::Set(id) | Value::FrozenSet(id) => find(heap, heap.sets.get(*id), item)?.1,
        Value::List(id) => return search_plain(heap, heap.lists.get(*id), *item).ok(),
        Value::Tuple(id) => return search_plain(heap, heap.tuple(*id), *item).ok(),
        Value::Str(text) => match item {
            Value::Str(part) => return Some(sesf_text::search::contains(heap.str(*text), heap.str(*part))),
            _ => return None,
        },
        _ => return None,
    };
    Some(found.is_some())
}

/// The hash of a key and its position in a table.
#[inline(always)]
pub(crate) fn find<V>(heap: &Heap, table: &Table<V>, key: &Value) -> Option<(u64, Option<usize>)> {
    if let Some(hash) = hash_at_hand(heap, key)
        && let Some(found) = find_at_hand(heap, table, hash, key)
    {
        return Some((hash, found));
    }
    find_any(heap, table, *key)
}

#[inline(never)]
fn find_any<V>(heap: &Heap, table: &Table<V>, key: Value) -> Option<(u64, Option<usize>)> {
    let hash = hash_plain(heap, key)?;
    Some((hash, find_plain(heap, table, hash, key)?))
}

/// The value of a key in a dict, likewise.
#[inline(always)]
pub(crate) fn entry(heap: &Heap, dict: DictId, key: &Value) -> Option<Option<Value>> {
    let table = heap.dicts.get(dict);
    let (_, position) = find(heap, table, key)?;
    Some(position.and_then(|position| table.at(position)).map(|entry| entry.value))
}

/// `dict[key] = value`, likewise.
#[inline(never)]
pub(crate) fn set_entry(heap: &mut Heap, dict: DictId, key: Value, value: Value) -> Option<()> {
    let (hash, found) = find(heap, heap.dicts.get(dict), &key)?;
    if let Some(position) = found {
        return heap.dicts.get_mut(dict).at_mut(position).map(|entry| entry.value = value);
    }
    if !heap.dicts.get_own(dict).is_some_and(|table| table.insert_at_hand(hash, key, value)) {
        heap.check_room(heap.dicts.get(dict).growth_bytes()).ok()?;
        heap.edit(|h| &mut h.dicts, dict, |table| table.insert_new(hash, key, value));
    }
    Some(())
}

/// `set.add(key)`, likewise.
#[inline(always)]
pub(crate) fn add_element(heap: &mut Heap, set: SetId, key: Value) -> Option<Value> {
    let (hash, found) = find(heap, heap.sets.get(set), &key)?;
    if found.is_none() && !heap.sets.get_own(set).is_some_and(|table| table.insert_at_hand(hash, key, ())) {
        heap.check_room(heap.sets.get(set).growth_bytes()).ok()?;
        heap.edit(|h| &mut h.sets, set, |table| table.insert_new(hash, key, ()));
    }
    Some(Value::None)
}

/// `class(source)` of a builtin class, if there is room at hand.
#[inline(never)]
pub(crate) fn convert(heap: &mut Heap, class: ClassId, source: Value) -> Option<Value> {
    if heap.wants_collection() {
        return None;
    }
    match (class, source) {
        (classes::INT, Value::Int(_)) | (classes::STR, Value::Str(_)) => Some(source),
        (classes::INT, Value::Str(id)) => heap.str(id).parse().ok().map(Value::Int),
        (classes::STR, Value::Int(i)) => Some(heap.new_ascii(itoa::Buffer::new().format(i))),
        (classes::LIST | classes::TUPLE, _) => sequence_of(heap, class, source),
        _ => None,
    }
}

/// `list(source)` or `tuple(source)` of a list or tuple.
fn sequence_of(heap: &mut Heap, class: ClassId, source: Value) -> Option<Value> {
    let items = match source {
        Value::List(id) => &heap.lists.get(id)[..],
        Value::Tuple(_) if class == classes::TUPLE => return Some(source),
        Value::Tuple(id) => heap.tuple(id),
        _ => return None,
    };
    heap.check_room(size_of_val(items)).ok()?;
    Some(match class {
        classes::LIST => {
            let list = List::from(items);
            heap.add_list(list)
        }
        _ => {
            let tuple = TupleObject::from(items);
            heap.add_tuple(tuple)
        }
    })
}

/// `range(stop)` or `range(start, stop)`, if there is room at hand.
#[inline(never)]
pub(crate) fn range_of(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let (start, stop) = match args {
        [Value::Int(stop)] => (0, *stop),
        [Value::Int(start), Value::Int(stop)] => (*start, *stop),
        _ => return None,
    };
    let len = stop.checked_sub(start)?.max(0);
    let [start, stop, step, len] = [start, stop, 1, len].map(Value::Int);
    heap.add_at_hand(|h| &mut h.ranges, || Range { start, stop, step, len }).map(Value::Range)
}

#[inline(always)]
fn len(heap: &Heap, value: &Value) -> Option<usize> {
    match value {
        Value::List(id) => Some(heap.lists.get(*id).len()),
        Value::Str(id) => Some(heap.strs.get(*id).n_chars as usize),
        Value::Dict(id) => Some(heap.dicts.get(*id).len()),
        Value::Tuple(id) => Some(heap.tuple(*id).len()),
        Value::Set(id) => Some(heap.sets.get(*id).len()),
        _ => None,
    }
}

/// The only character of a text, if it is known by the handle: see [`sesf_heap::names::N_CHARACTERS`].
#[inline(always)]
fn ascii(id: StrId) -> Option<u8> {
    u8::try_from(id.0).ok().filter(u8::is_ascii)
}

/// Whether a class without hooks of its own knows the value; nothing where the value may say otherwise by its `__class__`.
#[inline(always)]
fn is_instance(heap: &Heap, value: &Value, class: ClassId) -> Option<bool> {
    if heap.classes.get(class).metaclass != classes::TYPE {
        return None;
    }
    let (actual, is_final) = match value {
        Value::Instance(id) => (heap.instances.get(*id).class, false),
        Value::Exception(id) => (heap.exceptions.get(*id).class, true),
        Value::Int(_) => (classes::INT, true),
        Value::Str(_) => (classes::STR, true),
        Value::List(_) => (classes::LIST, true),
        Value::Dict(_) => (classes::DICT, true),
        Value::Tuple(_) => (classes::TUPLE, true),
        Value::Float(_) => (classes::FLOAT, true),
        _ => return None,
    };
    let found = actual == class || heap.classes.get(actual).mro.contains(&class);
    (found || is_final).then_some(found)
}
