//! `str(...)`.

use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::support::{self, as_instance_of, def};
use crate::types::arguments::text_of;

const NEW: &[NativeDef] = &[def(
    "__new__(type, object='', encoding='utf-8', errors='strict')",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

pub(super) fn install(vm: &mut Vm) {
    support::static_methods(vm, classes::STR, NEW);
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let (class, object) = (args[0], args[1]);
    if args[2].is_bound() || args[3].is_bound() {
        let text = decode_argument(vm, object, args[2], args[3])?;
        return as_instance_of(vm, class, classes::STR, text);
    }
    let is_exact = class == Value::Class(classes::STR);
    match object {
        Value::Unbound => as_instance_of(vm, class, classes::STR, Value::Str(sesf_heap::names::EMPTY)),
        Value::Str(_) => as_instance_of(vm, class, classes::STR, object),
        _ if is_exact => text_of(vm, object),
        _ => {
            let text = vm.str(object)?;
            let text = vm.heap.new_string(text);
            as_instance_of(vm, class, classes::STR, text)
        }
    }
}

/// `str(bytes, encoding, errors)`.
fn decode_argument(vm: &mut Vm, object: Value, encoding: Value, errors: Value) -> Res {
    let names = super::codec_names(vm, "str", encoding, errors)?;
    if !object.is_bound() {
        return Ok(Value::Str(sesf_heap::names::EMPTY));
    }
    if let Value::Str(_) = vm.builtin_value(object) {
        return Err(vm.type_error("decoding str is not supported"));
    }
    match vm.bytes_like(object) {
        Some(bytes) => super::decode(vm, &bytes, &names),
        None => {
            let kind = vm.type_name(object);
            Err(vm.type_error(format!("decoding to str: need a bytes-like object, {kind} found")))
        }
    }
}
