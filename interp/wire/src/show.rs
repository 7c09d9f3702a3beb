//! What a message says, for people who look at a run: in short, and without a machine.

use sesf_text::{float, quote};

use crate::decode::{Read, read};
use crate::node::{Node, Slot};

/// Deeper values are left out.
const MAX_DEPTH: usize = 3;
/// Longer texts and containers are cut.
const MAX_ITEMS: usize = 6;
const MAX_TEXT: usize = 24;
const LEFT_OUT: &str = "...";

/// A message's value, much as `repr` shows it.
pub fn show(message: &[u8]) -> String {
    match read(message) {
        Ok((root, nodes)) => Shower { nodes }.slot(root, 0),
        Err(what) => format!("<no message: {what}>"),
    }
}

struct Shower<'a> {
    nodes: Vec<Read<'a>>,
}

impl Shower<'_> {
    fn slot(&self, slot: Slot, depth: usize) -> String {
        match slot {
            Slot::None => String::from("None"),
            Slot::False => String::from("False"),
            Slot::True => String::from("True"),
            Slot::Ellipsis => String::from("Ellipsis"),
            Slot::NotImplemented => String::from("NotImplemented"),
            Slot::Int(i) => i.to_string(),
            Slot::Float(f) => float::repr(f),
            Slot::Node(i) => match self.nodes.get(i as usize) {
                Some(node) if depth < MAX_DEPTH => self.node(node, depth + 1),
                _ => String::from(LEFT_OUT),
            },
        }
    }

    fn node(&self, node: &Read<'_>, depth: usize) -> String {
        let items = |items: &[Slot]| self.items(items, depth);
        match node {
            Node::BigInt(bytes) => format!("<an int of {} bytes>", bytes.len()),
            Node::Complex(real, imaginary) => format!("complex({}, {})", float::repr(*real), float::repr(*imaginary)),
            Node::Str(text) => quote::repr(&cut(text)),
            Node::Bytes(bytes) => quote::repr_bytes(&bytes[..bytes.len().min(MAX_TEXT)]),
            Node::ByteArray(bytes) => quote::repr_bytearray(&bytes[..bytes.len().min(MAX_TEXT)]),
            Node::Tuple(parts) if parts.len() == 1 => format!("({},)", items(parts)),
            Node::Tuple(parts) => format!("({})", items(parts)),
            Node::List(parts) => format!("[{}]", items(parts)),
            Node::Set(parts) | Node::FrozenSet(parts) => format!("{{{}}}", items(parts)),
            Node::Deque { items: parts, .. } => format!("deque([{}])", items(parts)),
            Node::Dict(entries) => {
                let pair = |pair: &[Slot]| match *pair {
                    [key, value] => format!("{}: {}", self.slot(key, depth), self.slot(value, depth)),
                    _ => String::new(),
                };
                format!("{{{}}}", listed(entries.chunks(2).map(pair), entries.len() / 2))
            }
            Node::Slice(parts) => format!("slice({})", items(parts)),
            Node::Range(parts) => format!("range({})", items(parts)),
            Node::Class { qualname, .. } => cut(qualname),
            Node::Member { class, name } => format!("{}.{name}", self.slot(*class, 0)),
            Node::Flags { class, value } => format!("{}({})", self.slot(*class, 0), self.slot(*value, depth)),
            Node::Instance { class, content, attributes } => self.object(*class, *content, attributes, depth),
            Node::Stateful { class, state, .. } => format!("{}({})", self.slot(*class, 0), self.slot(*state, depth)),
            Node::Exception { class, args, .. } => match args {
                Slot::Node(i) => match self.nodes.get(*i as usize) {
                    Some(Node::Tuple(args)) => format!("{}({})", self.slot(*class, 0), items(args)),
                    _ => self.slot(*class, 0),
                },
                _ => self.slot(*class, 0),
            },
        }
    }

    fn object(&self, class: Slot, content: Slot, attributes: &[Slot], depth: usize) -> String {
        let attribute = |pair: &[Slot]| match *pair {
            [name, value] => format!("{}={}", self.slot(name, 0).trim_matches('\''), self.slot(value, depth)),
            _ => String::new(),
        };
        let content = match content {
            Slot::None => None,
            content => Some(self.slot(content, depth)),
        };
        let n_parts = attributes.len() / 2 + usize::from(content.is_some());
        let parts = content.into_iter().chain(attributes.chunks(2).map(attribute));
        format!("{}({})", self.slot(class, 0), listed(parts, n_parts))
    }

    fn items(&self, items: &[Slot], depth: usize) -> String {
        listed(items.iter().map(|item| self.slot(*item, depth)), items.len())
    }
}

/// The first of so many parts, with commas between them.
fn listed(parts: impl Iterator<Item = String>, n_parts: usize) -> String {
    let mut parts: Vec<String> = parts.take(MAX_ITEMS).collect();
    if n_parts > MAX_ITEMS {
        parts.push(String::from(LEFT_OUT));
    }
    parts.join(", ")
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => format!("{}{LEFT_OUT}", &text[..end]),
        None => text.to_string(),
    }
}
