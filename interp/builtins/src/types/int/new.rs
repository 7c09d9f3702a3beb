//! `int(...)`.

use sesf_heap::{Value, classes, names};
use sesf_text::int::{self, Int};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use crate::support::{self, as_instance_of, def};

const NEW: &[NativeDef] = &[def(
    "__new__(type, x=0, /, base=10)",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

pub(super) fn install(vm: &mut Vm) {
    support::static_methods(vm, classes::INT, NEW);
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let value = match (args[1], args[2]) {
        (Value::Unbound, Value::Unbound) => Value::Int(0),
        (Value::Unbound, _) => return Err(vm.type_error("int() missing string argument")),
        (value, Value::Unbound) => convert(vm, value)?,
        (text, base) => parse_with_base(vm, text, base)?,
    };
    as_instance_of(vm, args[0], classes::INT, value)
}

/// `int(value)`.
fn convert(vm: &mut Vm, value: Value) -> Res {
    if matches!(value, Value::Instance(_)) && is_number(vm, value) {
        return vm.to_int(value);
    }
    match parse_any(vm, value, 10)? {
        Some(int) => Ok(int),
        None => vm.to_int(value),
    }
}

/// Whether an instance converts itself, even if it carries a text.
fn is_number(vm: &mut Vm, value: Value) -> bool {
    [names::INT, names::INDEX, names::TRUNC]
        .into_iter()
        .any(|name| vm.special_of(value, name).is_some_and(|method| !method.is_none()))
}

/// Reads a text or bytes; `None` for anything else.
fn parse_any(vm: &mut Vm, value: Value, base: i64) -> Res<Option<Value>> {
    let parsed = match vm.builtin_value(value) {
        Value::Str(id) => int::parse(vm.heap.str(id), base, vm.max_str_digits),
        Value::Int(_) | Value::Float(_) => return Ok(None),
        _ => match vm.bytes_like(value) {
            Some(bytes) => int::parse_bytes(&bytes, base, vm.max_str_digits),
            None => return Ok(None),
        },
    };
    let parsed: Int = parsed.or_raise(vm)?;
    Ok(Some(vm.new_int_value(parsed)))
}

fn parse_with_base(vm: &mut Vm, text: Value, base: Value) -> Res {
    let base = match vm.index(base)? {
        Value::Int(base) if base == 0 || (2..=36).contains(&base) => base,
        _ => return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    let is_text = matches!(vm.builtin_value(text), Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_));
    let parsed = if is_text { parse_any(vm, text, base)? } else { None };
    parsed.ok_or_else(|| vm.type_error("int() can't convert non-string with explicit base"))
}
