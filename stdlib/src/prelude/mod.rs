//! The prelude of the native modules: what of them is written in the language, so that the user code that it calls can be
//! suspended.
//!
//! Each file defines the functions listed with it. It is compiled when one of them is first used, and does not show in
//! tracebacks.

use sesf_vm::Vm;

/// The files with the functions that they define.
const TEXTS: &[(&str, &[&str])] = &[
    (include_str!("bisect.py"), &["bisect_right", "bisect_left", "insort_right", "insort_left"]),
    (include_str!("collections.py"), &["deque_extend", "deque_extend_left", "deque_extend_in_place", "count_elements"]),
    (
        include_str!("functools.py"),
        &[
            "functools_reduce",
            "functools_reduce_from",
            "functools_cmp_to_key",
            "functools_cached_call",
            "functools_cached_call_plain",
        ],
    ),
    (
        include_str!("itertools.py"),
        &[
            "itertools_chain",
            "itertools_cycle",
            "itertools_sums",
            "itertools_accumulate",
            "itertools_compress",
            "itertools_dropwhile",
            "itertools_takewhile",
            "itertools_filterfalse",
            "itertools_filter_untrue",
            "itertools_starmap",
            "itertools_pairwise",
            "itertools_islice_every",
            "itertools_islice",
            "itertools_tee",
            "itertools_groupby",
            "itertools_zip_longest",
            "itertools_pools",
        ],
    ),
    (include_str!("math_fsum.py"), &["math_fsum"]),
    (include_str!("math_prod.py"), &["math_prod"]),
    (
        include_str!("threading.py"),
        &["condition_wait_for", "thread_run", "local_get", "local_set", "local_delete", "local_dir"],
    ),
    (
        include_str!("operator.py"),
        &[
            "operator_add",
            "operator_sub",
            "operator_mul",
            "operator_matmul",
            "operator_truediv",
            "operator_floordiv",
            "operator_mod",
            "operator_pow",
            "operator_lshift",
            "operator_rshift",
            "operator_and",
            "operator_or",
            "operator_xor",
            "operator_iadd",
            "operator_isub",
            "operator_imul",
            "operator_imatmul",
            "operator_itruediv",
            "operator_ifloordiv",
            "operator_imod",
            "operator_ipow",
            "operator_ilshift",
            "operator_irshift",
            "operator_iand",
            "operator_ior",
            "operator_ixor",
            "operator_lt",
            "operator_le",
            "operator_eq",
            "operator_ne",
            "operator_ge",
            "operator_gt",
            "operator_neg",
            "operator_pos",
            "operator_invert",
            "operator_not",
            "operator_truth",
            "operator_contains",
            "operator_setitem",
            "operator_delitem",
            "operator_items",
            "operator_count",
            "operator_index_of",
        ],
    ),
    (include_str!("run_exit_functions.py"), &["run_exit_functions"]),
];

/// Makes the texts known to the machine.
pub(crate) fn install(vm: &mut Vm) {
    for (text, functions) in TEXTS {
        std::sync::Arc::make_mut(&mut vm.library).prelude.extend(functions.iter().map(|name| (*name, *text)));
    }
}
