//! The attributes that single exception classes add.

use sesf_heap::{ClassId, ExceptionId, Layout, StrId, Value, classes, names};

use crate::error::Res;
use crate::native::NativeDef;
use crate::vm::Vm;

/// The attributes of each class, in the order of their slots.
const FIELDS: &[(ClassId, &[StrId])] = &[
    (classes::SYSTEM_EXIT, &[names::CODE_WORD]),
    (classes::STOP_ITERATION, &[names::VALUE]),
    (classes::IMPORT_ERROR, &[names::MSG, names::NAME_WORD, names::PATH_WORD]),
    (classes::ATTRIBUTE_ERROR, &[names::NAME_WORD, names::OBJ]),
    (classes::NAME_ERROR, &[names::NAME_WORD]),
    (classes::OS_ERROR, &[names::ERRNO, names::STRERROR, names::FILENAME, names::FILENAME2]),
    (
        classes::SYNTAX_ERROR,
        &[
            names::MSG,
            names::FILENAME,
            names::LINENO,
            names::OFFSET,
            names::TEXT,
            names::END_LINENO,
            names::END_OFFSET,
            names::PRINT_FILE_AND_LINE,
        ],
    ),
    (classes::UNICODE_DECODE_ERROR, UNICODE_FIELDS),
    (classes::UNICODE_ENCODE_ERROR, UNICODE_FIELDS),
    (classes::UNICODE_TRANSLATE_ERROR, UNICODE_FIELDS),
    (classes::BASE_EXCEPTION_GROUP, &[names::MESSAGE, names::EXCEPTIONS]),
];

const UNICODE_FIELDS: &[StrId] = &[names::ENCODING, names::OBJECT_WORD, names::START, names::END, names::REASON];

/// A readable and writable attribute.
macro_rules! field {
    ($class:ident, $text:literal, $name:ident) => {
        (
            classes::$class,
            NativeDef { signature: $text, function: |vm, args| vm.exception_field(args[0], names::$name), doc: "" },
            NativeDef {
                signature: $text,
                function: |vm, args| vm.put_exception_field(args[0], names::$name, args[1]),
                doc: "",
            },
        )
    };
}

const ACCESSORS: &[(ClassId, NativeDef, NativeDef)] = &[
    field!(SYSTEM_EXIT, "code", CODE_WORD),
    field!(STOP_ITERATION, "value", VALUE),
    field!(IMPORT_ERROR, "msg", MSG),
    field!(IMPORT_ERROR, "name", NAME_WORD),
    field!(IMPORT_ERROR, "path", PATH_WORD),
    field!(ATTRIBUTE_ERROR, "name", NAME_WORD),
    field!(ATTRIBUTE_ERROR, "obj", OBJ),
    field!(NAME_ERROR, "name", NAME_WORD),
    field!(OS_ERROR, "errno", ERRNO),
    field!(OS_ERROR, "strerror", STRERROR),
    field!(OS_ERROR, "filename", FILENAME),
    field!(OS_ERROR, "filename2", FILENAME2),
    field!(SYNTAX_ERROR, "msg", MSG),
    field!(SYNTAX_ERROR, "filename", FILENAME),
    field!(SYNTAX_ERROR, "lineno", LINENO),
    field!(SYNTAX_ERROR, "offset", OFFSET),
    field!(SYNTAX_ERROR, "text", TEXT),
    field!(SYNTAX_ERROR, "end_lineno", END_LINENO),
    field!(SYNTAX_ERROR, "end_offset", END_OFFSET),
    field!(SYNTAX_ERROR, "print_file_and_line", PRINT_FILE_AND_LINE),
    field!(UNICODE_DECODE_ERROR, "encoding", ENCODING),
    field!(UNICODE_DECODE_ERROR, "object", OBJECT_WORD),
    field!(UNICODE_DECODE_ERROR, "start", START),
    field!(UNICODE_DECODE_ERROR, "end", END),
    field!(UNICODE_DECODE_ERROR, "reason", REASON),
    field!(UNICODE_ENCODE_ERROR, "encoding", ENCODING),
    field!(UNICODE_ENCODE_ERROR, "object", OBJECT_WORD),
    field!(UNICODE_ENCODE_ERROR, "start", START),
    field!(UNICODE_ENCODE_ERROR, "end", END),
    field!(UNICODE_ENCODE_ERROR, "reason", REASON),
    field!(UNICODE_TRANSLATE_ERROR, "encoding", ENCODING),
    field!(UNICODE_TRANSLATE_ERROR, "object", OBJECT_WORD),
    field!(UNICODE_TRANSLATE_ERROR, "start", START),
    field!(UNICODE_TRANSLATE_ERROR, "end", END),
    field!(UNICODE_TRANSLATE_ERROR, "reason", REASON),
];

