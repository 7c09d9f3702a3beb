//! Values to bytes.
//!
//! Objects get their numbers when they are first met and are written in this order, so that one pass with a queue is all.

mod output;
mod path;

use hashbrown::HashTable;
use sesf_heap::{ClassId, ExceptionId, Instance, InstanceId, Value, classes as builtin, names};
use sesf_vm::{Interrupt, Res, Vm};

use self::output::Output;
use crate::classes;
use crate::node::{Node, Slot, USUAL_NODES, VERSION};

/// The message for a value, of `max_size` bytes at most.
///
/// # Errors
/// `TypeError` for a value that cannot travel, which names the way to it; `ValueError` for a message that is too large;
/// what a `__getstate__` raises.
pub fn encode(vm: &mut Vm, value: Value, max_size: usize) -> Res<Vec<u8>> {
    let mut encoder = Encoder {
        vm,
        out: Output::new(max_size),
        numbers: HashTable::with_capacity(USUAL_NODES),
        objects: Vec::with_capacity(USUAL_NODES),
        finders: Vec::with_capacity(USUAL_NODES),
        current: path::ROOT,
        slots: Vec::new(),
    };
    encoder.write_all(value)?;
    Ok(encoder.out.into_bytes())
}

struct Encoder<'m> {
    vm: &'m mut Vm,
    out: Output,
    /// The numbers of the objects, by identity.
    numbers: HashTable<u32>,
    /// The objects in the order of their numbers.
    objects: Vec<Value>,
    /// For each of them the number of the object in which it was found first.
    finders: Vec<u32>,
    /// The object that is being written.
    current: u32,
    /// Room for the slots of one node.
    slots: Vec<Slot>,
}

