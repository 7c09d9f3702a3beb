//! `_functools`: what the module `functools` has natively.
//!
//! | file | what |
//! |---|---|
//! | `partial.rs` | partial |
//! | `lru_cache.rs` | the wrapper of lru_cache |
//! | `parts.py` | reduce and cmp_to_key, whose functions are called by the machine's loop |

mod lru_cache;
mod partial;

use sesf_heap::{ClassId, DictId, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::support::{def, run_part, set_module_doc, set_name};

const FUNCTIONS: &[NativeDef] = &[
    def(
        "reduce(function, iterable, initial=None, /)",
        |vm, args| match args[2].bound() {
            Some(initial) => vm.tail_prelude("functools_reduce_from", &[args[0], args[1], initial]),
            None => {
                if !vm.has_iterator(args[1]) {
                    return Err(vm.type_error("reduce() arg 2 must support iteration"));
                }
                vm.tail_prelude("functools_reduce", &args[..2])
            }
        },
        "reduce(function, iterable[, initial]) -> value\n\n\
         Apply a function of two arguments cumulatively to the items of a sequence\n\
         or iterable, from left to right, so as to reduce the iterable to a single\n\
         value.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates\n\
         ((((1+2)+3)+4)+5).  If initial is present, it is placed before the items\n\
         of the iterable in the calculation, and serves as a default when the\niterable is empty.",
    ),
    def(
        "cmp_to_key(mycmp)",
        |vm, args| vm.tail_prelude("functools_cmp_to_key", args),
        "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.",
    ),
];

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "Tools that operate on functions.");
    vm.install_functions(dict, "_functools", FUNCTIONS);
    let parts = run_part(vm, "_functools", include_str!("parts.py"), "functools", &[])?;
    if let Some(class) = vm.dict_get_str(parts, "KeyWrapper") {
        let prelude = vm.root_dict(sesf_vm::Root::Prelude);
        set_name(vm, prelude, "_functools_key_wrapper", class);
    }
    partial::install(vm, dict);
    lru_cache::install(vm, dict);
    Ok(())
}

/// Lets the instances of a class take attributes; they must be made as instances that carry a library object.
fn take_attributes(vm: &mut Vm, class: ClassId) {
    vm.heap.classes.get_mut(class).has_dict = true;
    let dict = vm.heap.classes.get(class).dict;
    vm.share_getset(class, dict, names::DICT);
}
