//! `itertools`: every iterator of CPython 3.11's.
//!
//! | file | what |
//! |---|---|
//! | `generated.rs` | those that run user code at each step: generators of the prelude that show a class of their own |
//! | `counting.rs` | count, repeat |
//! | `combinatoric.rs` | product, permutations, combinations, combinations_with_replacement |
//!
//! Absent: pickling and copying of iterators that have begun.

mod combinatoric;
mod counting;
mod generated;

use sesf_heap::DictId;
use sesf_vm::{Res, Vm};

use super::support::set_module_doc;

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "Functional tools for creating and using iterators.");
    generated::install(vm, dict);
    counting::install(vm, dict);
    combinatoric::install(vm, dict);
    Ok(())
}
