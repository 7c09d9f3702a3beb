//! Augmented assignment of the mutable builtin kinds.

use sesf_bytecode::BinaryOp;
use sesf_heap::{ListId, Value};

use crate::error::{OrRaise, Res};
use crate::plan::Step;
use crate::vm::Vm;

impl Vm {
    /// `a <op>= b` of an exact mutable builtin, or the prelude's loop that does it (its result is the list); `None` for
    /// anything else.
    pub fn inplace_plan(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<Option<Step>> {
        if let (BinaryOp::Add, Value::List(_)) = (op, a)
            && self.needs_loop(b)
        {
            return Ok(Some(Step::call2(self.prelude("list_extend")?, a, b)));
        }
        Ok(self.inplace_builtin(op, a, b)?.map(Step::Value))
    }

    /// `a <op>= b` of an exact mutable builtin, nested where user code must iterate; `None` for anything else.
    #[inline]
    pub fn inplace_builtin(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
        match a {
            Value::List(id) => self.list_inplace(op, id, b),
            Value::Set(_) | Value::Dict(_) | Value::ByteArray(_) => self.inplace_other(op, a, b),
            _ => Ok(None),
        }
    }

    fn list_inplace(&mut self, op: BinaryOp, list: ListId, b: Value) -> Res<Option<Value>> {
        match op {
            BinaryOp::Add => {
                self.list_extend(list, b)?;
            }
            BinaryOp::Mul => match self.repeat_count(b)? {
                Some(count) => self.list_repeat_in_place(list, count)?,
                None => return Ok(None),
            },
            _ => return Ok(None),
        }
        Ok(Some(Value::List(list)))
    }

    /// Whether iterating a value means running code of the language, for which a nested loop is to be avoided.
    pub fn needs_loop(&mut self, iterable: Value) -> bool {
        !self.is_collected_natively(iterable) && self.has_iterator(iterable)
    }

    /// `list.extend(iterable)`, nested where user code is needed.
    pub fn list_extend(&mut self, list: ListId, iterable: Value) -> Res<()> {
        match iterable {
            Value::List(other) => {
                let items = self.heap.lists.get(other).to_vec();
                self.list_append_all(list, &items)
            }
            Value::Tuple(other) => {
                let bytes = size_of_val(self.heap.tuple(other));
                self.heap.check_room(bytes).or_raise(self)?;
                self.heap.list_extend_from_tuple(list, other);
                Ok(())
            }
            _ => {
                let iterator = self.iter(iterable)?;
                while let Some(item) = self.next(iterator)? {
                    self.heap.list_push(list, item).or_raise(self)?;
                }
                Ok(())
            }
        }
    }

    fn list_append_all(&mut self, list: ListId, items: &[Value]) -> Res<()> {
        self.heap.check_room(size_of_val(items)).or_raise(self)?;
        self.heap.edit(|h| &mut h.lists, list, |own| own.extend_from_slice(items));
        Ok(())
    }

    fn list_repeat_in_place(&mut self, list: ListId, count: i64) -> Res<()> {
        let items = self.heap.lists.get(list).to_vec();
        let repeated = self.repeated_items(&items, count)?;
        self.heap.edit(|h| &mut h.lists, list, |own| *own = repeated.into());
        Ok(())
    }

    #[inline(never)]
    fn inplace_other(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
        let done = match a {
            Value::Set(id) => match self.inplace_set_operand(b)? {
                Some(other) => self.set_algebra_in_place(op, id, other)?,
                None => false,
            },
            Value::Dict(id) if op == BinaryOp::Or => {
                self.dict_update(id, b)?;
                true
            }
            Value::ByteArray(id) => self.bytearray_inplace(op, id, b)?,
            _ => false,
        };
        Ok(done.then_some(a))
    }

    fn inplace_set_operand(&mut self, value: Value) -> Res<Option<sesf_heap::SetId>> {
        match self.builtin_value(value) {
            Value::Set(id) | Value::FrozenSet(id) => Ok(Some(id)),
            _ if self.dict_view(value).is_some_and(|view| view.is_set_like()) => self.set_of(value).map(Some),
            _ => Ok(None),
        }
    }

    /// The body of the in-place slot methods (`list.__iadd__`, `set.__ior__`, ...): the receiver, changed, or
    /// `NotImplemented`. Nested where user code must iterate.
    pub fn inplace_operator(&mut self, op: BinaryOp, a: Value, b: Value) -> Res {
        let inner = self.builtin_value(a);
        match self.inplace_builtin(op, inner, b)? {
            Some(_) => Ok(a),
            None => Ok(Value::NotImplemented),
        }
    }
}
