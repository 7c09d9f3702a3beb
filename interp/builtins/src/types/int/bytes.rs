//! `to_bytes` and `from_bytes`.

use dashu_int::ops::BitTest;
use dashu_int::{IBig, Sign, UBig};
use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use crate::support::{self, def};
use crate::types::arguments::{check_room, size_or, text_argument, truth_or_false};
use crate::types::bytes::object_bytes;

const METHODS: &[NativeDef] = &[def(
    "to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
    to_bytes,
    "Return an array of bytes representing an integer.",
)];

const CLASS_METHODS: &[NativeDef] = &[def(
    "from_bytes(type, /, bytes, byteorder='big', *, signed=False)",
    from_bytes,
    "Return the integer represented by the given array of bytes.",
)];

pub(super) fn install(vm: &mut Vm) {
    support::methods(vm, classes::INT, METHODS);
    support::class_methods(vm, classes::INT, CLASS_METHODS);
}

/// Reads `byteorder`; whether it is big-endian.
fn is_big_endian(vm: &mut Vm, value: Value, function: &str) -> Res<bool> {
    if !value.is_bound() {
        return Ok(true);
    }
    let id = match value {
        Value::Str(id) => id,
        _ => text_argument(vm, value, &format!("{function}() argument 'byteorder'"))?,
    };
    match vm.heap.str(id) {
        "big" => Ok(true),
        "little" => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(vm: &mut Vm, args: &[Value]) -> Res {
    let length = size_or(vm, args[1], 1)?;
    let big_endian = is_big_endian(vm, args[2], "to_bytes")?;
    let signed = truth_or_false(vm, args[3])?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    if let (Value::Int(value @ 0..), false, 1..=8) = (args[0], signed, length) {
        let bytes = (value as u64).to_be_bytes();
        if length < 8 && value >> (8 * length) != 0 {
            return Err(too_big(vm));
        }
        let mut bytes = bytes;
        let used = &mut bytes[8 - length..];
        if !big_endian {
            used.reverse();
        }
        return Ok(vm.heap.new_bytes(used));
    }
    let value = super::big(vm, args[0])?;
    if value.sign() == Sign::Negative && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    check_room(vm, length)?;
    let Some(mut bytes) = little_endian(value, length, signed) else {
        return Err(too_big(vm));
    };
    if big_endian {
        bytes.reverse();
    }
    Ok(vm.heap.new_bytes(&bytes))
}

#[cold]
fn too_big(vm: &mut Vm) -> Interrupt {
    vm.overflow_error("int too big to convert")
}

/// The bytes in two's complement, `None` when they are too few.
fn little_endian(value: IBig, length: usize, signed: bool) -> Option<Vec<u8>> {
    let n_bits = length.checked_mul(8)?;
    let (sign, magnitude) = value.into_parts();
    let negative = sign == Sign::Negative;
    // A negative number is the complement of the number before its magnitude.
    let magnitude = if negative { magnitude - UBig::ONE } else { magnitude };
    let n_available = if signed { n_bits.saturating_sub(1) } else { n_bits };
    if magnitude.bit_len() > n_available {
        return None;
    }
    let mut bytes = magnitude.to_le_bytes().to_vec();
    bytes.resize(length, 0);
    if negative {
        bytes.iter_mut().for_each(|byte| *byte = !*byte);
    }
    Some(bytes)
}

fn from_bytes(vm: &mut Vm, args: &[Value]) -> Res {
    let big_endian = is_big_endian(vm, args[2], "from_bytes")?;
    let signed = truth_or_false(vm, args[3])?;
    if let (Value::Bytes(id), false, Value::Class(classes::INT)) = (args[1], signed, args[0])
        && vm.heap.bytes_objects.get(id).len() <= 7
    {
        let bytes = vm.heap.bytes_objects.get(id);
        let push = |number: i64, byte: &u8| number << 8 | i64::from(*byte);
        let number = if big_endian { bytes.iter().fold(0, push) } else { bytes.iter().rev().fold(0, push) };
        return Ok(Value::Int(number));
    }
    let mut bytes = object_bytes(vm, args[1])?;
    if big_endian {
        bytes.reverse();
    }
    let value = vm.heap.new_int(from_little_endian(bytes, signed));
    if args[0] == Value::Class(classes::INT) {
        return Ok(value);
    }
    vm.tail_call(args[0], vec![value], Vec::new())
}

fn from_little_endian(mut bytes: Vec<u8>, signed: bool) -> IBig {
    let negative = signed && bytes.last().is_some_and(|byte| byte & 0x80 != 0);
    if !negative {
        return IBig::from(UBig::from_le_bytes(&bytes));
    }
    bytes.iter_mut().for_each(|byte| *byte = !*byte);
    -IBig::from(UBig::from_le_bytes(&bytes) + UBig::ONE)
}
