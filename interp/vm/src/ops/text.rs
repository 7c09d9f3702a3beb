//! `str` and `ascii` of every kind of value.

use sesf_heap::{StrId, Value, classes, names};

use crate::error::Res;
use crate::plan::Step;
use crate::vm::Vm;

impl Vm {
    /// `str(value)`, nested where a method of the language is called.
    pub fn str(&mut self, value: Value) -> Res<String> {
        let mut out = String::new();
        self.write_str(&mut out, value)?;
        Ok(out)
    }

    /// Appends `str(value)`.
    #[inline]
    pub fn write_str(&mut self, out: &mut String, value: Value) -> Res<()> {
        match value {
            Value::Str(id) => out.push_str(self.heap.str(id)),
            Value::Int(i) => super::repr::write_int(out, i),
            _ => match self.str_method(value) {
                Some(method) => {
                    let text = self.call_for_text(method, value, "__str__")?;
                    out.push_str(&text);
                }
                None => match self.builtin_value(value) {
                    Value::Str(id) if self.shows_characters(value) => out.push_str(self.heap.str(id)),
                    _ => self.write_repr(out, value)?,
                },
            },
        }
        Ok(())
    }

    /// The `__str__` to be called for a value; `None` where the kind of value, or its `__repr__`, says how it is shown.
    fn str_method(&mut self, value: Value) -> Option<Value> {
        if !self.has_user_methods(value) {
            return None;
        }
        let method = self.special_of(value, names::STR)?;
        let Value::Native(id) = method else { return Some(method) };
        match self.natives.get(id).owner {
            Some(classes::OBJECT | classes::TYPE) => None,
            Some(classes::STR) if matches!(self.builtin_value(value), Value::Str(_)) => None,
            _ => Some(method),
        }
    }

    /// Whether a value that carries a text is shown by `str` as that text: unless only `object.__str__` is left.
    fn shows_characters(&mut self, value: Value) -> bool {
        match self.special_of(value, names::STR) {
            Some(Value::Native(id)) => self.natives.get(id).owner != Some(classes::OBJECT),
            _ => true,
        }
    }

    /// `str(value)` as a value, or the call of `__str__` or `__repr__`.
    pub fn str_plan(&mut self, value: Value) -> Res<Step> {
        match value {
            Value::Str(_) => return Ok(Step::Value(value)),
            Value::Int(i) => return Ok(Step::Value(self.heap.new_ascii(itoa::Buffer::new().format(i)))),
            _ => {}
        }
        if let Some(method) = self.str_method(value) {
            return self.method_call1(method, value);
        }
        match self.builtin_value(value) {
            text @ Value::Str(_) if self.shows_characters(value) => Ok(Step::Value(text)),
            _ => self.repr_plan(value),
        }
    }

    /// Calls a method that must give a text.
    pub(super) fn call_for_text(&mut self, method: Value, value: Value, name: &str) -> Res<String> {
        let step = self.method_call1(method, value)?;
        let answer = self.run_step(step)?;
        let id = self.finish_text(answer, name)?;
        Ok(self.heap.str(id).to_string())
    }

    /// The text that the answer of `__str__`, `__repr__` or `__format__` must be.
    ///
    /// # Errors
    /// `TypeError` if it is none.
    pub fn finish_text(&mut self, answer: Value, name: &str) -> Res<StrId> {
        match self.builtin_value(answer) {
            Value::Str(id) => Ok(id),
            _ => {
                let kind = self.type_name(answer);
                Err(self.type_error(match name {
                    "__format__" => format!("__format__ must return a str, not {kind}"),
                    _ => format!("{name} returned non-string (type {kind})"),
                }))
            }
        }
    }

    /// `ascii(value)`.
    pub fn ascii(&mut self, value: Value) -> Res<String> {
        let text = self.repr(value)?;
        Ok(sesf_text::quote::ascii_from_repr(&text))
    }
}
