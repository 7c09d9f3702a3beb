//! Import: finding, making and running modules, and compiling texts at run time.
//!
//! Start at [`Vm::import_name`](crate::Vm::import_name). What is loaded already is given at once; otherwise a function of
//! the prelude calls the bodies of the modules one after the other, so that a chain of imports does not nest the machine's
//! loop. A body is an ordinary function over the code of the module.

mod absent;
mod compile;
mod find;
mod from;
mod load;
mod name;
mod relative;
mod spec;

pub(crate) use compile::Compiled;

use crate::vm::Vm;

/// Defines the helpers of the prelude functions.
pub fn install(vm: &mut Vm) {
    load::install(vm);
}
