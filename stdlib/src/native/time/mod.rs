//! `time`: clocks, waiting, and moments as people write them.
//!
//! Local time follows the variable `TZ` or the system's time zone, read when the module is imported and by `tzset`. The
//! clock of a thread is that of the process. Absent: `clock_gettime` and its like, `pthread_getcpuclockid`.

mod civil;
mod clocks;
mod format;
mod moments;
mod parse;
mod seconds;
mod struct_time;
mod zone;
mod zones;

use sesf_heap::{DictId, Nanoseconds, Value};
use sesf_vm::{Res, Vm};

use super::bind::set;

const NAME: &str = "time";

/// Fills the module.
///
/// # Errors
/// None.
pub fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    vm.install_functions(dict, NAME, clocks::FUNCTIONS);
    vm.install_functions(dict, NAME, moments::FUNCTIONS);
    vm.install_functions(dict, NAME, zones::FUNCTIONS);
    struct_time::fill(vm, dict);
    set(vm, dict, "_STRUCT_TM_ITEMS", Value::Int(11));
    zones::load(vm, dict);
    Ok(())
}

/// A duration argument in nanoseconds.
///
/// # Errors
/// `TypeError`, `ValueError`, `OverflowError` as of `time.sleep`.
pub(super) fn timeout_nanoseconds(vm: &mut Vm, value: Value) -> Res<Nanoseconds> {
    let wanted = seconds::nanoseconds(vm, value)?;
    Ok(Nanoseconds::try_from(wanted).unwrap_or(Nanoseconds::MAX))
}
