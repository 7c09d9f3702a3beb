//! Clocks, and waiting for them.

use sesf_heap::{Nanoseconds, Operation, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::seconds::nanoseconds;
use crate::native::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "time()",
        |vm, _| Ok(as_float(vm.runtime.wall_clock())),
        "time() -> floating point number\n\nReturn the current time in seconds since the Epoch.\nFractions of a second may be present \
         if the system clock provides them.",
    ),
    def(
        "time_ns()",
        |vm, _| as_int(vm, |vm| vm.runtime.wall_clock()),
        "time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch.",
    ),
    def(
        "monotonic()",
        |vm, _| Ok(as_float(vm.runtime.now())),
        "monotonic() -> float\n\nMonotonic clock, cannot go backward.",
    ),
    def(
        "monotonic_ns()",
        |vm, _| as_int(vm, |vm| vm.runtime.now()),
        "monotonic_ns() -> int\n\nMonotonic clock, cannot go backward, as nanoseconds.",
    ),
    def(
        "perf_counter()",
        |vm, _| Ok(as_float(vm.runtime.now())),
        "perf_counter() -> float\n\nPerformance counter for benchmarking.",
    ),
    def(
        "perf_counter_ns()",
        |vm, _| as_int(vm, |vm| vm.runtime.now()),
        "perf_counter_ns() -> int\n\nPerformance counter for benchmarking as nanoseconds.",
    ),
    def(
        "process_time()",
        |vm, _| Ok(as_float(vm.runtime.process_clock())),
        "process_time() -> float\n\nProcess time for profiling: sum of the kernel and user-space CPU time.",
    ),
    def(
        "process_time_ns()",
        |vm, _| as_int(vm, |vm| vm.runtime.process_clock()),
        "process_time() -> int\n\nProcess time for profiling as nanoseconds.",
    ),
    def(
        "thread_time()",
        |vm, _| Ok(as_float(vm.runtime.process_clock())),
        "thread_time() -> float\n\nThread time for profiling: that of the process, which has one thread.",
    ),
    def(
        "thread_time_ns()",
        |vm, _| as_int(vm, |vm| vm.runtime.process_clock()),
        "thread_time() -> int\n\nThread time for profiling as nanoseconds.",
    ),
    def(
        "sleep(seconds, /)",
        sleep,
        "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating point number for subsecond precision.",
    ),
];

fn as_float(nanoseconds: impl Into<i128>) -> Value {
    Value::Float(nanoseconds.into() as f64 / 1e9)
}

fn as_int<T: Into<i128>>(vm: &mut Vm, clock: fn(&mut Vm) -> T) -> Res {
    let now = clock(vm).into();
    Ok(vm.heap.new_i128(now))
}

fn sleep(vm: &mut Vm, args: &[Value]) -> Res {
    let wanted = nanoseconds(vm, args[0])?;
    if wanted < 0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    let wanted = Nanoseconds::try_from(wanted).unwrap_or(Nanoseconds::MAX);
    vm.operate(Operation::Sleep, Some(wanted))
}
