//! `_thread`: threads, locks and conditions as the runtime knows them; `threading` is written over it.
//!
//! Absent: `stack_size` has no effect, since the stacks of threads are on the heap.

mod condition;
mod hook;
mod local;
mod locks;
mod threads;

pub(crate) use threads::install;

use sesf_heap::{DictId, Value, classes};
use sesf_vm::{Res, Vm};

use super::support::{install_helpers, set_module_doc, set_name};
use super::time::timeout_nanoseconds;

/// The longest time to wait, in seconds: what fits the clock.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// Fills the module.
///
/// # Errors
/// None.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(
        vm,
        dict,
        "This module provides primitive operations to write multi-threaded programs.\n\
         The 'threading' module provides a more convenient interface.",
    );
    vm.install_functions(dict, "_thread", threads::FUNCTIONS);
    vm.install_functions(dict, "_thread", locks::FUNCTIONS);
    vm.install_functions(dict, "_thread", hook::FUNCTIONS);
    install_helpers(vm, threads::HELPERS);
    hook::install(vm, dict);
    local::install(vm, dict);
    locks::install(vm, dict);
    condition::install(vm, dict);
    set_name(vm, dict, "TIMEOUT_MAX", Value::Float(TIMEOUT_MAX));
    set_name(vm, dict, "error", Value::Class(classes::RUNTIME_ERROR));
    Ok(())
}

/// A `timeout` argument: nanoseconds, or none if it is None or not given.
fn timeout(vm: &mut Vm, value: Value) -> Res<Option<i64>> {
    match value {
        Value::Unbound | Value::None => Ok(None),
        value => timeout_nanoseconds(vm, value).map(Some),
    }
}
