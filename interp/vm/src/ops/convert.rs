//! Conversions to indices, numbers and the contents of builtin kinds, and the demands that native functions make.

use dashu_int::IBig;
use sesf_heap::{DictId, ListId, SetId, StrId, TupleId, Value, classes, names};
use sesf_text::int::Int;

use super::numbers::Number;
use crate::error::{Interrupt, OrRaise, Res};
use crate::vm::Vm;

macro_rules! expectations {
    ($( $(#[doc = $doc:literal])+ $name:ident -> $handle:ty : $($pattern:ident)|+, $what:literal; )+) => {
        $( $(#[doc = $doc])+
        ///
        /// # Errors
        /// `TypeError` for anything else.
        pub fn $name(&mut self, value: Value) -> Res<$handle> {
            match self.builtin_value(value) {
                $( Value::$pattern(id) )|+ => Ok(id),
                _ => Err(self.wrong_kind($what, value)),
            }
        } )+
    };
}

impl Vm {
    expectations! {
        /// The handle of a text (or of that of a subclass instance).
        expect_str -> StrId: Str, "str";
        /// The handle of a list.
        expect_list -> ListId: List, "list";
        /// The handle of a tuple.
        expect_tuple -> TupleId: Tuple, "tuple";
        /// The handle of a dict.
        expect_dict -> DictId: Dict, "dict";
        /// The handle of a set or frozenset.
        expect_set -> SetId: Set | FrozenSet, "set";
    }

    #[cold]
    fn wrong_kind(&mut self, what: &str, value: Value) -> Interrupt {
        let message = format!("expected {what}, got {}", self.type_name(value));
        self.type_error(message)
    }

    /// The characters of a text.
    ///
    /// # Errors
    /// `TypeError` for anything else.
    pub fn text(&mut self, value: Value) -> Res<String> {
        let id = self.expect_str(value)?;
        Ok(self.heap.str(id).to_string())
    }

    /// The bytes of a `bytes`, `bytearray` or `memoryview`, if the value is one.
    pub fn bytes_like(&self, value: Value) -> Option<Vec<u8>> {
        match self.builtin_value(value) {
            Value::Bytes(id) => Some(self.heap.bytes_objects.get(id).to_vec()),
            Value::ByteArray(id) => Some(self.heap.bytearrays.get(id).clone()),
            view => self.memory_view(view).map(|view| self.memory_bytes(&view)),
        }
    }

    /// The bytes of a bytes-like object.
    ///
    /// # Errors
    /// `TypeError` for anything else.
    pub fn expect_bytes_like(&mut self, value: Value) -> Res<Vec<u8>> {
        match self.bytes_like(value) {
            Some(bytes) => Ok(bytes),
            None => {
                let message = format!("a bytes-like object is required, not '{}'", self.type_name(value));
                Err(self.type_error(message))
            }
        }
    }

    // ---- integers

    /// The integer that an int, a bool or an instance carrying one is.
    pub fn int_of(&self, value: Value) -> Option<Int> {
        match self.builtin_value(value) {
            Value::Int(i) => Some(Int::Small(i)),
            Value::Bool(b) => Some(Int::Small(b as i64)),
            Value::BigInt(id) => Some(Int::Big(self.heap.bigint(id).clone())),
            _ => None,
        }
    }

    /// As [`Vm::int_of`], as a big integer.
    pub fn as_big(&self, value: Value) -> Option<IBig> {
        self.int_of(value).map(Int::into_big)
    }

    /// `operator.index(value)`: an exact int, from an integer or by `__index__`.
    ///
    /// # Errors
    /// `TypeError` `'str' object cannot be interpreted as an integer`.
    pub fn index(&mut self, value: Value) -> Res {
        match self.index_or_none(value)? {
            Some(index) => Ok(index),
            None => {
                let message = format!("'{}' object cannot be interpreted as an integer", self.type_name(value));
                Err(self.type_error(message))
            }
        }
    }

    /// As [`Vm::index`]; `None` for values that are no index.
    #[inline]
    pub fn index_or_none(&mut self, value: Value) -> Res<Option<Value>> {
        match value {
            Value::Int(_) | Value::BigInt(_) => Ok(Some(value)),
            Value::Bool(b) => Ok(Some(Value::Int(b as i64))),
            _ => self.index_by_method(value),
        }
    }

    #[inline(never)]
    fn index_by_method(&mut self, value: Value) -> Res<Option<Value>> {
        match self.builtin_value(value) {
            index @ (Value::Int(_) | Value::BigInt(_)) => return Ok(Some(index)),
            Value::Instance(_) | Value::Object(_) | Value::Exception(_) | Value::Class(_) => {}
            _ if self.has_user_methods(value) => {}
            _ => return Ok(None),
        }
        let Some(method) = self.special_of(value, names::INDEX) else {
            return Ok(None);
        };
        let step = self.method_call1(method, value)?;
        let answer = self.run_step(step)?;
        match self.builtin_value(answer) {
            Value::Bool(b) => Ok(Some(Value::Int(b as i64))),
            index @ (Value::Int(_) | Value::BigInt(_)) => Ok(Some(index)),
            _ => {
                let message = format!("__index__ returned non-int (type {})", self.type_name(answer));
                Err(self.type_error(message))
            }
        }
    }

    /// An index as a machine integer; `error` is the `TypeError` for what is none, or empty for the usual one.
    ///
    /// # Errors
    /// That, and `OverflowError` for one beyond 64 bits.
    pub fn as_index(&mut self, value: Value, error: &str) -> Res<i64> {
        match self.index_or_none(value)? {
            Some(Value::Int(i)) => Ok(i),
            Some(_) => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            None if error.is_empty() => self.index(value).map(|_| 0),
            None => Err(self.type_error(error)),
        }
    }

    /// An index that must lie within a sequence: beyond 64 bits it is an `IndexError`. `None` for what is no index.
    #[inline]
    pub(super) fn subscript_index(&mut self, value: Value) -> Res<Option<i64>> {
        match self.index_or_none(value)? {
            Some(Value::Int(i)) => Ok(Some(i)),
            Some(big) => {
                let message = format!("cannot fit '{}' into an index-sized integer", self.type_name(big));
                Err(self.index_error(message))
            }
            None => Ok(None),
        }
    }

    /// A count for repeating a sequence: beyond 64 bits it is an `OverflowError`. `None` for what is no index.
    pub(super) fn repeat_count(&mut self, value: Value) -> Res<Option<i64>> {
        match self.index_or_none(value)? {
            Some(Value::Int(i)) => Ok(Some(i)),
            Some(_) => {
                let message = format!("cannot fit '{}' into an index-sized integer", self.type_name(value));
                Err(self.overflow_error(message))
            }
            None => Ok(None),
        }
    }

    /// `int(value)` of anything but texts: `__int__`, `__index__`, `__trunc__`.
    ///
    /// # Errors
    /// `TypeError` for what has none of them.
    pub fn to_int(&mut self, value: Value) -> Res {
        match value {
            Value::Int(_) | Value::BigInt(_) => return Ok(value),
            Value::Bool(b) => return Ok(Value::Int(b as i64)),
            Value::Float(f) => {
                let int = sesf_text::int::from_float_trunc(f).or_raise(self)?;
                return Ok(self.new_int_value(int));
            }
            _ => {}
        }
        if let Some(method) = self.user_special(value, names::INT) {
            return self.int_from_method(method, value, "__int__");
        }
        if let builtin @ (Value::Int(_) | Value::BigInt(_) | Value::Float(_)) = self.builtin_value(value) {
            return self.to_int(builtin);
        }
        if let Some(index) = self.index_or_none(value)? {
            return Ok(index);
        }
        if let Some(method) = self.user_special(value, names::TRUNC) {
            return self.int_from_trunc(method, value);
        }
        let message = format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            self.type_name(value)
        );
        Err(self.type_error(message))
    }

    /// A special method that is not the builtin one of the value's own kind.
    fn user_special(&mut self, value: Value, name: StrId) -> Option<Value> {
        if !self.has_user_methods(value) {
            return None;
        }
        let method = self.special_of(value, name)?;
        match method {
            Value::Native(id) if matches!(value, Value::Instance(_)) => {
                let owner = self.natives.get(id).owner?;
                (!self.carries_builtin(owner)).then_some(method)
            }
            _ => Some(method),
        }
    }

    fn carries_builtin(&self, owner: sesf_heap::ClassId) -> bool {
        [classes::INT, classes::FLOAT, classes::BOOL].contains(&owner)
    }

    fn int_from_method(&mut self, method: Value, value: Value, name: &str) -> Res {
        let step = self.method_call1(method, value)?;
        let answer = self.run_step(step)?;
        match self.builtin_value(answer) {
            Value::Bool(b) => Ok(Value::Int(b as i64)),
            int @ (Value::Int(_) | Value::BigInt(_)) => Ok(int),
            _ => {
                let message = format!("{name} returned non-int (type {})", self.type_name(answer));
                Err(self.type_error(message))
            }
        }
    }

    fn int_from_trunc(&mut self, method: Value, value: Value) -> Res {
        let step = self.method_call1(method, value)?;
        let answer = self.run_step(step)?;
        match self.index_or_none(answer)? {
            Some(int) => Ok(int),
            None => {
                let message = format!("__trunc__ returned non-Integral (type {})", self.type_name(answer));
                Err(self.type_error(message))
            }
        }
    }

    /// An integer of either size as a value.
    pub fn new_int_value(&mut self, int: Int) -> Value {
        match int {
            Int::Small(i) => Value::Int(i),
            Int::Big(big) => self.heap.new_int(big),
        }
    }

    // ---- floats

    /// The float of a number, by `__float__` or `__index__` if need be.
    ///
    /// # Errors
    /// `TypeError` `must be real number, not str`.
    pub fn as_f64(&mut self, value: Value) -> Res<f64> {
        match self.float_or_none(value)? {
            Some(float) => Ok(float),
            None => {
                let message = format!("must be real number, not {}", self.type_name(value));
                Err(self.type_error(message))
            }
        }
    }

    /// As [`Vm::as_f64`]; `None` for what is no real number.
    pub fn float_or_none(&mut self, value: Value) -> Res<Option<f64>> {
        match self.number_of(value) {
            Some(Number::Complex(_)) => return Ok(None),
            Some(number) => return self.number_to_f64(&number).map(Some),
            None => {}
        }
        if let Some(method) = self.user_special(value, names::FLOAT) {
            return self.float_from_method(method, value).map(Some);
        }
        match self.number_of(self.builtin_value(value)) {
            Some(Number::Complex(_)) => return Ok(None),
            Some(number) => return self.number_to_f64(&number).map(Some),
            None => {}
        }
        match self.index_or_none(value)?.and_then(|index| self.number_of(index)) {
            Some(number) => self.number_to_f64(&number).map(Some),
            None => Ok(None),
        }
    }

    fn float_from_method(&mut self, method: Value, value: Value) -> Res<f64> {
        let step = self.method_call1(method, value)?;
        let answer = self.run_step(step)?;
        match self.builtin_value(answer) {
            Value::Float(f) => Ok(f),
            _ => {
                let (class, kind) = (self.type_name(value), self.type_name(answer));
                Err(self.type_error(format!("{class}.__float__ returned non-float (type {kind})")))
            }
        }
    }
}
