//! `SyntaxError` and its subclasses.

use sesf_heap::{Value, classes, names};

use super::simple::{init, str};
use crate::error::Res;
use crate::native::Binding;
use crate::vm::Vm;

/// Defines the methods of `SyntaxError`.
pub(super) fn install(vm: &mut Vm) {
    let defs = [init(syntax_error_init), str(syntax_error_str)];
    vm.install_methods(classes::SYNTAX_ERROR, Binding::Slot, &defs);
}

/// The second argument's items, in order.
const PLACE: [sesf_heap::StrId; 6] =
    [names::FILENAME, names::LINENO, names::OFFSET, names::TEXT, names::END_LINENO, names::END_OFFSET];

fn syntax_error_init(vm: &mut Vm, args: &[Value]) -> Res {
    let call = vm.init_call(args)?;
    vm.refuse_keywords(&call)?;
    vm.set_args(call.exception, &call.args);
    if let Some(message) = call.args.first() {
        vm.set_exception_field(call.exception, names::MSG, *message);
    }
    let [_, place] = call.args[..] else { return Ok(Value::None) };
    let place = vm.collect(place)?;
    match place.len() {
        0..=3 => {
            let message = format!("function takes at least 4 arguments ({} given)", place.len());
            return Err(vm.type_error(message));
        }
        5 => return Err(vm.type_error("end_offset must be provided when end_lineno is provided")),
        4 | 6 => {}
        n => return Err(vm.type_error(format!("function takes at most 6 arguments ({n} given)"))),
    }
    for (name, value) in PLACE.into_iter().zip(place) {
        vm.set_exception_field(call.exception, name, value);
    }
    Ok(Value::None)
}

fn syntax_error_str(vm: &mut Vm, args: &[Value]) -> Res {
    let message = vm.exception_field(args[0], names::MSG)?;
    let message = vm.str(message)?;
    let filename = match vm.exception_field(args[0], names::FILENAME)? {
        Value::Str(id) => Some(base_name(vm.heap.str(id)).to_string()),
        _ => None,
    };
    let line = match vm.exception_field(args[0], names::LINENO)? {
        Value::Int(line) => Some(line),
        _ => None,
    };
    let text = match (filename, line) {
        (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
        (Some(file), None) => format!("{message} ({file})"),
        (None, Some(line)) => format!("{message} (line {line})"),
        (None, None) => message,
    };
    Ok(vm.heap.new_string(text))
}

/// The part of a path after the last slash.
fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
