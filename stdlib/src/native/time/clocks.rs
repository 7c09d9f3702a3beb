//! Clocks, and waiting for them.

use std::sync::atomic::Ordering;

use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::seconds::nanoseconds;
use crate::native::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "time()",
        |vm, _| Ok(as_float(vm.host.wall_clock())),
        "time() -> floating point number\n\nReturn the current time in seconds since the Epoch.\nFractions of a second may be present \
         if the system clock provides them.",
    ),
    def(
        "time_ns()",
        |vm, _| as_int(vm, |vm| vm.host.wall_clock()),
        "time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch.",
    ),
    def(
        "monotonic()",
        |vm, _| Ok(as_float(vm.host.monotonic_clock())),
        "monotonic() -> float\n\nMonotonic clock, cannot go backward.",
    ),
    def(
        "monotonic_ns()",
        |vm, _| as_int(vm, |vm| vm.host.monotonic_clock()),
        "monotonic_ns() -> int\n\nMonotonic clock, cannot go backward, as nanoseconds.",
    ),
    def(
        "perf_counter()",
        |vm, _| Ok(as_float(vm.host.monotonic_clock())),
        "perf_counter() -> float\n\nPerformance counter for benchmarking.",
    ),
    def(
        "perf_counter_ns()",
        |vm, _| as_int(vm, |vm| vm.host.monotonic_clock()),
        "perf_counter_ns() -> int\n\nPerformance counter for benchmarking as nanoseconds.",
    ),
    def(
        "process_time()",
        |vm, _| Ok(as_float(vm.host.process_clock())),
        "process_time() -> float\n\nProcess time for profiling: sum of the kernel and user-space CPU time.",
    ),
    def(
        "process_time_ns()",
        |vm, _| as_int(vm, |vm| vm.host.process_clock()),
        "process_time() -> int\n\nProcess time for profiling as nanoseconds.",
    ),
    def(
        "thread_time()",
        |vm, _| Ok(as_float(vm.host.process_clock())),
        "thread_time() -> float\n\nThread time for profiling: that of the process, which has one thread.",
    ),
    def(
        "thread_time_ns()",
        |vm, _| as_int(vm, |vm| vm.host.process_clock()),
        "thread_time() -> int\n\nThread time for profiling as nanoseconds.",
    ),
    def(
        "sleep(seconds, /)",
        sleep,
        "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating point number for subsecond precision.",
    ),
];

fn as_float(nanoseconds: i128) -> Value {
    Value::Float(nanoseconds as f64 / 1e9)
}

fn as_int(vm: &mut Vm, clock: fn(&mut Vm) -> i128) -> Res {
    let now = clock(vm);
    Ok(vm.heap.new_i128(now))
}

fn sleep(vm: &mut Vm, args: &[Value]) -> Res {
    let wanted = nanoseconds(vm, args[0])?;
    if wanted < 0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    // In pieces, so that Ctrl-C ends a long one.
    const PIECE: i128 = 50_000_000;
    let end = vm.host.monotonic_clock() + wanted;
    let mut rest = wanted;
    while rest > 0 {
        vm.host.sleep(rest.min(PIECE) as u64);
        if vm.interrupted.swap(false, Ordering::Relaxed) {
            return Err(vm.error_with(classes::KEYBOARD_INTERRUPT, &[]));
        }
        rest = if wanted <= PIECE { 0 } else { end - vm.host.monotonic_clock() };
    }
    Ok(Value::None)
}