/// Gives the root shapes of the exception classes their slots, and the classes their accessors.
pub(super) fn install(vm: &mut Vm) {
    for number in 0..classes::N_BUILTIN {
        let class = ClassId(number);
        if vm.heap.classes.get(class).layout == Layout::Exception {
            add_slots(vm, class);
        }
    }
    for (class, get, set) in ACCESSORS {
        vm.install_getset(*class, *get, *set);
    }
}

fn add_slots(vm: &mut Vm, class: ClassId) {
    let order = &vm.heap.classes.get(class).mro;
    let own = order.iter().find_map(|c| FIELDS.iter().find(|(owner, _)| owner == c));
    let Some((_, fields)) = own else { return };
    let root = vm.heap.classes.get(class).root_shape;
    vm.heap.edit(
        |h| &mut h.shapes,
        root,
        |shape| {
            shape.names.extend_from_slice(fields);
            shape.n_slots = fields.len() as u8;
        },
    );
}

impl Vm {
    /// Sets an attribute of an exception, without the protocol.
    pub fn set_exception_field(&mut self, id: ExceptionId, name: StrId, value: Value) {
        // invariant: exception classes take attributes, so that this cannot fail.
        let _ = self.set_field(Value::Exception(id), name, value);
    }

    /// An attribute that the exception's class adds: from its slot, or from the arguments.
    pub(super) fn exception_field(&mut self, value: Value, name: StrId) -> Res {
        if let Some(value) = self.field(value, name) {
            return Ok(value);
        }
        let Value::Exception(id) = value else { return Ok(Value::None) };
        let class = self.heap.exceptions.get(id).class;
        let args = self.tuple_items(self.heap.exceptions.get(id).args);
        Ok(self.field_from_args(class, &args, name).unwrap_or(Value::None))
    }

    /// What an initialiser would have put into a slot.
    fn field_from_args(&self, class: ClassId, args: &[Value], name: StrId) -> Option<Value> {
        let is = |ancestor| self.is_subclass(class, ancestor);
        match name {
            names::VALUE => args.first().copied(),
            names::CODE_WORD if args.len() <= 1 => args.first().copied(),
            names::MSG if is(classes::SYNTAX_ERROR) || args.len() == 1 => args.first().copied(),
            names::ERRNO if (2..=5).contains(&args.len()) => args.first().copied(),
            names::STRERROR if (2..=5).contains(&args.len()) => args.get(1).copied(),
            names::MESSAGE => args.first().copied(),
            names::EXCEPTIONS => args.get(1).copied(),
            _ => None,
        }
    }

    /// Writes (or deletes, if unbound) an attribute that the exception's class adds.
    pub(super) fn put_exception_field(&mut self, object: Value, name: StrId, value: Value) -> Res {
        let is_position = matches!(name, names::START | names::END);
        if is_position && !matches!(self.builtin_value(value), Value::Int(_) | Value::Bool(_)) {
            return Err(self.type_error("an integer is required"));
        }
        self.set_field(object, name, value.or(Value::None))?;
        Ok(Value::None)
    }
}
