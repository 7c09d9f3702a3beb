//! The objects without their content.

use dashu_int::IBig;
use sesf_heap::{ClassId, Layout, Set, Value, classes as builtin};
use sesf_vm::{Interrupt, Res};

use super::Decoder;
use crate::classes;
use crate::node::{Node, Slot};

impl Decoder<'_, '_> {
    /// Makes every object: first those that need no other, then those that need their class.
    pub(super) fn make_shells(&mut self) -> Res<()> {
        for i in 0..self.nodes.len() {
            self.made[i] = self.make_data(i)?;
        }
        for i in 0..self.nodes.len() {
            if !self.made[i].is_bound() {
                self.made[i] = self.make_of_class(i)?;
            }
        }
        Ok(())
    }

    /// Plain data and classes; unbound for the rest.
    fn make_data(&mut self, i: usize) -> Res {
        let heap = &mut self.vm.heap;
        Ok(match &self.nodes[i] {
            Node::BigInt(bytes) => heap.new_int(IBig::from_le_bytes(bytes)),
            Node::Complex(real, imaginary) => heap.new_complex(*real, *imaginary),
            Node::Str(text) => heap.new_str(text),
            Node::Bytes(bytes) => heap.new_bytes(bytes),
            Node::ByteArray(bytes) => heap.new_bytearray(bytes.to_vec()),
            Node::Tuple(items) => heap.new_tuple_from(vec![Value::None; items.len()]),
            Node::List(_) => heap.new_list(Vec::new()),
            Node::Set(_) => heap.new_set(Set::default()),
            Node::FrozenSet(_) => heap.new_frozenset(Set::default()),
            Node::Dict(_) => heap.new_dict(),
            Node::Slice(_) => self.vm.new_slice(Value::None, Value::None, Value::None),
            Node::Deque { maxlen, .. } => self.make_deque(*maxlen)?,
            Node::Class { module, qualname } => match classes::find(self.vm, module, qualname) {
                Some(class) => Value::Class(class),
                None => return Err(self.unknown_class(i)),
            },
            _ => Value::Unbound,
        })
    }

    fn unknown_class(&mut self, i: usize) -> Interrupt {
        let Node::Class { module, qualname } = self.nodes[i] else { return self.malformed("it is damaged") };
        self.malformed(&format!(
            "the class {qualname} is not known here in the module {module}, or that is not imported"
        ))
    }

    fn make_deque(&mut self, maxlen: Slot) -> Res {
        let maxlen = match maxlen {
            Slot::None => Value::None,
            Slot::Int(n) if n >= 0 => Value::Int(n),
            _ => return Err(self.malformed("a deque's largest length is no such number")),
        };
        let module = self.vm.import_module("_collections")?;
        let name = self.vm.heap.intern("deque");
        let class = self.vm.get_attr(module, name)?;
        let nothing = self.vm.heap.new_tuple(&[]);
        self.vm.call(class, &[nothing, maxlen])
    }

    fn make_of_class(&mut self, i: usize) -> Res {
        match self.nodes[i] {
            Node::Range(parts) => self.make_range(parts),
            Node::Member { class, name } => self.find_member(class, name),
            Node::Flags { class, value } => self.make_flags(class, value),
            Node::Instance { class, content, .. } | Node::Stateful { class, content, .. } => {
                self.make_instance(class, content)
            }
            Node::Exception { class, .. } => self.make_exception(class),
            _ => Err(self.malformed("it is damaged")),
        }
    }

    fn make_range(&mut self, parts: [Slot; 3]) -> Res {
        let parts = self.values(&parts)?;
        match parts[..] {
            [start, stop, step] if parts.iter().all(|part| is_int(*part)) => self.vm.new_range(start, stop, step),
            _ => Err(self.malformed("a range is not of whole numbers")),
        }
    }

    fn class(&mut self, slot: Slot) -> Res<ClassId> {
        match self.value(slot)? {
            Value::Class(class) => Ok(class),
            _ => Err(self.malformed("an object's class is no class")),
        }
    }

    fn find_member(&mut self, class: Slot, name: &str) -> Res {
        let class = self.class(class)?;
        let member = classes::members(self.vm, class).and_then(|members| self.vm.dict_get_str(members, name));
        member.map_or_else(
            || {
                let class = self.vm.class_name(class).to_string();
                Err(self.malformed(&format!("the enum {class} has no member {name} here")))
            },
            Ok,
        )
    }

    fn make_flags(&mut self, class: Slot, value: Slot) -> Res {
        let (class, value) = (self.class(class)?, self.value(value)?);
        if classes::members(self.vm, class).is_none() || !is_int(value) {
            return Err(self.malformed("flags are not of an enum, or no number"));
        }
        self.vm.call(Value::Class(class), &[value])
    }

    fn make_instance(&mut self, class: Slot, content: Slot) -> Res {
        let (class, content) = (self.class(class)?, self.value(content)?);
        let is_possible = classes::may_carry(self.vm, class, content) && classes::members(self.vm, class).is_none();
        if !is_possible {
            let class = self.vm.class_name(class).to_string();
            return Err(self.malformed(&format!("it cannot make an object of the class {class}")));
        }
        let carried = self.vm.carries_value(class).then_some(content);
        Ok(self.vm.heap.new_instance(class, carried))
    }

    fn make_exception(&mut self, class: Slot) -> Res {
        let class = self.class(class)?;
        if self.vm.heap.classes.get(class).layout != Layout::Exception {
            return Err(self.malformed("an exception's class is none of exceptions"));
        }
        Ok(Value::Exception(self.vm.new_exception(class, &[])))
    }

    /// Whether an object is a group of exceptions.
    pub(super) fn is_group(&self, object: Value) -> bool {
        self.vm.is_instance(object, builtin::BASE_EXCEPTION_GROUP)
    }
}

fn is_int(value: Value) -> bool {
    matches!(value, Value::Int(_) | Value::BigInt(_))
}
