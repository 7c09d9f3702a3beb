//! Small modules of the machine: `_types`, `gc`, `atexit`.
//!
//! There is no reference cycle detector to be tuned: of `gc` only `collect` does anything. What `atexit` keeps is run by the host at the end of the program, newest first.

use sesf_heap::{DictId, List, ListId, StrId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Root, Vm};

use super::support::{def, is_callable, keywords, set_module_doc, set_name};

// ---- _types

const TYPES: &[NativeDef] =
    &[def("as_builtin(cls, /)", as_builtin, "Make a class of the library like native ones: its attributes are fixed.")];

/// Fills `_types`.
pub(crate) fn fill_types(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "What the module types has natively.");
    vm.install_functions(dict, "_types", TYPES);
    Ok(())
}

fn as_builtin(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::Class(class) = args[0] {
        vm.heap.classes.get_mut(class).is_builtin = true;
    }
    Ok(args[0])
}

// ---- gc

const GC: &[NativeDef] = &[
    def(
        "collect(generation=2)",
        collect,
        "Run the garbage collector.\n\nThe number of unreachable objects is returned.",
    ),
    def("enable(/)", |vm, _| set_enabled(vm, true), "Enable automatic garbage collection."),
    def("disable(/)", |vm, _| set_enabled(vm, false), "Disable automatic garbage collection."),
    def("isenabled(/)", is_enabled, "Returns true if automatic garbage collection is enabled."),
    def(
        "get_count(/)",
        |vm, _| Ok(vm.heap.new_tuple(&[Value::Int(0); 3])),
        "Return a three-tuple of the current collection counts.",
    ),
    def(
        "get_threshold(/)",
        |vm, _| Ok(vm.heap.new_tuple(&[Value::Int(700), Value::Int(10), Value::Int(10)])),
        "Return the current collection thresholds.",
    ),
    def(
        "set_threshold(threshold0, threshold1=None, threshold2=None, /)",
        |_, _| Ok(Value::None),
        "Set the collection thresholds.",
    ),
    def("freeze(/)", |_, _| Ok(Value::None), "Freeze all current tracked objects."),
    def("unfreeze(/)", |_, _| Ok(Value::None), "Unfreeze all objects in the permanent generation."),
];

/// Where it is kept that a program switched collection off, which has no other effect.
const DISABLED: &str = "_gc_disabled";

/// Fills `gc`.
pub(crate) fn fill_gc(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "This module provides access to the garbage collector for reference cycles.");
    vm.install_functions(dict, "gc", GC);
    for name in ["garbage", "callbacks"] {
        let list = vm.heap.new_list(Vec::new());
        set_name(vm, dict, name, list);
    }
    Ok(())
}

fn collect(vm: &mut Vm, _: &[Value]) -> Res {
    vm.heap.collect_soon();
    Ok(Value::Int(0))
}

fn set_enabled(vm: &mut Vm, enabled: bool) -> Res {
    let prelude = vm.root_dict(Root::Prelude);
    set_name(vm, prelude, DISABLED, Value::Bool(!enabled));
    Ok(Value::None)
}

fn is_enabled(vm: &mut Vm, _: &[Value]) -> Res {
    let prelude = vm.root_dict(Root::Prelude);
    Ok(Value::Bool(vm.dict_get_str(prelude, DISABLED) != Some(Value::Bool(true))))
}

// ---- atexit

const ATEXIT: &[NativeDef] = &[
    def(
        "register(func, /, *args, **kwargs)",
        register,
        "Register a function to be executed upon normal program termination\n\n    \
         func - function to be called at exit\n    args - optional arguments to pass to func\n    \
         kwargs - optional keyword arguments to pass to func\n\n    \
         func is returned to facilitate usage as a decorator.",
    ),
    def(
        "unregister(func, /)",
        unregister,
        "Unregister an exit function which was previously registered using\natexit.register",
    ),
    def("_clear(/)", clear, "Clear the list of previously registered exit functions."),
    def("_run_exitfuncs(/)", |vm, _| vm.tail_prelude("run_exit_functions", &[]), "Run all registered exit functions."),
    def("_ncallbacks(/)", count, "Return the number of registered exit functions."),
];

