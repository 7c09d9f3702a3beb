//! A heap beside a simple model of it: every operation is done to both, and the two must stay alike.

#![allow(dead_code)]

use std::collections::HashMap;

use proptest::prelude::*;
use sesf_heap::{Heap, Instance, ShapeId, StrId, Value, classes, equality};

/// How many named variables a program of the model has.
pub const N_SLOTS: usize = 6;

/// A value of the model.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum MValue {
    #[default]
    None,
    Int(i64),
    Big(u32),
    Str(String),
    /// The number of an object.
    Object(usize),
}

/// An object of the model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MObject {
    List(Vec<MValue>),
    Tuple(Vec<MValue>),
    Dict(Vec<(MValue, MValue)>),
    Set(Vec<MValue>),
    Instance(Vec<(String, MValue)>),
    Cell(MValue),
    ByteArray(Vec<u8>),
}

/// One step of a random program.
#[derive(Clone, Debug)]
pub enum Op {
    Int {
        to: usize,
        value: i64,
    },
    Big {
        to: usize,
        value: u32,
    },
    Str {
        to: usize,
        value: String,
    },
    Concat {
        to: usize,
        a: usize,
        b: usize,
    },
    List {
        to: usize,
        items: Vec<usize>,
    },
    Tuple {
        to: usize,
        items: Vec<usize>,
    },
    Dict {
        to: usize,
    },
    Set {
        to: usize,
    },
    Instance {
        to: usize,
    },
    Cell {
        to: usize,
        content: usize,
    },
    ByteArray {
        to: usize,
        value: Vec<u8>,
    },
    /// Adds to any container, under `key` where it has keys.
    Put {
        into: usize,
        key: u8,
        value: usize,
    },
    /// Removes from any container.
    Take {
        from: usize,
        key: u8,
    },
    Move {
        to: usize,
        from: usize,
    },
    Clear {
        to: usize,
    },
    Collect,
    CollectYoung,
}

pub fn ops(n: usize) -> impl Strategy<Value = Vec<Op>> {
    let slot = || 0..N_SLOTS;
    let slots = || prop::collection::vec(0..N_SLOTS, 0..7);
    let op = prop_oneof![
        2 => (slot(), -5..5i64).prop_map(|(to, value)| Op::Int { to, value }),
        1 => (slot(), 1..4u32).prop_map(|(to, value)| Op::Big { to, value }),
        2 => (slot(), "[a-c]{0,3}|[x-z]{30,40}|é{60,200}").prop_map(|(to, value)| Op::Str { to, value }),
        4 => (slot(), slot(), slot()).prop_map(|(to, a, b)| Op::Concat { to, a, b }),
        2 => (slot(), slots()).prop_map(|(to, items)| Op::List { to, items }),
        2 => (slot(), slots()).prop_map(|(to, items)| Op::Tuple { to, items }),
        1 => slot().prop_map(|to| Op::Dict { to }),
        1 => slot().prop_map(|to| Op::Set { to }),
        2 => slot().prop_map(|to| Op::Instance { to }),
        1 => (slot(), slot()).prop_map(|(to, content)| Op::Cell { to, content }),
        1 => (slot(), prop::collection::vec(any::<u8>(), 0..50)).prop_map(|(to, value)| Op::ByteArray { to, value }),
        12 => (slot(), any::<u8>(), slot()).prop_map(|(into, key, value)| Op::Put { into, key, value }),
        6 => (slot(), any::<u8>()).prop_map(|(from, key)| Op::Take { from, key }),
        2 => (slot(), slot()).prop_map(|(to, from)| Op::Move { to, from }),
        1 => slot().prop_map(|to| Op::Clear { to }),
        1 => Just(Op::Collect),
        3 => Just(Op::CollectYoung),
        4 => Just(Op::CollectYoung),
    ];
    prop::collection::vec(op, 0..n)
}

/// The model of a heap: variables and objects, which are never freed.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub slots: Vec<MValue>,
    pub objects: Vec<MObject>,
}

/// A heap and its model.
pub struct Pair {
    pub heap: Heap,
    pub model: Model,
}

