//! `_collections`: what the module `collections` has natively.
//!
//! | file | what |
//! |---|---|
//! | `deque.rs`, `deque_methods.rs`, `deque_iterator.rs` | deque |
//! | `parts.py` | defaultdict, whose factory is called by the machine's loop |
//! | `tuplegetter.rs` | the fields of named tuples |
//! | `counting.rs` | the counting of `Counter` |
//! | `ordered.rs` | the iterator and the views of OrderedDict, the rest of which is written in the language |

mod counting;
mod deque;
mod deque_iterator;
mod deque_methods;
mod ordered;
mod tuplegetter;

use sesf_heap::DictId;
use sesf_vm::{Res, Vm};

use super::support::{GENERIC, run_part, set_module_doc, set_name};

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "High performance data structures.");
    deque::install(vm, dict);
    tuplegetter::install(vm, dict);
    counting::install(vm, dict);
    ordered::install(vm, dict);
    let parts = run_part(vm, "_collections", include_str!("parts.py"), "collections", &[])?;
    if let Some(class) = vm.dict_get_str(parts, "defaultdict") {
        if let sesf_heap::Value::Class(id) = class {
            vm.install_methods(id, sesf_vm::native::Binding::ClassMethod, GENERIC);
        }
        set_name(vm, dict, "defaultdict", class);
    }
    Ok(())
}
