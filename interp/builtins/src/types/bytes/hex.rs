//! `hex` and `fromhex`.

use sesf_heap::{ClassId, Value};
use sesf_text::bytes::{self, HexSeparator};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::buffer::buffer;
use crate::support::{self, def};
use crate::types::arguments::{c_int_or, check_room, text_argument};

const METHODS: &[NativeDef] = &[def(
    "hex(self, /, sep=None, bytes_per_sep=1)",
    hex_method,
    "Create a string of hexadecimal numbers from a bytes object.",
)];

pub(super) fn install(vm: &mut Vm, class: ClassId) {
    support::methods(vm, class, METHODS);
}

fn hex_method(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = super::receiver(vm, args[0])?;
    to_hex(vm, &bytes, args[1], args[2])
}

/// The body of `hex`, which memory views share.
pub(crate) fn to_hex(vm: &mut Vm, bytes: &[u8], separator: Value, group_size: Value) -> Res {
    let group_size = c_int_or(vm, group_size, 1)?;
    let separator = match separator {
        Value::Unbound => None,
        separator => Some(read_separator(vm, separator, group_size)?),
    };
    check_room(vm, bytes.len().saturating_mul(3))?;
    let text = bytes::to_hex(bytes, separator);
    Ok(vm.heap.new_string(text))
}

fn read_separator(vm: &mut Vm, separator: Value, group_size: i64) -> Res<HexSeparator> {
    let text = match vm.builtin_value(separator) {
        Value::Str(id) => vm.heap.str(id).to_string(),
        other => match buffer(vm, other) {
            Some(bytes) => bytes.iter().map(|byte| *byte as char).collect(),
            None => {
                vm.len(separator)?;
                return Err(vm.type_error("sep must be str or bytes."));
            }
        },
    };
    HexSeparator::new(&text, group_size).or_raise(vm)
}

/// Reads the argument of `fromhex`.
pub(in crate::types) fn parse(vm: &mut Vm, text: Value) -> Res<Vec<u8>> {
    let id = text_argument(vm, text, "fromhex() argument")?;
    bytes::from_hex(vm.heap.str(id)).or_raise(vm)
}