impl Pair {
    pub fn new() -> Pair {
        let mut heap = Heap::new();
        heap.collect_all(&[]);
        heap.roots = vec![Value::None; N_SLOTS];
        Pair { heap, model: Model { slots: vec![MValue::None; N_SLOTS], objects: Vec::new() } }
    }

    pub fn run(&mut self, ops: &[Op]) {
        ops.iter().for_each(|op| self.step(op));
    }

    fn set(&mut self, to: usize, value: Value, mvalue: MValue) {
        self.heap.roots[to] = value;
        self.model.slots[to] = mvalue;
    }

    fn set_object(&mut self, to: usize, value: Value, object: MObject) {
        self.model.objects.push(object);
        self.set(to, value, MValue::Object(self.model.objects.len() - 1));
    }

    pub fn step(&mut self, op: &Op) {
        match op {
            Op::Int { to, value } => self.set(*to, Value::Int(*value), MValue::Int(*value)),
            Op::Big { to, value } => {
                let big = self.heap.new_i128(i128::from(*value) << 80);
                self.set(*to, big, MValue::Big(*value));
            }
            Op::Str { to, value } => {
                let text = self.heap.new_str(value);
                self.set(*to, text, MValue::Str(value.clone()));
            }
            Op::Concat { to, a, b } => self.concat(*to, *a, *b),
            Op::List { to, items } => {
                let values = items.iter().map(|i| self.heap.roots[*i]).collect();
                let list = self.heap.new_list(values);
                self.set_object(*to, list, MObject::List(self.pick(items)));
            }
            Op::Tuple { to, items } => {
                let values: Vec<Value> = items.iter().map(|i| self.heap.roots[*i]).collect();
                let tuple = self.heap.new_tuple_from(values);
                self.set_object(*to, tuple, MObject::Tuple(self.pick(items)));
            }
            Op::Dict { to } => {
                let dict = self.heap.new_dict();
                self.set_object(*to, dict, MObject::Dict(Vec::new()));
            }
            Op::Set { to } => {
                let set = self.heap.new_set(Default::default());
                self.set_object(*to, set, MObject::Set(Vec::new()));
            }
            Op::Instance { to } => {
                let instance = self.heap.new_instance(classes::OBJECT, None);
                self.set_object(*to, instance, MObject::Instance(Vec::new()));
            }
            Op::Cell { to, content } => {
                let cell = self.heap.new_cell(self.heap.roots[*content]);
                self.set_object(*to, cell, MObject::Cell(self.model.slots[*content].clone()));
            }
            Op::ByteArray { to, value } => {
                let bytes = self.heap.new_bytearray(value.clone());
                self.set_object(*to, bytes, MObject::ByteArray(value.clone()));
            }
            Op::Put { into, key, value } => self.put(*into, *key, *value),
            Op::Take { from, key } => self.take(*from, *key),
            Op::Move { to, from } => {
                let (value, mvalue) = (self.heap.roots[*from], self.model.slots[*from].clone());
                self.set(*to, value, mvalue);
            }
            Op::Clear { to } => self.set(*to, Value::None, MValue::None),
            Op::Collect => self.heap.collect_all(&[]),
            Op::CollectYoung => self.heap.collect_young(&[]),
        }
    }

    fn pick(&self, items: &[usize]) -> Vec<MValue> {
        items.iter().map(|i| self.model.slots[*i].clone()).collect()
    }

    fn concat(&mut self, to: usize, a: usize, b: usize) {
        if let (Value::Str(x), Value::Str(y)) = (self.heap.roots[a], self.heap.roots[b])
            && let (MValue::Str(m), MValue::Str(n)) = (&self.model.slots[a], &self.model.slots[b])
            && m.len() + n.len() < 4000
        {
            let joined = format!("{m}{n}");
            let text = Value::Str(self.heap.concat_str(x, y).expect("within the limit"));
            self.set(to, text, MValue::Str(joined));
        }
    }

