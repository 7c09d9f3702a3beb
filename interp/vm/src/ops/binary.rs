//! Binary operators on exact builtin kinds: which arithmetic, concatenation or algebra two operands call for.

use sesf_bytecode::BinaryOp;
use sesf_heap::{SetId, Value};

use crate::error::Res;
use crate::vm::Vm;

impl Vm {
    /// `a <op> b` of exact builtin kinds; `None` where it is for the classes to say (or nobody).
    #[inline]
    pub fn binary_builtin(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => self.int_binary(op, x, y),
            (Value::Float(x), Value::Float(y)) => self.float_binary(op, x, y),
            (Value::Float(x), Value::Int(y)) => self.float_binary(op, x, y as f64),
            (Value::Int(x), Value::Float(y)) => self.float_binary(op, x as f64, y),
            (Value::BigInt(_), Value::BigInt(_) | Value::Int(_)) | (Value::Int(_), Value::BigInt(_)) => {
                self.mixed_binary(op, a, b)
            }
            (Value::Instance(_), _) | (_, Value::Instance(_)) => self.binary_with_instance(op, a, b),
            _ => self.binary_other(op, a, b),
        }
    }

    #[inline(never)]
    fn binary_other(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
        if let Some(result) = self.bool_binary(op, a, b) {
            return Ok(Some(result));
        }
        match op {
            BinaryOp::Add => {
                if let Some(result) = self.concat(a, b)? {
                    return Ok(Some(result));
                }
            }
            BinaryOp::Mul => {
                if let Some(result) = self.repeat_builtin(a, b)? {
                    return Ok(Some(result));
                }
            }
            BinaryOp::Mod => {
                if let Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) = a {
                    return self.percent(a, b).map(Some);
                }
            }
            BinaryOp::Or | BinaryOp::And | BinaryOp::Sub | BinaryOp::Xor => {
                if let Some(result) = self.collection_binary(op, a, b)? {
                    return Ok(Some(result));
                }
            }
            _ => {}
        }
        match (self.number_of(a), self.number_of(b)) {
            (Some(x), Some(y)) => self.number_binary(op, x, y),
            _ => Ok(None),
        }
    }

    /// `"..." % instance`: what the text's kind does with any operand. Everything else is for the classes.
    fn binary_with_instance(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
        match (op, a, b) {
            (BinaryOp::Mod, Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_), Value::Instance(_)) => {
                // Only a subclass on the right is asked first.
                let reflected = self.special_of(b, sesf_heap::names::RMOD);
                if reflected.is_some_and(|m| !matches!(m, Value::Native(_)))
                    && self.is_subclass(self.class_of(b), self.class_of(a))
                {
                    return Ok(None);
                }
                self.percent(a, b).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// `&`, `|` and `^` of two bools give a bool.
    fn bool_binary(&self, op: BinaryOp, a: Value, b: Value) -> Option<Value> {
        let (Value::Bool(x), Value::Bool(y)) = (a, b) else { return None };
        match op {
            BinaryOp::And => Some(Value::Bool(x & y)),
            BinaryOp::Or => Some(Value::Bool(x | y)),
            BinaryOp::Xor => Some(Value::Bool(x ^ y)),
            _ => None,
        }
    }

    /// Set algebra, also of dict views, `dict | dict`, and unions of types.
    fn collection_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
        match (a, b) {
            (Value::Set(x), Value::Set(y) | Value::FrozenSet(y)) => Ok(self.set_algebra(op, x, y)?.map(Value::Set)),
            (Value::FrozenSet(x), Value::Set(y) | Value::FrozenSet(y)) => {
                Ok(self.set_algebra(op, x, y)?.map(Value::FrozenSet))
            }
            (Value::Dict(x), Value::Dict(y)) if op == BinaryOp::Or => self.dict_union(x, y).map(Some),
            _ => self.view_binary(op, a, b),
        }
    }

    /// Operators of views and types: those of which one operand is a library object or a class.
    fn view_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
        let set_like = |vm: &Vm, v: Value| vm.dict_view(v).is_some_and(|view| view.is_set_like());
        if op == BinaryOp::And && set_like(self, a) {
            return self.view_intersection(a, b).map(Some);
        }
        if op == BinaryOp::And && set_like(self, b) {
            return self.view_intersection(b, a).map(Some);
        }
        if set_like(self, a) || set_like(self, b) {
            let (x, y) = (self.operand_set(a)?, self.operand_set(b)?);
            return Ok(self.set_algebra(op, x, y)?.map(Value::Set));
        }
        if op != BinaryOp::Or {
            return Ok(None);
        }
        if let Some(result) = self.proxy_union(a, b)? {
            return Ok(Some(result));
        }
        self.type_union(a, b)
    }

    /// Looks each element of `other` up in a view, so that what cannot be in it need not be hashable; or the other way
    /// round, where CPython does: the elements that are walked over are the result's.
    fn view_intersection(&mut self, view: Value, other: Value) -> Res {
        let n_own = self.view_len(view);
        let walks_view = match other {
            Value::Set(set) => n_own <= Some(self.heap.sets.get(set).len()),
            _ => self.dict_view(other).is_some_and(|view| view.is_set_like()) && n_own < self.view_len(other),
        };
        let (walked, container) = if walks_view { (view, other) } else { (other, view) };
        let result = self.new_set_from(&[])?;
        let iterator = self.iter(walked)?;
        while let Some(item) = self.next(iterator)? {
            if self.contains(container, item)? {
                self.set_add(result, item)?;
            }
        }
        Ok(Value::Set(result))
    }

    fn operand_set(&mut self, value: Value) -> Res<SetId> {
        match value {
            Value::Set(id) | Value::FrozenSet(id) => Ok(id),
            _ => self.set_of(value),
        }
    }

    /// `mappingproxy | mapping` is an operation on the mapping behind it.
    fn proxy_union(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        let (x, y) = (self.proxied(a).unwrap_or(a), self.proxied(b).unwrap_or(b));
        if x.is(a) && y.is(b) {
            return Ok(None);
        }
        self.binary(BinaryOp::Or, crate::plan::OperatorForm::Normal, x, y).map(Some)
    }

    /// The body of the binary slot methods of containers (`list.__add__`, `set.__or__`, `str.__mod__`, ...): instances that
    /// carry a builtin value are unwrapped; `NotImplemented` where the operands do not fit, but an error for concatenations.
    pub fn container_operator(&mut self, op: BinaryOp, a: Value, b: Value) -> Res {
        let (x, y) = (self.builtin_value(a), self.builtin_value(b));
        let result = match op {
            BinaryOp::Mul => self.repeat(x, b)?,
            BinaryOp::Mod => Some(self.percent(x, b)?),
            _ => self.binary_builtin(op, x, y)?,
        };
        if result.is_none()
            && op == BinaryOp::Add
            && let Some(message) = self.sequence_operand_message(op, a, b)
        {
            return Err(self.type_error(message));
        }
        Ok(result.unwrap_or(Value::NotImplemented))
    }
}
