//! `format(value, spec)`.

use sesf_heap::{Heap, OutOfMemory, Value, classes, names};
use sesf_text::TextError;
use sesf_text::complex::Complex;
use sesf_text::format_spec::{self, FormatSpec, IntOptions, Target};

use crate::error::{OrRaise, Res};
use crate::plan::Step;
use crate::vm::Vm;

/// The longest text whose buffer is kept for the next one.
const WORTH_KEEPING: usize = 4096;

/// Parsed format specs, so that a spec in a loop is parsed once.
#[derive(Debug, Default)]
pub(crate) struct SpecCache {
    entries: Vec<(Target, String, FormatSpec)>,
    /// The entry to be replaced next.
    oldest: usize,
}

/// What values are formatted with, again and again.
#[derive(Debug, Default)]
pub(crate) struct Formatter {
    pub specs: SpecCache,
    /// Where a text is written before it becomes a value.
    pub buffer: String,
}

impl Formatter {
    /// What was written, as a value.
    pub fn take_text(&mut self, heap: &mut Heap) -> Value {
        let text = heap.new_str(&self.buffer);
        if self.buffer.len() > WORTH_KEEPING {
            self.buffer = String::new();
        }
        text
    }
}

impl SpecCache {
    const SIZE: usize = 8;

    fn parse(&mut self, spec: &str, target: Target, type_name: &str) -> Result<&FormatSpec, TextError> {
        if let Some(known) = self.entries.iter().position(|(t, text, _)| *t == target && text == spec) {
            return Ok(&self.entries[known].2);
        }
        let parsed = FormatSpec::parse(spec, target, type_name)?;
        let entry = (target, spec.to_string(), parsed);
        let at = if self.entries.len() < SpecCache::SIZE { self.entries.len() } else { self.oldest };
        if at == self.entries.len() {
            self.entries.push(entry);
        } else {
            self.entries[at] = entry;
            self.oldest = (at + 1) % SpecCache::SIZE;
        }
        Ok(&self.entries[at].2)
    }

    /// Appends `format(value, spec)` of an exact text, int, bool or float, with a spec that is not empty; whether it was one.
    pub fn write(&mut self, heap: &Heap, out: &mut String, value: Value, spec: &str) -> Result<bool, Refusal> {
        let (target, type_name) = match value {
            Value::Str(_) => (Target::Text, "str"),
            Value::Int(_) => (Target::Integer, "int"),
            Value::Bool(_) => (Target::Integer, "bool"),
            Value::Float(_) => (Target::Float, "float"),
            _ => return Ok(false),
        };
        let spec = self.parse(spec, target, type_name)?;
        // A width or precision must leave room for the text.
        heap.check_room(spec.width.unwrap_or(0).saturating_add(spec.precision.unwrap_or(0)))?;
        let options = IntOptions { type_name, ..IntOptions::default() };
        match value {
            Value::Str(id) => format_spec::write_text(out, heap.str(id), spec, type_name)?,
            Value::Int(i) => format_spec::write_small(out, i, spec, options)?,
            Value::Bool(b) => format_spec::write_small(out, b as i64, spec, options)?,
            Value::Float(f) => format_spec::write_float(out, f, spec, type_name)?,
            _ => {}
        }
        Ok(true)
    }
}

/// Why a value was not formatted.
pub(crate) enum Refusal {
    Spec(TextError),
    Room(OutOfMemory),
}

impl From<TextError> for Refusal {
    fn from(error: TextError) -> Refusal {
        Refusal::Spec(error)
    }
}

impl From<OutOfMemory> for Refusal {
    fn from(reason: OutOfMemory) -> Refusal {
        Refusal::Room(reason)
    }
}

impl<T> OrRaise<T> for Result<T, Refusal> {
    fn or_raise(self, vm: &mut Vm) -> Res<T> {
        match self {
            Ok(value) => Ok(value),
            Err(Refusal::Spec(error)) => Err(error).or_raise(vm),
            Err(Refusal::Room(reason)) => Err(reason).or_raise(vm),
        }
    }
}

impl Vm {
    /// Writes a text into a buffer that is used again and again, and makes a value of it.
    ///
    /// # Errors
    /// Those of `write`.
    #[inline]
    pub fn build_text(&mut self, write: impl FnOnce(&mut Vm, &mut String) -> Res<()>) -> Res {
        let mut out = std::mem::take(&mut self.scratch);
        out.clear();
        let written = write(self, &mut out);
        if out.len() > WORTH_KEEPING {
            return written.map(|()| self.heap.new_string(out));
        }
        let value = written.map(|()| self.heap.new_str(&out));
        self.scratch = out;
        value
    }

    /// Appends `format(value, spec)` of an exact text, int, bool or float; whether it was one.
    ///
    /// # Errors
    /// `ValueError` for a bad spec.
    pub fn write_format(&mut self, out: &mut String, value: Value, spec: &str) -> Res<bool> {
        match value {
            Value::Str(_) | Value::Int(_) | Value::Bool(_) | Value::Float(_) if spec.is_empty() => {
                self.write_str(out, value).map(|()| true)
            }
            _ => self.formatter.specs.write(&self.heap, out, value, spec).or_raise(self),
        }
    }

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
    pub fn format_method(&mut self, value: Value) -> Option<Value> {
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
        let numbers = spec.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
        self.check_layout(numbers.max(), None)?;
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

    /// A width or precision must leave room for the text.
    pub(super) fn check_layout(&mut self, width: Option<usize>, precision: Option<usize>) -> Res<()> {
        let bytes = width.unwrap_or(0).saturating_add(precision.unwrap_or(0));
        self.heap.check_room(bytes).or_raise(self)
    }

    fn format_int(&mut self, value: i64, spec: &str, name: &str) -> Res<String> {
        let options = IntOptions { type_name: name, max_digits: self.max_str_digits };
        format_spec::format_small(value, spec, options).or_raise(self)
    }
}
