//! Bytes to values.
//!
//! First every node becomes an object without content, so that the order does not matter and cycles need no care; then the
//! objects are filled. What runs a program's code (hashes, `__setstate__`) comes last, after all that it may look at.

mod check;
mod fill;
mod order;
mod shells;

use postcard::take_from_bytes;
use sesf_heap::{Value, classes};
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use crate::node::{Node, Slot, USUAL_NODES, VERSION};

/// A node as it is read.
pub(crate) type Read<'a> = Node<'a, Vec<Slot>>;

/// More than an object of the heap takes, without what it holds.
const OBJECT_BYTES: usize = 160;
/// More than a value takes in a container, with room to grow.
const ITEM_BYTES: usize = 80;

/// The value of a message, as new objects of this machine's heap.
///
/// # Errors
/// `ValueError` for a message that is damaged, of another version, or about classes that are not known here; `MemoryError`
/// if there is no room for it; what the methods of its classes raise.
pub fn decode(vm: &mut Vm, message: &[u8]) -> Res {
    let decoded = try_decode(vm, message)?;
    decoded.map_err(|what| vm.error(classes::VALUE_ERROR, format!("cannot read a message: {what}")))
}

/// As [`decode`]; what is wrong with the message, if that is why there is no value, is no exception.
///
/// # Errors
/// `MemoryError` if there is no room for it; what the methods of its classes raise.
pub fn try_decode(vm: &mut Vm, message: &[u8]) -> Res<Result<Value, String>> {
    let (root, nodes) = match read(message) {
        Ok(parts) => parts,
        Err(what) => return Ok(Err(what)),
    };
    let room: usize = nodes.iter().map(|node| OBJECT_BYTES + ITEM_BYTES * slots(node).count()).sum();
    vm.heap.check_room(room + message.len()).or_raise(vm)?;
    let mut decoder = Decoder { vm, made: vec![Value::Unbound; nodes.len()], nodes, fault: None };
    let result = decoder.run(root);
    match decoder.fault {
        Some(what) => Ok(Err(what)),
        None => result.map(Ok),
    }
}

struct Decoder<'a, 'm> {
    vm: &'m mut Vm,
    nodes: Vec<Read<'a>>,
    /// The objects, by number; unbound as long as there is none.
    made: Vec<Value>,
    /// What is wrong with the message.
    fault: Option<String>,
}

impl Decoder<'_, '_> {
    fn run(&mut self, root: Slot) -> Res {
        self.make_shells()?;
        self.refuse_impossible_cycles()?;
        self.fill()?;
        self.value(root)
    }

    /// The value of a slot.
    fn value(&mut self, slot: Slot) -> Res {
        Ok(match slot {
            Slot::None => Value::None,
            Slot::False => Value::Bool(false),
            Slot::True => Value::Bool(true),
            Slot::Ellipsis => Value::Ellipsis,
            Slot::NotImplemented => Value::NotImplemented,
            Slot::Int(i) => Value::Int(i),
            Slot::Float(f) => Value::Float(f),
            Slot::Node(number) => match self.made.get(number as usize).and_then(|value| value.bound()) {
                Some(value) => value,
                None => return Err(self.malformed("it refers to an object that it does not contain")),
            },
        })
    }

    fn values(&mut self, slots: &[Slot]) -> Res<Vec<Value>> {
        slots.iter().map(|slot| self.value(*slot)).collect()
    }

    /// Something is wrong with the message: what ends decoding.
    #[cold]
    fn malformed(&mut self, what: &str) -> Interrupt {
        self.fault = Some(what.to_string());
        self.vm.value_error(what)
    }
}

/// The value of a message and its nodes.
pub(crate) fn read(message: &[u8]) -> Result<(Slot, Vec<Read<'_>>), String> {
    match message.first() {
        None => return Err(String::from("it is empty")),
        Some(version) if *version != VERSION => {
            return Err(format!("it is of version {version}, this is version {VERSION}"));
        }
        Some(_) => {}
    }
    let damaged = |error| match error {
        postcard::Error::DeserializeUnexpectedEnd => String::from("it ends too early"),
        postcard::Error::DeserializeBadUtf8 => String::from("it holds a text that is not UTF-8"),
        _ => String::from("it is damaged"),
    };
    let (root, mut rest) = take_from_bytes(&message[1..]).map_err(damaged)?;
    let mut nodes = Vec::with_capacity(rest.len().min(USUAL_NODES));
    while !rest.is_empty() {
        let (node, after) = take_from_bytes(rest).map_err(damaged)?;
        nodes.push(node);
        rest = after;
    }
    Ok((root, nodes))
}

/// All values that a node refers to.
fn slots<'n>(node: &'n Read<'_>) -> impl Iterator<Item = Slot> + 'n {
    let (parts, list): ([Slot; 3], &[Slot]) = match node {
        Node::Tuple(items) | Node::List(items) | Node::Set(items) | Node::FrozenSet(items) | Node::Dict(items) => {
            ([Slot::None; 3], items)
        }
        Node::Slice(parts) | Node::Range(parts) => (*parts, &[]),
        Node::Deque { items, maxlen } => ([*maxlen, Slot::None, Slot::None], items),
        Node::Member { class, .. } => ([*class, Slot::None, Slot::None], &[]),
        Node::Flags { class, value } => ([*class, *value, Slot::None], &[]),
        Node::Instance { class, content, attributes } => ([*class, *content, Slot::None], attributes),
        Node::Stateful { class, content, state } => ([*class, *content, *state], &[]),
        Node::Exception { class, args, cause, attributes, .. } => ([*class, *args, *cause], attributes),
        Node::BigInt(_) | Node::Complex(..) | Node::Str(_) | Node::Bytes(_) | Node::ByteArray(_) => {
            ([Slot::None; 3], &[])
        }
        Node::Class { .. } => ([Slot::None; 3], &[]),
    };
    parts.into_iter().chain(list.iter().copied())
}