    /// Keys are small ints and short texts.
    fn key(&mut self, key: u8) -> (Value, MValue) {
        if key.is_multiple_of(2) {
            return (Value::Int(i64::from(key) - 20), MValue::Int(i64::from(key) - 20));
        }
        let text = format!("key{key}");
        (self.heap.new_str(&text), MValue::Str(text))
    }

    fn put(&mut self, into: usize, key: u8, value: usize) {
        let MValue::Object(object) = self.model.slots[into] else { return };
        let (value, mvalue) = (self.heap.roots[value], self.model.slots[value].clone());
        let container = self.heap.roots[into];
        let (key_value, mkey) = self.key(key);
        let heap = &mut self.heap;
        match (container, &mut self.model.objects[object]) {
            (Value::List(id), MObject::List(items)) => {
                if key.is_multiple_of(3) && !items.is_empty() {
                    let at = key as usize % items.len();
                    heap.lists.get_mut(id)[at] = value;
                    items[at] = mvalue;
                } else {
                    heap.list_push(id, value).expect("within the limit");
                    items.push(mvalue);
                }
            }
            (Value::Dict(id), MObject::Dict(entries)) => {
                let hash = equality::hash_plain(heap, key_value).expect("hashable");
                match heap.dicts.get(id).find(hash, |k| equality::eq_plain(heap, k, key_value) == Some(true)) {
                    Some(at) => heap.dicts.get_mut(id).at_mut(at).expect("found").value = value,
                    None => {
                        heap.edit(|h| &mut h.dicts, id, |d| d.insert_new(hash, key_value, value));
                    }
                }
                match entries.iter_mut().find(|(k, _)| *k == mkey) {
                    Some((_, v)) => *v = mvalue,
                    None => entries.push((mkey, mvalue)),
                }
            }
            (Value::Set(id), MObject::Set(elements)) => {
                let hash = equality::hash_plain(heap, key_value).expect("hashable");
                let found = heap.sets.get(id).find(hash, |k| equality::eq_plain(heap, k, key_value) == Some(true));
                assert_eq!(found.is_some(), elements.contains(&mkey));
                if found.is_none() {
                    heap.edit(|h| &mut h.sets, id, |s| s.insert_new(hash, key_value, ()));
                    elements.push(mkey);
                }
            }
            (Value::Instance(id), MObject::Instance(attributes)) => {
                let text = format!("attr{}", key % 12);
                let name = heap.intern(&text);
                set_attribute(heap, id, name, value);
                match attributes.iter_mut().find(|(n, _)| *n == text) {
                    Some((_, v)) => *v = mvalue,
                    None => attributes.push((text, mvalue)),
                }
            }
            (Value::Cell(id), MObject::Cell(content)) => {
                *heap.cells.get_mut(id) = value;
                *content = mvalue;
            }
            (Value::ByteArray(id), MObject::ByteArray(bytes)) => {
                heap.edit(|h| &mut h.bytearrays, id, |b| b.push(key));
                bytes.push(key);
            }
            _ => {}
        }
    }

    fn take(&mut self, from: usize, key: u8) {
        let MValue::Object(object) = self.model.slots[from] else { return };
        let container = self.heap.roots[from];
        let (key_value, mkey) = self.key(key);
        let heap = &mut self.heap;
        match (container, &mut self.model.objects[object]) {
            (Value::List(id), MObject::List(items)) if !items.is_empty() => {
                let at = key as usize % items.len();
                heap.edit(|h| &mut h.lists, id, |l| l.remove(at));
                items.remove(at);
                if key.is_multiple_of(5) {
                    heap.edit(|h| &mut h.lists, id, |l| l.shrink_to_fit());
                }
            }
            (Value::Dict(id), MObject::Dict(entries)) => {
                let first = heap.dicts.get(id).next_from(0).map(|(at, _)| at);
                let hash = equality::hash_plain(heap, key_value).expect("hashable");
                let found = heap.dicts.get(id).find(hash, |k| equality::eq_plain(heap, k, key_value) == Some(true));
                let at = entries.iter().position(|(k, _)| *k == mkey);
                assert_eq!(found.is_some(), at.is_some());
                let (found, at) = if found.is_some() { (found, at) } else { (first, first.map(|_| 0)) };
                if let (Some(found), Some(at)) = (found, at) {
                    heap.edit(|h| &mut h.dicts, id, |d| d.remove(found)).expect("an entry");
                    entries.remove(at);
                }
            }
            (Value::Set(id), MObject::Set(elements)) => {
                let last = heap.sets.get(id).last_before(usize::MAX).map(|(at, _)| at);
                if let Some(last) = last {
                    heap.edit(|h| &mut h.sets, id, |s| s.remove(last));
                    elements.pop();
                }
            }
            (Value::ByteArray(id), MObject::ByteArray(bytes)) => {
                heap.edit(|h| &mut h.bytearrays, id, |b| b.pop());
                bytes.pop();
            }
            _ => {}
        }
    }

