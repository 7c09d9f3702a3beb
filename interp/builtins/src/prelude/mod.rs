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
    "all_of_rest",
    "all_true",
    "any_of_rest",
    "any_true",
    "build_class",
    "call_until",
    "close_generator",
    "collect",
    "collect_some",
    "contains",
    "dict_add_mapping",
    "dict_add_pairs",
    "dict_fromkeys",
    "dict_init",
    "dict_update_in_place",
    "enumerate_items",
    "filter_items",
    "filter_true",
    "frozenset_new",
    "greatest",
    "greatest_by_key",
    "greatest_of_rest",
    "import_load",
    "import_name",
    "input_line",
    "io_next",
    "io_raw_read",
    "io_readall",
    "io_readinto",
    "io_readinto1",
    "io_readline",
    "io_readlines",
    "io_writelines",
    "iter_of",
    "iterate",
    "least",
    "least_by_key",
    "least_of_rest",
    "len_of",
    "list_extend",
    "list_fill",
    "list_init",
    "map_items",
    "map_tuples",
    "next_of_generator",
    "next_or",
    "open_again",
    "print_values",
    "set_extend",
    "set_init",
    "sort_list",
    "sorted_items",
    "sum_items",
    "sum_rest",
    "text_of",
    "tuple_new",
    "with_collected",
    "wait",
    "with_items",
    "zip_all",
    "zip_strict",
    "zip_two",
}

/// Makes the texts known to the machine.
pub(crate) fn install(vm: &mut Vm) {
    std::sync::Arc::make_mut(&mut vm.library).prelude.extend(TEXTS.iter().copied());
}
