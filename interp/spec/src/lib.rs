//! Services: what the classes made with `@service` mean, and what runs and tests them.
//!
//! The compiler turns a service class into functions that describe its parts (`sesf_syntax`, lowering of services). What
//! works on these descriptions is written in the language itself, so that the service program, the servicetester and the
//! monitor are programs like others: they run for real and under control, and are explored, replayed and shrunk as any.

use sesf_vm::{LibraryModule, Vm};

macro_rules! engine {
    ($name:literal) => {
        (
            concat!("_services.", $name),
            LibraryModule::Source {
                text: include_str!(concat!("engine/", $name, ".py")),
                is_package: false,
                is_carried: false,
            },
        )
    };
}

const SOURCES: &[(&str, LibraryModule)] = &[
    (
        "_services",
        LibraryModule::Source { text: include_str!("engine/__init__.py"), is_package: true, is_carried: false },
    ),
    engine!("bind"),
    engine!("blame"),
    engine!("candidates"),
    engine!("checker"),
    engine!("command"),
    engine!("composite"),
    engine!("domains"),
    engine!("model"),
    engine!("program"),
    engine!("tester"),
];

include!(concat!(env!("OUT_DIR"), "/carried.rs"));

/// The text of a service or an implementation that is carried along, by the name of its module.
pub fn carried(module: &str) -> Option<&'static str> {
    CARRIED.iter().find_map(|(name, carried)| match carried {
        LibraryModule::Source { text, is_package: false, .. } if *name == module => Some(*text),
        _ => None,
    })
}

/// Makes the modules known to a machine; they are made when they are imported.
pub fn install(vm: &mut Vm) {
    let library = std::sync::Arc::make_mut(&mut vm.library);
    library.modules.extend(SOURCES.iter().copied());
    library.modules.extend(CARRIED.iter().copied());
}
