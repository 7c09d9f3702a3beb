//! `repr` of every kind of value.
//!
//! Builtin containers are shown without recursion in Rust: their nesting counts against the recursion limit of the
//! language. A container inside itself is shown as `[...]`, also where user code is in between.

use sesf_heap::{Descriptor, MethodId, NativeId, SliceId, Value, classes, names};

use super::views::ViewKind;
use crate::error::{OrRaise, Res};
use crate::native::Binding;
use crate::plan::Step;
use crate::vm::Vm;

/// A container of which a part has been shown.
struct Open {
    /// The builtin container.
    container: Value,
    /// Where to go on.
    position: usize,
    /// The value of the dict entry whose key has been shown.
    pending: Option<Value>,
    /// Whether the pair that was shown last has still to be closed.
    in_pair: bool,
    /// What ends it.
    close: &'static str,
    /// What is shown of dict entries.
    entries: Entries,
}

/// What is shown of the entries of a dict.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entries {
    /// `{key: value}`
    Both,
    /// `dict_keys([key])`
    Keys,
    /// `dict_values([value])`
    Values,
    /// `dict_items([(key, value)])`
    Pairs,
}

impl Vm {
    /// `repr(value)`, nested where a method of the language is called.
    pub fn repr(&mut self, value: Value) -> Res<String> {
        let mut out = String::new();
        self.write_repr(&mut out, value)?;
        Ok(out)
    }

    /// Appends `repr(value)`.
    pub fn write_repr(&mut self, out: &mut String, value: Value) -> Res<()> {
        if self.write_leaf(out, value)? {
            return Ok(());
        }
        let depth = self.active_reprs.len();
        let result = self.write_nested(out, value);
        self.active_reprs.truncate(depth);
        result
    }

    /// The representation, or the call of `__repr__`.
    pub fn repr_plan(&mut self, value: Value) -> Res<Step> {
        if let Some(method) = self.repr_method(value) {
            return self.method_call1(method, value);
        }
        let text = self.repr(value)?;
        Ok(Step::Value(self.heap.new_string(text)))
    }

    /// The representation that the builtin kind of a value has, whatever its class says: the body of the builtin types'
    /// `__repr__`. An instance shows what it carries.
    pub fn repr_builtin(&mut self, receiver: Value) -> Res<String> {
        let mut out = String::new();
        let depth = self.active_reprs.len();
        let result = self.write_carried(&mut out, receiver);
        self.active_reprs.truncate(depth);
        result.map(|()| out)
    }

    /// Notes that the representation of a library object is being made; false if it was already: the object contains
    /// itself. What is entered must be left again.
    pub fn enter_repr(&mut self, value: Value) -> bool {
        if self.active_reprs.iter().any(|active| active.is(value)) {
            return false;
        }
        self.active_reprs.push(value);
        true
    }

    /// See [`Vm::enter_repr`].
    pub fn leave_repr(&mut self, value: Value) {
        if let Some(at) = self.active_reprs.iter().rposition(|active| active.is(value)) {
            self.active_reprs.truncate(at);
        }
    }

    fn write_carried(&mut self, out: &mut String, receiver: Value) -> Res<()> {
        let mut stack = Vec::new();
        self.write_by_kind(out, &mut stack, receiver)?;
        self.write_open(out, &mut stack)
    }

    fn write_nested(&mut self, out: &mut String, value: Value) -> Res<()> {
        let mut stack = Vec::new();
        self.write_item(out, &mut stack, value)?;
        self.write_open(out, &mut stack)
    }

    fn write_open(&mut self, out: &mut String, stack: &mut Vec<Open>) -> Res<()> {
        while let Some(open) = stack.last_mut() {
            match self.next_part(out, open) {
                Some(value) => self.write_item(out, stack, value)?,
                None => {
                    out.push_str(open.close);
                    stack.pop();
                    self.active_reprs.pop();
                }
            }
        }
        Ok(())
    }

    /// The next value to show of a container; what comes before it is written.
    fn next_part(&self, out: &mut String, open: &mut Open) -> Option<Value> {
        if let Some(value) = open.pending.take() {
            open.in_pair = open.entries == Entries::Pairs;
            out.push_str(if open.in_pair { ", " } else { ": " });
            return Some(value);
        }
        if std::mem::take(&mut open.in_pair) {
            out.push(')');
        }
        let position = open.position;
        let (value, next) = match open.container {
            Value::List(id) => (*self.heap.lists.get(id).get(position)?, position + 1),
            Value::Tuple(id) => (*self.heap.tuple(id).get(position)?, position + 1),
            Value::Slice(id) => (*self.heap.slices.get(id).get(position)?, position + 1),
            Value::Set(id) | Value::FrozenSet(id) => {
                let (at, entry) = self.heap.sets.get(id).next_from(position)?;
                (entry.key, at + 1)
            }
            Value::Dict(id) => {
                let (at, entry) = self.heap.dicts.get(id).next_from(position)?;
                if let Entries::Both | Entries::Pairs = open.entries {
                    open.pending = Some(entry.value);
                }
                (if open.entries == Entries::Values { entry.value } else { entry.key }, at + 1)
            }
            _ => return None,
        };
        out.push_str(if position > 0 { ", " } else { "" });
        out.push_str(if open.entries == Entries::Pairs { "(" } else { "" });
        open.position = next;
        Some(value)
    }