    /// The heap shows what the model says, and its bytes are accounted.
    #[track_caller]
    pub fn check(&self) {
        assert_eq!(self.heap.bytes(), self.heap.count_bytes(), "accounted and counted bytes");
        let mut same = Same { pair: self, known: HashMap::new(), pending: Vec::new() };
        for (value, mvalue) in self.heap.roots.iter().zip(&self.model.slots) {
            same.value(*value, mvalue);
        }
        while let Some((value, object)) = same.pending.pop() {
            same.object(value, object);
        }
    }
}

fn set_attribute(heap: &mut Heap, id: sesf_heap::InstanceId, name: StrId, value: Value) {
    let Instance { shape, .. } = *heap.instances.get(id);
    match heap.shapes.get(shape).field(name) {
        Some(field) => heap.instances.get_mut(id).fields[field] = value,
        None => {
            let next: ShapeId = heap.shape_with(shape, name).expect("few attributes");
            heap.edit(
                |h| &mut h.instances,
                id,
                |i| {
                    i.fields.push(value);
                    i.shape = next;
                },
            );
        }
    }
}

/// The comparison of a heap with its model: objects correspond one to one.
struct Same<'a> {
    pair: &'a Pair,
    known: HashMap<usize, Value>,
    pending: Vec<(Value, usize)>,
}

impl Same<'_> {
    fn value(&mut self, value: Value, mvalue: &MValue) {
        let heap = &self.pair.heap;
        match (value, mvalue) {
            (Value::None, MValue::None) => {}
            (Value::Int(a), MValue::Int(b)) => assert_eq!(a, *b),
            (Value::BigInt(id), MValue::Big(b)) => {
                assert_eq!(heap.bigint(id).to_string(), (i128::from(*b) << 80).to_string());
            }
            (Value::Str(id), MValue::Str(text)) => {
                assert_eq!(heap.str(id), text);
                assert_eq!(heap.strs.get(id).n_chars as usize, text.chars().count());
                assert_eq!(heap.strs.get(id).is_ascii, text.is_ascii());
            }
            (_, MValue::Object(object)) => match self.known.get(object) {
                Some(known) => assert!(known.is(value), "{known:?} is {value:?}"),
                None => {
                    self.known.insert(*object, value);
                    self.pending.push((value, *object));
                }
            },
            (value, mvalue) => panic!("{value:?} stands for {mvalue:?}"),
        }
    }

    fn values(&mut self, values: &[Value], mvalues: &[MValue]) {
        assert_eq!(values.len(), mvalues.len());
        values.iter().zip(mvalues).for_each(|(value, mvalue)| self.value(*value, mvalue));
    }

    fn object(&mut self, value: Value, object: usize) {
        let pair = self.pair;
        let heap = &pair.heap;
        match (value, &pair.model.objects[object]) {
            (Value::List(id), MObject::List(items)) => self.values(heap.lists.get(id), items),
            (Value::Tuple(id), MObject::Tuple(items)) => self.values(heap.tuple(id), items),
            (Value::Dict(id), MObject::Dict(entries)) => {
                assert_eq!(heap.dicts.get(id).len(), entries.len());
                for (entry, (key, mvalue)) in heap.dicts.get(id).iter().zip(entries) {
                    self.value(entry.key, key);
                    self.value(entry.value, mvalue);
                }
            }
            (Value::Set(id), MObject::Set(elements)) => {
                let keys: Vec<Value> = heap.sets.get(id).iter().map(|e| e.key).collect();
                self.values(&keys, elements);
            }
            (Value::Instance(id), MObject::Instance(attributes)) => {
                let instance = heap.instances.get(id);
                assert_eq!(instance.fields.len(), attributes.len());
                for (name, mvalue) in attributes {
                    let name = heap.lookup_interned(name).expect("names are interned");
                    let field = heap.shapes.get(instance.shape).field(name).expect("the shape has it");
                    self.value(instance.fields[field], mvalue);
                }
            }
            (Value::Cell(id), MObject::Cell(content)) => self.value(*heap.cells.get(id), content),
            (Value::ByteArray(id), MObject::ByteArray(bytes)) => assert_eq!(heap.bytearrays.get(id), bytes),
            (value, object) => panic!("{value:?} stands for {object:?}"),
        }
    }
}

