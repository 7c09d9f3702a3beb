//! The standard library: the modules that programs import.
//!
//! A module is native (`native/NAME.rs`) or written in the language (`modules/NAME.py`). Each file opens with what is there
//! and what is not.

mod native;
mod prelude;

pub use native::{ExitCall, next_exit_call};

use sesf_vm::{LibraryModule, Vm};

macro_rules! source {
    ($name:literal) => {
        (
            $name,
            LibraryModule::Source {
                text: include_str!(concat!("modules/", $name, ".py")),
                is_package: false,
                is_carried: false,
            },
        )
    };
    ($name:literal package $file:literal) => {
        (
            $name,
            LibraryModule::Source {
                text: include_str!(concat!("modules/", $file)),
                is_package: true,
                is_carried: false,
            },
        )
    };
    ($name:literal in $file:literal) => {
        (
            $name,
            LibraryModule::Source {
                text: include_str!(concat!("modules/", $file)),
                is_package: false,
                is_carried: false,
            },
        )
    };
}

/// The modules written in the language.
const SOURCES: &[(&str, LibraryModule)] = &[
    source!("__future__"),
    source!("_typing_classes"),
    source!("_processes"),
    source!("abc"),
    source!("bisect"),
    source!("collections" package "collections/__init__.py"),
    source!("collections._wrappers" in "collections/_wrappers.py"),
    source!("collections.abc" in "collections/abc.py"),
    source!("concurrent" package "concurrent/__init__.py"),
    source!("concurrent.futures" package "concurrent/futures/__init__.py"),
    source!("concurrent.futures._base" in "concurrent/futures/_base.py"),
    source!("concurrent.futures.process" in "concurrent/futures/process.py"),
    source!("concurrent.futures.thread" in "concurrent/futures/thread.py"),
    source!("contextlib"),
    source!("copy"),
    source!("copyreg"),
    source!("dataclasses"),
    source!("enum"),
    source!("fractions"),
    source!("functools"),
    source!("graphlib"),
    source!("heapq"),
    source!("io"),
    source!("importlib"),
    source!("keyword"),
    source!("numbers"),
    source!("pprint"),
    source!("queue"),
    source!("random"),
    source!("reprlib"),
    source!("sched"),
    source!("sesf"),
    source!("select"),
    source!("selectors"),
    source!("socket"),
    source!("statistics"),
    source!("string"),
    source!("textwrap"),
    source!("threading"),
    source!("types"),
    source!("typing"),
    source!("warnings"),
];

/// Makes the modules known to a machine; they are made when they are imported.
pub fn install(vm: &mut Vm) {
    std::sync::Arc::make_mut(&mut vm.library).modules.extend(SOURCES.iter().copied());
    native::install(vm);
    prelude::install(vm);
}