const EXIT_HELPERS: &[NativeDef] = &[def("_next_exit_function(/)", take_last, "The newest entry, taken off, or None.")];

/// Where the entries are kept: a list of tuples (function, args, kwargs).
const EXIT_FUNCTIONS: &str = "_exit_functions";

/// Fills `atexit`.
pub(crate) fn fill_atexit(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(
        vm,
        dict,
        "allow programmer to define multiple exit functions to be executed\nupon normal program termination.",
    );
    vm.install_functions(dict, "atexit", ATEXIT);
    super::support::install_helpers(vm, EXIT_HELPERS);
    Ok(())
}

fn exit_functions(vm: &mut Vm) -> ListId {
    let prelude = vm.root_dict(Root::Prelude);
    if let Some(Value::List(list)) = vm.dict_get_str(prelude, EXIT_FUNCTIONS) {
        return list;
    }
    let list = vm.heap.add(|h| &mut h.lists, List::default());
    set_name(vm, prelude, EXIT_FUNCTIONS, Value::List(list));
    list
}

fn register(vm: &mut Vm, args: &[Value]) -> Res {
    let [function, named, positional @ ..] = args else { return Ok(Value::None) };
    if !is_callable(vm, *function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let positional = vm.heap.new_tuple(positional);
    let copy = vm.heap.new_dict_id();
    for (name, value) in keywords(vm, *named) {
        vm.dict_set_name(copy, name, value);
    }
    let entry = vm.heap.new_tuple(&[*function, positional, Value::Dict(copy)]);
    let list = exit_functions(vm);
    vm.heap.edit(|h| &mut h.lists, list, |entries| entries.push(entry));
    Ok(*function)
}

fn unregister(vm: &mut Vm, args: &[Value]) -> Res {
    let list = exit_functions(vm);
    let mut kept = Vec::new();
    for entry in vm.heap.lists.get(list).to_vec() {
        let function = match entry {
            Value::Tuple(id) => vm.heap.tuple(id).first().copied().unwrap_or(Value::None),
            _ => Value::None,
        };
        if !vm.eq(function, args[0])? {
            kept.push(entry);
        }
    }
    vm.heap.edit(|h| &mut h.lists, list, |entries| *entries = kept.into());
    Ok(Value::None)
}

fn clear(vm: &mut Vm, _: &[Value]) -> Res {
    let list = exit_functions(vm);
    vm.heap.edit(|h| &mut h.lists, list, |entries| *entries = List::default());
    Ok(Value::None)
}

fn count(vm: &mut Vm, _: &[Value]) -> Res {
    let list = exit_functions(vm);
    Ok(Value::Int(vm.heap.lists.get(list).len() as i64))
}

fn take_last(vm: &mut Vm, _: &[Value]) -> Res {
    let list = exit_functions(vm);
    Ok(vm.heap.lists.get_mut(list).pop().unwrap_or(Value::None))
}

/// A call that was registered with `atexit`.
#[derive(Clone, Debug)]
pub struct ExitCall {
    /// What is called.
    pub function: Value,
    /// The positional arguments.
    pub args: Vec<Value>,
    /// The keyword arguments.
    pub kwargs: Vec<(StrId, Value)>,
}

/// Takes the newest of the calls that are to be made at the end of the program.
pub fn next_exit_call(vm: &mut Vm) -> Option<ExitCall> {
    let list = exit_functions(vm);
    let Value::Tuple(entry) = vm.heap.lists.get_mut(list).pop()? else { return None };
    let [function, Value::Tuple(args), kwargs] = vm.heap.tuple(entry)[..] else { return None };
    let args = vm.heap.tuple(args).to_vec();
    Some(ExitCall { function, args, kwargs: keywords(vm, kwargs) })
}
