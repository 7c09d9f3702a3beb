//! Limits that programs can move.

use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::native::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "getrecursionlimit()",
        |vm, _| Ok(Value::Int(vm.recursion_limit as i64)),
        "Return the current value of the recursion limit.",
    ),
    def(
        "setrecursionlimit(limit, /)",
        setrecursionlimit,
        "Set the maximum depth of calls to n.\n\nThe frames of programs are kept outside the interpreter's own stack: a\nhigh limit \
         costs memory, but cannot crash the interpreter.",
    ),
    def(
        "get_int_max_str_digits()",
        |vm, _| {
            let digits = vm.max_str_digits;
            Ok(Value::Int(if digits == usize::MAX { 0 } else { digits as i64 }))
        },
        "Return the maximum string digits limit for non-binary int<->str conversions.",
    ),
    def(
        "set_int_max_str_digits(maxdigits)",
        set_int_max_str_digits,
        "Set the maximum string digits limit for non-binary int<->str conversions.",
    ),
    def(
        "getswitchinterval()",
        |_, _| Ok(Value::Float(0.005)),
        "Return the current thread switch interval: there are no threads.",
    ),
    def("setswitchinterval(interval, /)", setswitchinterval, "Set the thread switch interval: without effect."),
];

/// The least digits that the limit of conversions may allow.
const LEAST_DIGITS: i64 = 640;

fn c_int(vm: &mut Vm, value: Value) -> Res<i64> {
    match vm.index(value)? {
        Value::Int(number) if i32::try_from(number).is_ok() => Ok(number),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

fn setrecursionlimit(vm: &mut Vm, args: &[Value]) -> Res {
    let limit = c_int(vm, args[0])?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let depth = vm.fiber.frames.len();
    if depth as i64 >= limit {
        let message =
            format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        return Err(vm.error(classes::RECURSION_ERROR, message));
    }
    vm.recursion_limit = limit as usize;
    Ok(Value::None)
}

fn set_int_max_str_digits(vm: &mut Vm, args: &[Value]) -> Res {
    let digits = c_int(vm, args[0])?;
    if digits != 0 && digits < LEAST_DIGITS {
        return Err(vm.value_error(format!("maxdigits must be 0 or larger than {LEAST_DIGITS}")));
    }
    vm.max_str_digits = if digits == 0 { usize::MAX } else { digits as usize };
    Ok(Value::None)
}

fn setswitchinterval(vm: &mut Vm, args: &[Value]) -> Res {
    if vm.as_f64(args[0])? <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    Ok(Value::None)
}