impl Model {
    /// A text that two models share if and only if programs could not tell them apart.
    pub fn canonical(&self) -> String {
        let mut numbers: Vec<usize> = Vec::new();
        let mut out = self.slots.iter().map(|v| canonical_value(v, &mut numbers)).collect::<String>();
        let mut next = 0;
        while let Some(object) = numbers.get(next).copied() {
            next += 1;
            let values = |values: &[MValue], numbers: &mut Vec<usize>| -> String {
                values.iter().map(|v| canonical_value(v, numbers)).collect()
            };
            let text = match &self.objects[object] {
                MObject::List(items) => format!("list({})", values(items, &mut numbers)),
                MObject::Tuple(items) => format!("tuple({})", values(items, &mut numbers)),
                MObject::Set(items) => format!("set({})", values(items, &mut numbers)),
                MObject::Dict(entries) => {
                    let flat: Vec<MValue> = entries.iter().flat_map(|(k, v)| [k.clone(), v.clone()]).collect();
                    format!("dict({})", values(&flat, &mut numbers))
                }
                MObject::Instance(attributes) => {
                    let names: Vec<&str> = attributes.iter().map(|(n, _)| n.as_str()).collect();
                    let fields: Vec<MValue> = attributes.iter().map(|(_, v)| v.clone()).collect();
                    format!("instance({names:?}{})", values(&fields, &mut numbers))
                }
                MObject::Cell(content) => format!("cell({})", canonical_value(content, &mut numbers)),
                MObject::ByteArray(bytes) => format!("bytearray({bytes:?})"),
            };
            out.push_str(&text);
        }
        out
    }

    /// The reachable objects, in no particular order.
    pub fn reachable(&self) -> Vec<usize> {
        let mut numbers = Vec::new();
        self.slots.iter().for_each(|v| drop(canonical_value(v, &mut numbers)));
        let mut next = 0;
        while let Some(object) = numbers.get(next).copied() {
            next += 1;
            for value in self.objects[object].values() {
                canonical_value(&value, &mut numbers);
            }
        }
        numbers
    }
}

impl MObject {
    pub fn values(&self) -> Vec<MValue> {
        match self {
            MObject::List(items) | MObject::Tuple(items) | MObject::Set(items) => items.clone(),
            MObject::Dict(entries) => entries.iter().flat_map(|(k, v)| [k.clone(), v.clone()]).collect(),
            MObject::Instance(attributes) => attributes.iter().map(|(_, v)| v.clone()).collect(),
            MObject::Cell(content) => vec![content.clone()],
            MObject::ByteArray(_) => Vec::new(),
        }
    }
}

fn canonical_value(value: &MValue, numbers: &mut Vec<usize>) -> String {
    match value {
        MValue::Object(object) => {
            let number = numbers.iter().position(|n| n == object).unwrap_or_else(|| {
                numbers.push(*object);
                numbers.len() - 1
            });
            format!("#{number} ")
        }
        other => format!("{other:?} "),
    }
}