    /// Writes a value that needs no further steps, or opens it.
    fn write_item(&mut self, out: &mut String, stack: &mut Vec<Open>, value: Value) -> Res<()> {
        if self.write_leaf(out, value)? {
            return Ok(());
        }
        if let Some(method) = self.repr_method(value) {
            let text = self.call_for_text(method, value, "__repr__")?;
            out.push_str(&text);
            return Ok(());
        }
        if stack.len() + self.fiber.frames.len() >= self.recursion_limit {
            return Err(self.recursion_error(" while getting the repr of an object"));
        }
        self.heap.check_room(out.len()).or_raise(self)?;
        self.write_by_kind(out, stack, value)
    }

    /// Opens a container, or writes what an instance carries, or what is shown of any object.
    fn write_by_kind(&mut self, out: &mut String, stack: &mut Vec<Open>, value: Value) -> Res<()> {
        if self.open(out, stack, value)? {
            return Ok(());
        }
        match self.builtin_value(value) {
            Value::ByteArray(id) => {
                let bytes = sesf_text::quote::repr_bytearray(self.heap.bytearrays.get(id));
                let name = self.type_name(value);
                out.push_str(&bytes.replacen("bytearray", &name, 1));
            }
            Value::Object(_) if self.memory_view(value).is_some() => {
                out.push_str(&format!("<memory at {}>", self.address_text(value)));
            }
            builtin => {
                if !self.write_leaf(out, builtin)? {
                    out.push_str(&self.default_repr(value));
                }
            }
        }
        Ok(())
    }

    /// The `__repr__` to be called for a value; `None` where the kind of value says how it is shown.
    fn repr_method(&mut self, value: Value) -> Option<Value> {
        if !self.has_user_methods(value) && !matches!(value, Value::Module(_) | Value::Generator(_)) {
            return None;
        }
        let method = self.special_of(value, names::REPR)?;
        let Value::Native(id) = method else { return Some(method) };
        match self.natives.get(id).owner {
            // A class may prefer `object.__repr__` to that of the builtin type it extends.
            Some(classes::OBJECT) if !self.builtin_value(value).is(value) => Some(method),
            Some(classes::OBJECT | classes::TYPE) => None,
            Some(owner) if matches!(value, Value::Instance(_)) && !self.builtin_value(value).is(value) => {
                // An object carried by an instance shows itself, and so does a library class on top of a builtin type.
                let is_own = matches!(self.builtin_value(value), Value::Object(_)) || owner.0 >= classes::N_BUILTIN;
                is_own.then_some(method)
            }
            Some(_) if self.is_own_kind(value) => None,
            _ => Some(method),
        }
    }

    /// Library objects that are shown here.
    fn is_own_kind(&self, value: Value) -> bool {
        self.dict_view(value).is_some()
            || self.proxied(value).is_some()
            || self.memory_view(value).is_some()
            || self.is_generic_object(value)
            || matches!(value, Value::Module(_) | Value::Generator(_))
    }

    /// Starts showing a container: writes what comes first and puts it on the stack. Whether it was one.
    fn open(&mut self, out: &mut String, stack: &mut Vec<Open>, value: Value) -> Res<bool> {
        if let Some(mapping) = self.proxied(value) {
            out.push_str("mappingproxy(");
            let text = self.repr(mapping)?;
            out.push_str(&text);
            out.push(')');
            return Ok(true);
        }
        if self.is_generic_object(value) {
            let text = self.generic_repr(value)?;
            out.push_str(&text);
            return Ok(true);
        }
        let (container, entries) = match self.dict_view(value) {
            Some(view) => (Value::Dict(view.dict), view.kind.into()),
            None => (self.builtin_value(value), Entries::Both),
        };
        let Some(form) = self.container_form(value, container) else { return Ok(false) };
        // A view is not the dict that it shows.
        let identity = if let Value::Object(_) = value { value } else { container };
        if self.active_reprs.iter().any(|active| active.is(identity)) {
            out.push_str(&form.cycle);
            return Ok(true);
        }
        out.push_str(&form.open);
        if !form.is_empty {
            self.active_reprs.push(identity);
            stack.push(Open { container, position: 0, pending: None, in_pair: false, close: form.close, entries });
        }
        Ok(true)
    }

