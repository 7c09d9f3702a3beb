//! Gives the objects their content.

use sesf_heap::{List, Value, names};
use sesf_vm::{Res, Vm};

use super::{Decoder, Read};
use crate::classes;
use crate::node::{Node, Slot};

impl Decoder<'_, '_> {
    /// Fills every object: first those whose content is only put in its place, then those that a program's code may be
    /// asked about, each after what it holds.
    pub(super) fn fill(&mut self) -> Res<()> {
        let nodes = std::mem::take(&mut self.nodes);
        let mut late = Vec::new();
        for (i, node) in nodes.iter().enumerate() {
            if is_late(node, &nodes) {
                late.push(i);
            } else {
                self.fill_one(self.made[i], node)?;
            }
        }
        for i in super::order::contents_first(&nodes, &late) {
            self.fill_one(self.made[i], &nodes[i])?;
        }
        self.check_exceptions(&nodes)
    }

    fn fill_one(&mut self, object: Value, node: &Read<'_>) -> Res<()> {
        match (object, node) {
            (Value::Tuple(id), Node::Tuple(items)) => {
                let items = self.values(items)?;
                self.vm.heap.tuple_mut(id).copy_from_slice(&items);
            }
            (Value::List(id), Node::List(items)) => {
                let items = self.values(items)?;
                self.vm.heap.edit(|h| &mut h.lists, id, |list| *list = List::from(items));
            }
            (Value::Set(id) | Value::FrozenSet(id), Node::Set(elements) | Node::FrozenSet(elements)) => {
                for element in self.values(elements)? {
                    self.vm.set_add(id, element)?;
                }
            }
            (Value::Dict(id), Node::Dict(entries)) => {
                for (key, value) in self.pairs(entries)? {
                    self.vm.dict_set(id, key, value)?;
                }
            }
            (Value::Slice(id), Node::Slice(parts)) => {
                let [start, stop, step] = *parts;
                let parts = [self.value(start)?, self.value(stop)?, self.value(step)?];
                *self.vm.heap.slices.get_mut(id) = parts;
            }
            (Value::Object(_), Node::Deque { items, .. }) => {
                let items = self.values(items)?;
                let items = self.vm.heap.new_tuple_from(items);
                let extend = self.vm.heap.intern("extend");
                self.vm.call_method(object, extend, &[items])?;
            }
            (_, Node::Instance { attributes, .. }) => self.set_attributes(object, attributes)?,
            (_, Node::Stateful { state, .. }) => {
                let state = self.value(*state)?;
                self.set_state(object, state)?;
            }
            (Value::Exception(id), Node::Exception { args, cause, hides_context, attributes, .. }) => {
                let (args, cause) = (self.value(*args)?, self.value(*cause)?);
                let is_possible = matches!(args, Value::Tuple(_)) && matches!(cause, Value::None | Value::Exception(_));
                if !is_possible {
                    return Err(self.malformed("an exception's arguments or its cause are none"));
                }
                let exception = self.vm.heap.exceptions.get_mut(id);
                (exception.args, exception.cause, exception.suppress_context) = (args, cause, *hides_context);
                self.set_attributes(object, attributes)?;
            }
            // Complete since they were made.
            _ => {}
        }
        Ok(())
    }

    fn pairs(&mut self, slots: &[Slot]) -> Res<Vec<(Value, Value)>> {
        if !slots.len().is_multiple_of(2) {
            return Err(self.malformed("a key has no value"));
        }
        slots.chunks_exact(2).map(|pair| Ok((self.value(pair[0])?, self.value(pair[1])?))).collect()
    }

    fn set_attributes(&mut self, object: Value, attributes: &[Slot]) -> Res<()> {
        let attributes = self.pairs(attributes)?;
        set_fields(self.vm, object, &attributes)
    }

    /// As CPython does for copies: the class's `__setstate__`, or else attributes, or a tuple of attributes and slots.
    fn set_state(&mut self, object: Value, state: Value) -> Res<()> {
        let class = self.vm.class_of(object);
        if classes::definer(self.vm, class, names::SETSTATE).is_some() {
            self.vm.call_method(object, names::SETSTATE, &[state])?;
            return Ok(());
        }
        let parts = match state {
            Value::Tuple(id) if self.vm.heap.tuple(id).len() == 2 => self.vm.heap.tuple(id).to_vec(),
            state => vec![state],
        };
        for part in parts {
            match part {
                Value::None => {}
                Value::Dict(id) => {
                    let attributes = self.vm.dict_items(id);
                    set_fields(self.vm, object, &attributes)?;
                }
                other => {
                    let (class, other) = (self.vm.type_name(object), self.vm.type_name(other));
                    return Err(self.vm.type_error(format!(
                        "the state of an object of the class {class}, which has no __setstate__, is of type {other}: \
                         expected a dict of attributes, or a tuple of two of them"
                    )));
                }
            }
        }
        Ok(())
    }
}

fn set_fields(vm: &mut Vm, object: Value, attributes: &[(Value, Value)]) -> Res<()> {
    for (name, value) in attributes {
        let name = vm.expect_name(*name)?;
        let name = vm.heap.intern_id(name);
        vm.set_field(object, name, *value)?;
    }
    Ok(())
}

/// Whether filling an object may run a program's code.
fn is_late(node: &Read<'_>, nodes: &[Read<'_>]) -> bool {
    let runs_code = |slot: &Slot| match slot {
        Slot::Node(i) => !nodes.get(*i as usize).is_some_and(is_plain_key),
        _ => false,
    };
    match node {
        Node::Set(elements) | Node::FrozenSet(elements) => elements.iter().any(runs_code),
        Node::Dict(entries) => entries.iter().step_by(2).any(runs_code),
        Node::Stateful { .. } => true,
        _ => false,
    }
}

/// Whether the hash of an object is known without looking at others.
fn is_plain_key(node: &Read<'_>) -> bool {
    matches!(node, Node::Str(_) | Node::Bytes(_) | Node::BigInt(_) | Node::Complex(..) | Node::Class { .. })
}
