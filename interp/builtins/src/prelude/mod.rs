//! The prelude: builtins written in the language, so that the user code they call can be suspended.
//!
//! Each file defines the function of its name. They are compiled at their first use and do not show in tracebacks.

use sesf_vm::Vm;

macro_rules! prelude {
    ($( $name:literal, )+) => {
        const TEXTS: &[(&str, &str)] = &[$( ($name, include_str!(concat!($name, ".py"))), )+];
    };
}

prelude! {
    "build_class",
    "close_generator",
    "collect",
    "collect_some",
    "import_load",
    "import_name",
    "text_of",
    "with_items",
}

/// Makes the texts known to the machine.
pub(crate) fn install(vm: &mut Vm) {
    vm.library.prelude.extend(TEXTS.iter().copied());
}
