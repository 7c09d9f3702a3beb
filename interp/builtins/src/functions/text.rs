//! Functions that make texts of values, and characters of numbers.

use sesf_heap::{Value, names};
use sesf_text::int::{Radix, big_to_radix, small_to_radix};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Step, Vm};

use crate::support::def;

/// The functions of this group.
pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("repr(obj, /)", repr, "Return the canonical string representation of the object."),
    def("ascii(obj, /)", ascii, "Return an ASCII-only representation of an object."),
    def("format(value, format_spec='', /)", format, "Return type(value).__format__(value, format_spec)."),
    def("chr(i, /)", chr, "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."),
    def("ord(c, /)", ord, "Return the Unicode code point for a one-character string."),
    def(
        "bin(number, /)",
        |vm, args| radix(vm, args[0], Radix::Binary),
        "Return the binary representation of an integer.",
    ),
    def(
        "oct(number, /)",
        |vm, args| radix(vm, args[0], Radix::Octal),
        "Return the octal representation of an integer.",
    ),
    def(
        "hex(number, /)",
        |vm, args| radix(vm, args[0], Radix::LowerHex),
        "Return the hexadecimal representation of an integer.",
    ),
];

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.repr_plan(args[0])? {
        Step::Value(value) => Ok(value),
        Step::Call { function, args: operands, n_args } => {
            let text = vm.call(function, &operands[..n_args as usize])?;
            if matches!(vm.builtin_value(text), Value::Str(_)) {
                return Ok(text);
            }
            let message = format!("__repr__ returned non-string (type {})", vm.type_name(text));
            Err(vm.type_error(message))
        }
    }
}

fn ascii(vm: &mut Vm, args: &[Value]) -> Res {
    let text = vm.ascii(args[0])?;
    Ok(vm.heap.new_string(text))
}

fn format(vm: &mut Vm, args: &[Value]) -> Res {
    let spec = args[1].or(Value::Str(names::EMPTY));
    if !matches!(vm.builtin_value(spec), Value::Str(_)) {
        let message = format!("format() argument 2 must be str, not {}", vm.type_name(spec));
        return Err(vm.type_error(message));
    }
    match vm.format_plan(args[0], spec)? {
        Step::Value(value) => Ok(value),
        Step::Call { function, args: operands, n_args } => {
            let text = vm.call(function, &operands[..n_args as usize])?;
            if matches!(vm.builtin_value(text), Value::Str(_)) {
                return Ok(text);
            }
            let method = if vm.format_method(args[0]).is_some() { "__format__" } else { "__str__" };
            vm.finish_text(text, method).map(Value::Str)
        }
    }
}

fn chr(vm: &mut Vm, args: &[Value]) -> Res {
    let number = match vm.index(args[0])? {
        Value::Int(number) => number,
        _ => return Err(vm.overflow_error("Python int too large to convert to C int")),
    };
    if i32::try_from(number).is_err() {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    }
    let Some(code) = u32::try_from(number).ok().filter(|code| *code <= 0x10_ffff) else {
        return Err(vm.value_error("chr() arg not in range(0x110000)"));
    };
    match char::from_u32(code) {
        Some(c) => Ok(vm.heap.new_char(c)),
        None => Err(vm.value_error(format!("chr() arg {code:#x} is a surrogate, which texts cannot hold"))),
    }
}

fn ord(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.builtin_value(args[0]) {
        Value::Str(id) => {
            let mut chars = vm.heap.str(id).chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Ok(Value::Int(c as i64)),
                _ => {
                    let n = vm.heap.strs.get(id).n_chars;
                    Err(vm.type_error(format!("ord() expected a character, but string of length {n} found")))
                }
            }
        }
        value @ (Value::Bytes(_) | Value::ByteArray(_)) => {
            let bytes = vm.expect_bytes_like(value)?;
            match bytes.as_slice() {
                [byte] => Ok(Value::Int(*byte as i64)),
                _ => {
                    Err(vm
                        .type_error(format!("ord() expected a character, but string of length {} found", bytes.len())))
                }
            }
        }
        other => {
            let message = format!("ord() expected string of length 1, but {} found", vm.type_name(other));
            Err(vm.type_error(message))
        }
    }
}

fn radix(vm: &mut Vm, value: Value, radix: Radix) -> Res {
    let text = match vm.index(value)? {
        Value::Int(number) => small_to_radix(number, radix, true),
        Value::Bool(flag) => small_to_radix(flag as i64, radix, true),
        Value::BigInt(id) => {
            use dashu_int::ops::BitTest;
            let bytes = vm.heap.bigint(id).bit_len();
            vm.heap.check_room(bytes).or_raise(vm)?;
            big_to_radix(vm.heap.bigint(id), radix, true)
        }
        other => {
            let message = format!("'{}' object cannot be interpreted as an integer", vm.type_name(other));
            return Err(vm.type_error(message));
        }
    };
    Ok(vm.heap.new_string(text))
}