impl Encoder<'_> {
    fn write_all(&mut self, root: Value) -> Res<()> {
        let root = self.slot(root);
        self.put(|out, _| out.write(&VERSION) && out.write(&root))?;
        let mut next = 0;
        while let Some(value) = self.objects.get(next).copied() {
            self.current = next as u32;
            self.write_object(value)?;
            next += 1;
        }
        Ok(())
    }

    /// Writes with what is at hand.
    fn put(&mut self, write: impl FnOnce(&mut Output, &Vm) -> bool) -> Res<()> {
        if write(&mut self.out, self.vm) {
            return Ok(());
        }
        let message = format!("cannot send a value whose message is larger than {} bytes", self.out.limit());
        Err(self.vm.value_error(message))
    }

    /// The slot for a value, which gets its node if it needs one.
    fn slot(&mut self, value: Value) -> Slot {
        match value {
            Value::Unbound | Value::None => Slot::None,
            Value::Bool(false) => Slot::False,
            Value::Bool(true) => Slot::True,
            Value::Ellipsis => Slot::Ellipsis,
            Value::NotImplemented => Slot::NotImplemented,
            Value::Int(i) => Slot::Int(i),
            Value::Float(f) => Slot::Float(f),
            _ => Slot::Node(self.number(value)),
        }
    }

    fn number(&mut self, value: Value) -> u32 {
        let objects = &self.objects;
        let hash = |number: &u32| identity_hash(objects[*number as usize]);
        let same = |number: &u32| objects[*number as usize] == value;
        match self.numbers.entry(identity_hash(value), same, hash) {
            hashbrown::hash_table::Entry::Occupied(known) => *known.get(),
            hashbrown::hash_table::Entry::Vacant(free) => {
                let number = objects.len() as u32;
                free.insert(number);
                self.objects.push(value);
                self.finders.push(self.current);
                number
            }
        }
    }

    fn slots(&mut self, values: impl IntoIterator<Item = Value>) -> Vec<Slot> {
        let mut slots = std::mem::take(&mut self.slots);
        slots.clear();
        slots.extend(values.into_iter().map(|value| self.slot(value)));
        slots
    }

    fn write_object(&mut self, value: Value) -> Res<()> {
        match value {
            Value::BigInt(id) => self.put(|out, vm| out.node(&Node::BigInt(&vm.heap.bigint(id).to_le_bytes()))),
            Value::Complex(id) => {
                let (real, imaginary) = *self.vm.heap.complexes.get(id);
                self.put(|out, _| out.node(&Node::Complex(real, imaginary)))
            }
            Value::Str(id) => self.put(|out, vm| out.node(&Node::Str(vm.heap.str(id)))),
            Value::Bytes(id) => self.put(|out, vm| out.node(&Node::Bytes(vm.heap.bytes_objects.get(id)))),
            Value::ByteArray(id) => self.put(|out, vm| out.node(&Node::ByteArray(vm.heap.bytearrays.get(id)))),
            Value::Tuple(id) => self.write_items(self.vm.heap.tuple(id).to_vec(), |slots| Node::Tuple(slots)),
            Value::List(id) => self.write_items(self.vm.heap.lists.get(id).to_vec(), |slots| Node::List(slots)),
            Value::Set(id) => self.write_items(self.elements(id), |slots| Node::Set(slots)),
            Value::FrozenSet(id) => self.write_items(self.elements(id), |slots| Node::FrozenSet(slots)),
            Value::Dict(id) => {
                let entries = self.vm.heap.dicts.get(id).iter().flat_map(|entry| [entry.key, entry.value]).collect();
                self.write_items(entries, |slots| Node::Dict(slots))
            }
            Value::Slice(id) => {
                let parts = (*self.vm.heap.slices.get(id)).map(|part| self.slot(part));
                self.put(|out, _| out.node(&Node::Slice(parts)))
            }
            Value::Range(id) => {
                let range = *self.vm.heap.ranges.get(id);
                let parts = [range.start, range.stop, range.step].map(|part| self.slot(part));
                self.put(|out, _| out.node(&Node::Range(parts)))
            }
            Value::Class(id) => self.write_class(id),
            Value::Instance(id) => self.write_instance(id),
            Value::Exception(id) => self.write_exception(id),
            Value::Object(_) => self.write_library_object(value),
            _ => Err(self.refuse_object(value)),
        }
    }

    fn write_items(&mut self, items: Vec<Value>, node: for<'s> fn(&'s [Slot]) -> Node<'s, &'s [Slot]>) -> Res<()> {
        let slots = self.slots(items);
        let result = self.put(|out, _| out.node(&node(&slots)));
        self.slots = slots;
        result
    }

    fn elements(&self, id: sesf_heap::SetId) -> Vec<Value> {
        self.vm.heap.sets.get(id).iter().map(|entry| entry.key).collect()
    }

    // ---- classes and instances

    fn write_class(&mut self, id: ClassId) -> Res<()> {
        let (module, qualname) = classes::name_of(self.vm, id);
        if classes::find(self.vm, &module, &qualname) != Some(id) {
            let what = format!("the class {qualname}, which is not found as {qualname} in the module {module}");
            return Err(self.refuse(&what));
        }
        self.put(|out, _| out.node(&Node::Class { module: &module, qualname: &qualname }))
    }

    fn write_instance(&mut self, id: InstanceId) -> Res<()> {
        let object = Value::Instance(id);
        let Instance { class, shape, ref fields } = *self.vm.heap.instances.get(id);
        let carries = self.vm.heap.shapes.get(shape).n_hidden > 0 && self.vm.carries_value(class);
        let content = if carries { fields.first().copied().unwrap_or(Value::None) } else { Value::None };
        if let Some(members) = classes::members(self.vm, class) {
            return self.write_member(object, class, members);
        }
        if !classes::may_carry(self.vm, class, content) {
            return Err(self.refuse_object(object));
        }
        self.refuse_reduce(class)?;
        if classes::is_stateful(self.vm, class) {
            let getter = self.vm.get_attr(object, names::GETSTATE)?;
            let state = self.vm.call(getter, &[])?;
            let [class, content, state] = [Value::Class(class), content, state].map(|part| self.slot(part));
            return self.put(|out, _| out.node(&Node::Stateful { class, content, state }));
        }
        let attributes = path::attributes(self.vm, object);
        let [class, content] = [Value::Class(class), content].map(|part| self.slot(part));
        let attributes = self.attributes(attributes)?;
        let result = self.put(|out, _| out.node(&Node::Instance { class, content, attributes: &attributes[..] }));
        self.slots = attributes;
        result
    }

    /// Names and values in turn. Names that are no texts can only lie in a `__dict__` that was tampered with.
    fn attributes(&mut self, attributes: Vec<(Value, Value)>) -> Res<Vec<Slot>> {
        if let Some((name, _)) = attributes.iter().find(|(name, _)| !matches!(name, Value::Str(_))) {
            let shown = self.vm.repr(*name)?;
            return Err(self.refuse(&format!("an object with the attribute {shown}, whose name is no text")));
        }
        Ok(self.slots(attributes.into_iter().flat_map(|(name, value)| [name, value])))
    }

    /// A reduce method of a program's own says how to copy an object by calling something, which is not done here.
    fn refuse_reduce(&mut self, class: ClassId) -> Res<()> {
        for name in ["__reduce_ex__", "__reduce__"] {
            let id = self.vm.heap.intern(name);
            let Some(owner) = classes::definer(self.vm, class, id) else { continue };
            let (module, qualname) = classes::name_of(self.vm, owner);
            if !self.vm.library.modules.contains_key(module.as_str()) {
                return Err(self.refuse(&format!(
                    "an object whose class {qualname} defines {name}, which has no effect here: \
                     define __getstate__ and __setstate__"
                )));
            }
        }
        Ok(())
    }

    fn write_member(&mut self, member: Value, class: ClassId, members: sesf_heap::DictId) -> Res<()> {
        let name = self.vm.heap.intern("_name_");
        let name = self.vm.field(member, name);
        let class = self.slot(Value::Class(class));
        if let Some(Value::Str(name)) = name
            && self.vm.dict_get_str(members, self.vm.heap.str(name)) == Some(member)
        {
            return self.put(|out, vm| out.node(&Node::Member { class, name: vm.heap.str(name) }));
        }
        let value = self.vm.heap.intern("_value_");
        match self.vm.field(member, value) {
            Some(value @ (Value::Int(_) | Value::BigInt(_))) => {
                let value = self.slot(value);
                self.put(|out, _| out.node(&Node::Flags { class, value }))
            }
            _ => Err(self.refuse("an enum's member without name")),
        }
    }

    fn write_exception(&mut self, id: ExceptionId) -> Res<()> {
        let exception = Value::Exception(id);
        let sesf_heap::Exception { class, args, cause, suppress_context: hides_context, .. } =
            *self.vm.heap.exceptions.get(id);
        self.refuse_reduce(class)?;
        let attributes = path::attributes(self.vm, exception);
        let [class, args, cause] = [Value::Class(class), args, cause].map(|part| self.slot(part));
        let attributes = self.attributes(attributes)?;
        let node = Node::Exception { class, args, cause, hides_context, attributes: &attributes[..] };
        let result = self.put(|out, _| out.node(&node));
        self.slots = attributes;
        result
    }

    /// Of the objects that library modules define natively only deques are data.
    fn write_library_object(&mut self, object: Value) -> Res<()> {
        let class = self.vm.class_of(object);
        if classes::name_of(self.vm, class) != (String::from("collections"), String::from("deque")) {
            return Err(self.refuse_object(object));
        }
        let maxlen = self.vm.heap.intern("maxlen");
        let maxlen = self.vm.get_attr(object, maxlen)?;
        let items = self.vm.collect(object)?;
        let (maxlen, items) = (self.slot(maxlen), self.slots(items));
        let result = self.put(|out, _| out.node(&Node::Deque { items: &items[..], maxlen }));
        self.slots = items;
        result
    }

    #[cold]
    fn refuse_object(&mut self, object: Value) -> Interrupt {
        let what = path::describe(self.vm, object);
        self.refuse(&what)
    }

    /// What is being written cannot travel.
    #[cold]
    fn refuse(&mut self, what: &str) -> Interrupt {
        let path = path::path(self.vm, &self.objects, &self.finders, self.current);
        self.vm.error(builtin::TYPE_ERROR, format!("cannot send {path}: {what}"))
    }
}

/// Spreads handles, which are small numbers, and tells kinds apart.
fn identity_hash(value: Value) -> u64 {
    let (kind, handle): (u64, u32) = match value {
        Value::BigInt(id) => (0, id.0),
        Value::Complex(id) => (1, id.0),
        Value::Str(id) => (2, id.0),
        Value::Bytes(id) => (3, id.0),
        Value::Tuple(id) => (4, id.0),
        Value::List(id) => (5, id.0),
        Value::Dict(id) => (6, id.0),
        Value::Instance(id) => (7, id.0),
        Value::Class(id) => (8, id.0),
        Value::Set(id) | Value::FrozenSet(id) => (9, id.0),
        Value::Exception(id) => (10, id.0),
        Value::Object(id) => (11, id.0),
        // The rest is rare: all of a kind in one place.
        _ => (12, 0),
    };
    (kind << 32 | handle as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
