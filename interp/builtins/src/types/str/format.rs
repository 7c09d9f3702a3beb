//! `format`, `format_map` and `__format__`.
//!
//! Methods of the program (`__format__`, `__getitem__`, properties) are called in nested loops: a template is filled from
//! left to right into one text.

use sesf_heap::{DictId, Value, classes};
use sesf_text::format_spec;
use sesf_text::format_string::{Accessor, AutoNumber, Conversion, Field, First, Parser, Piece, split_name};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use crate::support::{self, def};
use crate::types::slots;

const METHODS: &[NativeDef] = &[
    def(
        "format(self, /, *args, **kwargs)",
        format,
        "Return a formatted version of S, using substitutions from args and kwargs.",
    ),
    def(
        "format_map(self, mapping, /)",
        format_map,
        "Return a formatted version of S, using substitutions from mapping.",
    ),
    def(
        "__format__(self, format_spec, /)",
        slots::format,
        "Return a formatted version of the string as described by format_spec.",
    ),
];

/// How deep specs may contain fields.
const MAX_DEPTH: u32 = 2;

pub(super) fn install(vm: &mut Vm) {
    support::methods(vm, classes::STR, METHODS);
}

/// Where fields find their values.
struct Arguments<'a> {
    positional: Option<&'a [Value]>,
    keywords: Keywords,
}

#[derive(Clone, Copy)]
enum Keywords {
    None,
    Dict(DictId),
    Mapping(Value),
}

fn format(vm: &mut Vm, args: &[Value]) -> Res {
    let keywords = match args[1] {
        Value::Dict(dict) => Keywords::Dict(dict),
        _ => Keywords::None,
    };
    format_receiver(vm, args[0], Arguments { positional: Some(&args[2..]), keywords })
}

fn format_map(vm: &mut Vm, args: &[Value]) -> Res {
    format_receiver(vm, args[0], Arguments { positional: None, keywords: Keywords::Mapping(args[1]) })
}

fn format_receiver(vm: &mut Vm, receiver: Value, arguments: Arguments<'_>) -> Res {
    let id = vm.expect_str(receiver)?;
    let template = vm.heap.copy_str(id);
    let mut filler = Filler { arguments, numbers: AutoNumber::default() };
    vm.build_text(|vm, out| filler.fill(vm, &template, MAX_DEPTH, out))
}

/// Fills a template and the templates within its specs, with one count of their unnamed fields.
struct Filler<'a> {
    arguments: Arguments<'a>,
    numbers: AutoNumber,
}

impl Filler<'_> {
    fn fill(&mut self, vm: &mut Vm, template: &str, depth: u32, out: &mut String) -> Res<()> {
        if depth == 0 {
            return Err(vm.value_error("Max string recursion exceeded"));
        }
        let mut parser = Parser::new(template);
        while let Some(piece) = parser.next_piece().or_raise(vm)? {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Field(field) => self.field(vm, &field, depth, out)?,
            }
        }
        Ok(())
    }

    fn field(&mut self, vm: &mut Vm, field: &Field<'_>, depth: u32, out: &mut String) -> Res<()> {
        let value = self.value(vm, field.name)?;
        let converted = match field.conversion {
            Some(conversion) => Some(convert(vm, value, conversion)?),
            None => None,
        };
        let mut filled_spec = String::new();
        let spec = if field.spec_has_fields {
            self.fill(vm, field.spec, depth - 1, &mut filled_spec)?;
            &filled_spec
        } else {
            field.spec
        };
        match converted {
            Some(text) if spec.is_empty() => out.push_str(&text),
            Some(text) => out.push_str(&format_spec::format_text(&text, spec, "str").or_raise(vm)?),
            None => write_value(vm, value, spec, out)?,
        }
        vm.heap.check_room(out.len()).or_raise(vm)
    }

    /// The value that a field's name leads to.
    fn value(&mut self, vm: &mut Vm, name: &str) -> Res {
        let (first, accessors) = split_name(name, Some(&mut self.numbers)).or_raise(vm)?;
        let mut value = self.argument(vm, first)?;
        for accessor in accessors {
            value = match accessor.or_raise(vm)? {
                Accessor::Attribute(name) => {
                    let name = vm.heap.intern(name);
                    vm.get_attr(value, name)?
                }
                Accessor::Index(idx) => vm.get_item(value, Value::Int(idx as i64))?,
                Accessor::Key(key) => {
                    let key = vm.heap.new_str(key);
                    vm.get_item(value, key)?
                }
            };
        }
        Ok(value)
    }

    fn argument(&self, vm: &mut Vm, first: First<'_>) -> Res {
        match (first, self.arguments.positional, self.arguments.keywords) {
            (First::Index(_), None, _) => Err(vm.value_error("Format string contains positional fields")),
            (First::Index(idx), Some(positional), _) => match positional.get(idx) {
                Some(value) => Ok(*value),
                None => {
                    let message = format!("Replacement index {idx} out of range for positional args tuple");
                    Err(vm.index_error(message))
                }
            },
            (First::Name(name), _, Keywords::Mapping(mapping)) => {
                let key = vm.heap.new_str(name);
                vm.get_item(mapping, key)
            }
            (First::Name(name), _, keywords) => {
                let key = vm.heap.new_str(name);
                let found = match keywords {
                    Keywords::Dict(dict) => vm.dict_get(dict, key)?,
                    _ => None,
                };
                found.ok_or_else(|| vm.key_error(key))
            }
        }
    }
}

fn convert(vm: &mut Vm, value: Value, conversion: char) -> Res<String> {
    match Conversion::new(conversion).or_raise(vm)? {
        Conversion::Str => vm.str(value),
        Conversion::Repr => vm.repr(value),
        Conversion::Ascii => vm.ascii(value),
    }
}

fn write_value(vm: &mut Vm, value: Value, spec: &str, out: &mut String) -> Res<()> {
    match value {
        Value::Str(id) if spec.is_empty() => out.push_str(vm.heap.str(id)),
        _ if vm.write_format(out, value, spec)? => {}
        _ => out.push_str(&vm.format(value, spec)?),
    }
    Ok(())
}
