//! Exceptions: how instances of the builtin exception classes are made, and their attributes and methods.
//!
//! What every exception has lies in its record; what single classes add (`errno`, `value`, ...) lies in slots of the root
//! shape, so that it is not in `__dict__`. The interpreter raises most exceptions without running an initialiser: the
//! getters of such attributes then answer from `args`.

mod base;
mod construct;
mod fields;
mod group;
mod matching;
mod os_error;
mod simple;
mod split;
mod syntax_error;
mod unicode_error;

use crate::vm::Vm;

/// Fills the namespaces of the builtin exception classes.
pub fn install(vm: &mut Vm) {
    fields::install(vm);
    base::install(vm);
    construct::install(vm);
    simple::install(vm);
    os_error::install(vm);
    syntax_error::install(vm);
    unicode_error::install(vm);
    group::install(vm);
}