    fn container_form(&self, shown: Value, container: Value) -> Option<Form> {
        let name = || self.type_name(shown);
        let form = |open: &str, close: &'static str, cycle: &str| Form {
            open: open.to_string(),
            close,
            cycle: cycle.to_string(),
            is_empty: false,
        };
        Some(match container {
            Value::Dict(_) if matches!(shown, Value::Object(_)) => form(&format!("{}([", name()), "])", "..."),
            Value::List(_) => form("[", "]", "[...]"),
            Value::Dict(_) => form("{", "}", "{...}"),
            Value::Tuple(id) if self.heap.tuple(id).len() == 1 => form("(", ",)", "(...)"),
            Value::Tuple(_) => form("(", ")", "(...)"),
            Value::Slice(_) => form("slice(", ")", "slice(...)"),
            Value::Set(id) | Value::FrozenSet(id) => {
                let name = name();
                let (open, close) = match (container, name.as_str()) {
                    (Value::Set(_), "set") => ("{".to_string(), "}"),
                    _ => (format!("{name}({{"), "})"),
                };
                let is_empty = self.heap.sets.get(id).is_empty();
                let open = if is_empty { format!("{name}()") } else { open };
                Form { open, close, cycle: format!("{name}(...)"), is_empty }
            }
            _ => return None,
        })
    }

    // ---- values without parts

    /// Writes a value that is no container and whose class has no say. Whether it was one.
    #[inline]
    fn write_leaf(&mut self, out: &mut String, value: Value) -> Res<bool> {
        match value {
            Value::Str(id) => sesf_text::quote::write_repr(out, self.heap.str(id)),
            Value::Int(i) => write_int(out, i),
            Value::Float(f) => sesf_text::float::write_repr(out, f),
            Value::Bool(b) => out.push_str(if b { "True" } else { "False" }),
            Value::None | Value::Unbound => out.push_str("None"),
            Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Set(_) | Value::FrozenSet(_) => {
                return Ok(false);
            }
            Value::Instance(_) | Value::Exception(_) | Value::Slice(_) | Value::Object(_) => return Ok(false),
            _ => return self.write_rare_leaf(out, value),
        }
        Ok(true)
    }

    #[inline(never)]
    fn write_rare_leaf(&mut self, out: &mut String, value: Value) -> Res<bool> {
        match value {
            Value::BigInt(id) => {
                let text = sesf_text::int::big_to_decimal(self.heap.bigint(id), self.max_str_digits).or_raise(self)?;
                out.push_str(&text);
            }
            Value::Complex(id) => {
                let (real, imag) = *self.heap.complexes.get(id);
                out.push_str(&sesf_text::complex::repr(sesf_text::complex::Complex { real, imag }));
            }
            Value::Bytes(id) => sesf_text::quote::write_bytes_repr(out, self.heap.bytes_objects.get(id)),
            Value::ByteArray(id) => out.push_str(&sesf_text::quote::repr_bytearray(self.heap.bytearrays.get(id))),
            Value::Ellipsis => out.push_str("Ellipsis"),
            Value::NotImplemented => out.push_str("NotImplemented"),
            Value::Class(id) => {
                if self.repr_method(value).is_some() {
                    return Ok(false);
                }
                out.push_str(&self.class_repr(id));
            }
            Value::Module(_) | Value::Generator(_) if self.repr_method(value).is_some() => return Ok(false),
            Value::Range(id) => {
                let text = self.range_repr(id)?;
                out.push_str(&text);
            }
            _ => {
                let text = self.object_text(value)?;
                out.push_str(&text);
            }
        }
        Ok(true)
    }

    fn range_repr(&mut self, id: sesf_heap::RangeId) -> Res<String> {
        let range = *self.heap.ranges.get(id);
        let (start, stop) = (self.repr(range.start)?, self.repr(range.stop)?);
        if range.step == Value::Int(1) {
            return Ok(format!("range({start}, {stop})"));
        }
        let step = self.repr(range.step)?;
        Ok(format!("range({start}, {stop}, {step})"))
    }

    /// Values shown in angle brackets.
    fn object_text(&mut self, value: Value) -> Res<String> {
        Ok(match value {
            Value::Function(id) => {
                let name = self.function_display(id);
                format!("<function {name} at {}>", self.address_text(value))
            }
            Value::Native(id) => self.native_text(id),
            Value::Method(id) => self.method_text(id)?,
            Value::Module(id) => self.module_repr(Value::Module(id))?,
            Value::Generator(id) => self.generator_text(id),
            Value::Code(id) => {
                let proto = &self.code(id).proto;
                let (name, line) = (proto.name.to_string(), proto.first_line);
                let file = proto.source.name().to_string();
                format!("<code object {name} at {}, file \"{file}\", line {line}>", self.address_text(value))
            }
            Value::Cell(id) => {
                let content = *self.heap.cells.get(id);
                let held = match content {
                    Value::Unbound => "empty".to_string(),
                    _ => format!("{} object at {}", self.type_name(content), self.address_text(content)),
                };
                format!("<cell at {}: {held}>", self.address_text(value))
            }
            Value::Descriptor(id) => self.descriptor_text(id, value)?,
            _ => format!("<{} object at {}>", self.type_name(value), self.address_text(value)),
        })
    }

    fn native_text(&self, id: NativeId) -> String {
        let native = self.natives.get(id);
        let owner = native.owner.map_or(String::new(), |class| self.full_class_name(class));
        match native.binding {
            Binding::Method => format!("<method '{}' of '{owner}' objects>", native.name()),
            Binding::Slot => format!("<slot wrapper '{}' of '{owner}' objects>", native.name()),
            Binding::ClassMethod | Binding::StaticMethod if native.owner.is_some() => {
                let class = native.owner.map_or(Value::None, Value::Class);
                format!("<built-in method {} of type object at {}>", native.name(), self.address_text(class))
            }
            _ => format!("<built-in function {}>", native.name()),
        }
    }

    fn method_text(&mut self, id: MethodId) -> Res<String> {
        let method = *self.heap.methods.get(id);
        let Value::Native(native) = method.function else {
            let name = match method.function {
                Value::Function(function) => self.function_display(function),
                other => match self.find_attr(other, names::QUALNAME)? {
                    Some(name @ Value::Str(_)) => self.text(name)?,
                    _ => "?".to_string(),
                },
            };
            let receiver = self.repr(method.receiver)?;
            return Ok(format!("<bound method {name} of {receiver}>"));
        };
        let (name, binding) = (self.natives.get(native).name(), self.natives.get(native).binding);
        let kind = if binding == Binding::Slot { "method-wrapper" } else { "built-in method" };
        let shown = if kind == "method-wrapper" { format!("'{name}'") } else { name.to_string() };
        let (class, address) = (self.type_name(method.receiver), self.address_text(method.receiver));
        Ok(format!("<{kind} {shown} of {class} object at {address}>"))
    }

    fn generator_text(&mut self, id: sesf_heap::GeneratorId) -> String {
        let generator = self.heap.generators.get(id);
        let address = self.address_text(Value::Generator(id));
        if generator.class != classes::GENERATOR {
            return format!("<{} object at {address}>", self.class_name(generator.class));
        }
        let name = self.code(generator.frame.code).proto.qualname.to_string();
        format!("<generator object {name} at {address}>")
    }

    fn descriptor_text(&mut self, id: sesf_heap::DescriptorId, value: Value) -> Res<String> {
        let (kind, class, name) = match self.heap.descriptors.get(id) {
            Descriptor::Static(inner, _) => {
                let inner = *inner;
                return Ok(format!("<staticmethod({})>", self.repr(inner)?));
            }
            Descriptor::Class(inner, _) => {
                let inner = *inner;
                return Ok(match inner {
                    Value::Native(native) => {
                        let native = self.natives.get(native);
                        let owner = native.owner.map_or(String::new(), |class| self.full_class_name(class));
                        format!("<method '{}' of '{owner}' objects>", native.name())
                    }
                    _ => format!("<classmethod({})>", self.repr(inner)?),
                });
            }
            Descriptor::Slot { class, name } => ("member", *class, *name),
            Descriptor::GetSet { class, name, .. } => ("attribute", *class, *name),
            _ => return Ok(self.default_repr(value)),
        };
        Ok(format!("<{kind} '{}' of '{}' objects>", self.heap.str(name), self.class_name(class)))
    }

    /// The parts of a slice, shown.
    pub fn slice_repr(&mut self, id: SliceId) -> Res<String> {
        self.repr(Value::Slice(id))
    }
}

impl From<ViewKind> for Entries {
    fn from(kind: ViewKind) -> Entries {
        match kind {
            ViewKind::Keys => Entries::Keys,
            ViewKind::Values => Entries::Values,
            ViewKind::Items => Entries::Pairs,
        }
    }
}

/// How a container is written.
struct Form {
    open: String,
    close: &'static str,
    cycle: String,
    is_empty: bool,
}

/// Appends an integer.
pub(super) fn write_int(out: &mut String, value: i64) {
    sesf_text::int::write_small(out, value);
}
