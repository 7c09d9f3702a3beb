//! `format(value, spec)`.

use sesf_heap::{Value, classes, names};
use sesf_text::complex::Complex;
use sesf_text::format_spec::{self, IntOptions};

use crate::error::{OrRaise, Res};
use crate::plan::Step;
use crate::vm::Vm;

impl Vm {
    /// `format(value, spec)`, nested where a method of the language is called.
    pub fn format(&mut self, value: Value, spec: &str) -> Res<String> {
        if self.format_method(value).is_none() {
            return self.format_builtin(value, spec);
        }
        let spec = self.heap.new_str(spec);
        let step = self.format_plan(value, spec)?;
        let answer = self.run_step(step)?;
        let id = self.finish_text(answer, "__format__")?;
        Ok(self.heap.str(id).to_string())
    }

    /// The formatted text, or the call of `__format__`; `spec` is a text.
    pub fn format_plan(&mut self, value: Value, spec: Value) -> Res<Step> {
        if let Some(method) = self.format_method(value) {
            return self.method_call2(method, value, spec);
        }
        let spec = self.text(spec)?;
        if spec.is_empty() {
            return self.str_plan(value);
        }
        let text = self.format_builtin(value, &spec)?;
        Ok(Step::Value(self.heap.new_string(text)))
    }

    /// The `__format__` to be called; `None` where the kind of value says how it is formatted.
    fn format_method(&mut self, value: Value) -> Option<Value> {
        if !self.has_user_methods(value) {
            return None;
        }
        let method = self.special_of(value, names::FORMAT)?;
        let Value::Native(id) = method else { return Some(method) };
        match self.natives.get(id).owner {
            Some(classes::OBJECT) => None,
            Some(classes::INT | classes::FLOAT | classes::COMPLEX | classes::STR) => None,
            _ => Some(method),
        }
    }

    /// Formats by the builtin kind of a value: the body of the builtin types' `__format__` (and of `object.__format__`).
    ///
    /// # Errors
    /// `ValueError` for a bad spec, `TypeError` for one that the kind does not take.
    pub fn format_builtin(&mut self, receiver: Value, spec: &str) -> Res<String> {
        if spec.is_empty() {
            return self.str(receiver);
        }
        let name = self.type_name(receiver);
        match self.builtin_value(receiver) {
            Value::Str(id) => format_spec::format_text(self.heap.str(id), spec, &name).or_raise(self),
            Value::Int(i) => self.format_int(i, spec, &name),
            Value::Bool(b) => self.format_int(b as i64, spec, &name),
            Value::BigInt(id) => {
                let options = IntOptions { type_name: &name, max_digits: self.max_str_digits };
                format_spec::format_big(self.heap.bigint(id), spec, options).or_raise(self)
            }
            Value::Float(f) => format_spec::format_float(f, spec, &name).or_raise(self),
            Value::Complex(id) => {
                let (real, imag) = *self.heap.complexes.get(id);
                format_spec::format_complex(Complex { real, imag }, spec, &name).or_raise(self)
            }
            _ => Err(self.type_error(format!("unsupported format string passed to {name}.__format__"))),
        }
    }

    fn format_int(&mut self, value: i64, spec: &str, name: &str) -> Res<String> {
        let options = IntOptions { type_name: name, max_digits: self.max_str_digits };
        format_spec::format_small(value, spec, options).or_raise(self)
    }
}
