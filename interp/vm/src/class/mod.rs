//! Classes: how they are made, what `type` and `object` define, and the tests that ask about them.
//!
//! Start at [`Vm::new_class`](crate::Vm::new_class). The body of a class statement is run by a function of the prelude
//! (`build_class`), so that the machine's loop is not nested.

mod address;
mod attributes;
mod build;
mod check;
mod convert;
mod directory;
mod hooks;
mod layout;
mod mro;
mod new;
mod object_type;
mod pattern;
mod proxy;
mod slots;
mod type_type;

use crate::vm::Vm;

/// Fills the namespaces of `object` and `type`, and defines the helpers of the prelude.
pub fn install(vm: &mut Vm) {
    object_type::install(vm);
    attributes::install(vm);
    type_type::install(vm);
    build::install(vm);
}
