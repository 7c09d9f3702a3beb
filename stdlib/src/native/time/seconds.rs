//! Arguments that are times: ints or floats, in seconds.

use sesf_heap::Value;
use sesf_text::int::Int;
use sesf_vm::{Interrupt, Res, Vm};

const NANO: i128 = 1_000_000_000;

/// An argument in nanoseconds, rounded up, which must fit 64 bits.
pub(super) fn nanoseconds(vm: &mut Vm, value: Value) -> Res<i128> {
    let total = match vm.builtin_value(value) {
        Value::Float(seconds) if seconds.is_nan() => return Err(vm.value_error("Invalid value NaN (not a number)")),
        Value::Float(seconds) => {
            let rounded = (seconds * 1e9).ceil();
            if rounded.abs() > 1e30 { None } else { Some(rounded as i128) }
        }
        _ => whole_seconds(vm, value)?.and_then(|seconds| seconds.checked_mul(NANO)),
    };
    match total {
        Some(total) if i64::try_from(total).is_ok() => Ok(total),
        _ => Err(vm.overflow_error("timestamp too large to convert to C _PyTime_t")),
    }
}

/// An argument in whole seconds.
pub(super) fn seconds(vm: &mut Vm, value: Value) -> Res<i64> {
    match vm.builtin_value(value) {
        Value::Float(seconds) if seconds.is_nan() => Err(vm.value_error("Invalid value NaN (not a number)")),
        Value::Float(seconds) => match seconds.floor() {
            floor if (-9.3e18..9.2e18).contains(&floor) => Ok(floor as i64),
            _ => Err(too_large(vm)),
        },
        _ => {
            let whole = whole_seconds(vm, value)?;
            whole.and_then(|seconds| i64::try_from(seconds).ok()).ok_or_else(|| too_large(vm))
        }
    }
}

/// An int, unless it is far too large.
fn whole_seconds(vm: &mut Vm, value: Value) -> Res<Option<i128>> {
    let index = vm.index(value)?;
    match vm.int_of(index) {
        Some(Int::Small(seconds)) => Ok(Some(seconds.into())),
        _ => Ok(None),
    }
}

#[cold]
pub(super) fn too_large(vm: &mut Vm) -> Interrupt {
    vm.overflow_error("timestamp out of range for platform time_t")
}
