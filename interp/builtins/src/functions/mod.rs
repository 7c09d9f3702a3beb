//! The functions of the module `builtins`, by group.

mod attributes;
mod evaluation;
mod input;
mod iteration;
mod numeric;
mod open;
mod print;
pub(crate) mod quick;
mod sequence;
mod text;

use sesf_bytecode::{CodeKind, Place};
use sesf_heap::{ClassId, Value, classes, names};
use sesf_vm::Vm;

/// Builtin classes that are no names in the module `builtins`.
const UNNAMED: &[ClassId] = &[
    classes::NONE_TYPE,
    classes::NOT_IMPLEMENTED_TYPE,
    classes::ELLIPSIS_TYPE,
    classes::FUNCTION,
    classes::BUILTIN_FUNCTION,
    classes::METHOD_DESCRIPTOR,
    classes::WRAPPER_DESCRIPTOR,
    classes::GETSET_DESCRIPTOR,
    classes::MEMBER_DESCRIPTOR,
    classes::METHOD,
    classes::CELL,
    classes::CODE,
    classes::FRAME,
    classes::TRACEBACK,
    classes::MODULE,
    classes::GENERATOR,
    classes::MAPPINGPROXY,
    classes::GENERIC_ALIAS,
    classes::UNION_TYPE,
];

/// Installs the functions and the names of the builtin classes.
pub(crate) fn install(vm: &mut Vm) {
    let dict = vm.builtins();
    let name = vm.heap.intern("builtins");
    vm.dict_set_name(dict, names::NAME, Value::Str(name));
    vm.dict_set_name(dict, names::DOC, Value::None);
    for group in [
        attributes::FUNCTIONS,
        attributes::LISTING,
        evaluation::FUNCTIONS,
        evaluation::EXITS,
        input::FUNCTIONS,
        iteration::FUNCTIONS,
        numeric::FUNCTIONS,
        open::FUNCTIONS,
        print::FUNCTIONS,
        sequence::FUNCTIONS,
        text::FUNCTIONS,
    ] {
        vm.install_functions(dict, "builtins", group);
    }
    iteration::install(vm);
    open::install(vm);
    sequence::install(vm);
    install_classes(vm);
    vm.dict_set_name(dict, names::DEBUG, Value::Bool(!vm.config.optimize));
    let constants = [
        ("None", Value::None),
        ("True", Value::Bool(true)),
        ("False", Value::Bool(false)),
        ("NotImplemented", Value::NotImplemented),
        ("Ellipsis", Value::Ellipsis),
    ];
    for (name, value) in constants {
        let name = vm.heap.intern(name);
        vm.dict_set_name(dict, name, value);
    }
}

fn install_classes(vm: &mut Vm) {
    let dict = vm.builtins();
    for id in (0..classes::N_BUILTIN).map(ClassId) {
        let name = vm.heap.classes.get(id).name;
        // The iterator and view types are reached by `type(iter([]))` and the like only.
        let text = vm.heap.str(name);
        let is_inner = text.ends_with("iterator") || text.starts_with("dict_") || UNNAMED.contains(&id);
        if !is_inner {
            vm.dict_set_name(dict, name, Value::Class(id));
        }
    }
    for alias in ["EnvironmentError", "IOError"] {
        let name = vm.heap.intern(alias);
        vm.dict_set_name(dict, name, Value::Class(classes::OS_ERROR));
    }
}

/// The local variables of a frame as a dict: the namespace itself at module and class level, in a function a dict that
/// the frame keeps: each call brings the variables up to date and leaves what else was put there.
pub(crate) fn frame_locals(vm: &mut Vm, index: usize) -> Value {
    let Some(frame) = vm.fiber.frames.get(index) else {
        return vm.heap.new_dict();
    };
    let (frame, globals, namespace) = (*frame, frame.globals, frame.namespace);
    let proto = std::sync::Arc::clone(&vm.code(frame.code).proto);
    let is_function = !matches!(proto.kind, CodeKind::Module | CodeKind::Class);
    let dict = match namespace {
        Value::Dict(dict) if is_function => dict,
        Value::Unbound if proto.kind == CodeKind::Module => return Value::Dict(globals),
        Value::Unbound => vm.heap.new_dict_id(),
        namespace => return namespace,
    };
    if let Some(frame) = vm.fiber.frames.get_mut(index).filter(|_| is_function) {
        frame.namespace = Value::Dict(dict);
    }
    for variable in &proto.variables {
        let mut value = match variable.place {
            Place::Register(register) => vm.frame_registers(&frame)[register.index()],
            Place::Spill { list, index } => match vm.frame_registers(&frame)[list.index()] {
                Value::List(id) => vm.heap.lists.get(id).get(index as usize).copied().unwrap_or_default(),
                _ => Value::Unbound,
            },
        };
        if let (true, Value::Cell(id)) = (variable.is_cell || variable.is_free, value) {
            value = *vm.heap.cells.get(id);
        }
        let name = vm.heap.intern(&variable.name);
        if value.is_bound() {
            vm.dict_set_name(dict, name, value);
        } else {
            vm.dict_remove_name(dict, name);
        }
    }
    Value::Dict(dict)
}
