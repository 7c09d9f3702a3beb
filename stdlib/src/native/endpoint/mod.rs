//! `_endpoint`: endpoints, at which programs and processes send each other messages.
//!
//! | file | what |
//! |---|---|
//! | `object.rs` | the class `Endpoint` |
//! | `outside.rs` | endpoints on the network, for real |
//! | `inside.rs` | endpoints in the network of a run under control |

mod inside;
mod object;
mod outside;

use sesf_heap::DictId;
use sesf_vm::{Res, Vm};

use super::support::set_module_doc;

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "Endpoints, at which programs and processes send each other messages.");
    object::install(vm, dict);
    Ok(())
}
