//! Functions about objects and their attributes.

use sesf_heap::{StrId, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Step, Vm};

use crate::support::def;

/// The functions of this group.
pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("getattr(object, name, default=None, /)", getattr, "Get a named attribute from an object."),
    def(
        "setattr(obj, name, value, /)",
        setattr,
        "Sets the named attribute on the given object to the specified value.",
    ),
    def("hasattr(obj, name, /)", hasattr, "Return whether the object has an attribute with the given name."),
    def("delattr(obj, name, /)", delattr, "Deletes the named attribute from the given object."),
    def("id(obj, /)", id, "Return the identity of an object."),
    def("hash(obj, /)", hash, "Return the hash value for the given object."),
    def("callable(obj, /)", callable, "Return whether the object is callable (i.e., some kind of function)."),
    def(
        "isinstance(obj, class_or_tuple, /)",
        isinstance,
        "Return whether an object is an instance of a class or of a subclass thereof.",
    ),
    def(
        "issubclass(cls, class_or_tuple, /)",
        issubclass,
        "Return whether 'cls' is derived from another class or is the same class.",
    ),
];

/// The attribute's name as an interned text.
fn attribute_name(vm: &mut Vm, value: Value) -> Res<StrId> {
    match vm.builtin_value(value) {
        Value::Str(id) => Ok(vm.heap.intern_id(id)),
        other => {
            let message = format!("attribute name must be string, not '{}'", vm.type_name(other));
            Err(vm.type_error(message))
        }
    }
}

/// Property getters and the like become the tail of this function, so that they need not nest.
fn getattr(vm: &mut Vm, args: &[Value]) -> Res {
    let name = attribute_name(vm, args[1])?;
    if args[2].is_bound() {
        return Ok(vm.find_attr(args[0], name)?.unwrap_or(args[2]));
    }
    let class = vm.class_of(args[0]);
    if vm.special(class, names::GETATTR).is_some() {
        return vm.get_attr(args[0], name);
    }
    match vm.attr_plan(args[0], name)? {
        Step::Value(value) => Ok(value),
        Step::Call { function, args, n_args } => vm.tail_call(function, args[..n_args as usize].to_vec(), Vec::new()),
    }
}

fn setattr(vm: &mut Vm, args: &[Value]) -> Res {
    let name = attribute_name(vm, args[1])?;
    vm.set_attr(args[0], name, args[2])?;
    Ok(Value::None)
}

fn delattr(vm: &mut Vm, args: &[Value]) -> Res {
    let name = attribute_name(vm, args[1])?;
    vm.del_attr(args[0], name)?;
    Ok(Value::None)
}

fn hasattr(vm: &mut Vm, args: &[Value]) -> Res {
    let name = attribute_name(vm, args[1])?;
    Ok(Value::Bool(vm.find_attr(args[0], name)?.is_some()))
}

fn id(vm: &mut Vm, args: &[Value]) -> Res {
    Ok(Value::Int(vm.address(args[0]) as i64))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Res {
    vm.hash_value(args[0]).map(Value::Int)
}

fn callable(vm: &mut Vm, args: &[Value]) -> Res {
    let is_callable = match args[0] {
        Value::Class(_) | Value::Function(_) | Value::Native(_) | Value::Method(_) => true,
        value => vm.special_of(value, names::CALL).is_some(),
    };
    Ok(Value::Bool(is_callable))
}

fn isinstance(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::Class(class) = args[1]
        && vm.heap.classes.get(class).metaclass == classes::TYPE
    {
        let found = vm.is_instance(args[0], class);
        if found || !matches!(args[0], Value::Instance(_)) {
            return Ok(Value::Bool(found));
        }
    }
    vm.is_instance_of(args[0], args[1]).map(Value::Bool)
}

fn issubclass(vm: &mut Vm, args: &[Value]) -> Res {
    vm.is_subclass_of(args[0], args[1]).map(Value::Bool)
}

/// The functions that work on the calling frame or on all attributes.
pub(super) const LISTING: &[NativeDef] = &[
    def("vars(object=None, /)", vars, "Return __dict__, or the local variables."),
    def(
        "dir(object=None, /)",
        dir,
        "An alphabetized list of names comprising (some of) the attributes of the given object.",
    ),
    def("globals()", globals, "Return the dictionary containing the current scope's global variables."),
    def("locals()", locals, "Return a dictionary containing the current scope's local variables."),
];

fn vars(vm: &mut Vm, args: &[Value]) -> Res {
    if !args[0].is_bound() {
        return locals(vm, args);
    }
    match vm.find_attr(args[0], names::DICT)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn dir(vm: &mut Vm, args: &[Value]) -> Res {
    let names = match args[0] {
        Value::Unbound => {
            let locals = locals(vm, args)?;
            vm.collect(locals)?
        }
        object => {
            let Some(method) = vm.special_of(object, names::DIR) else {
                return Err(vm.type_error("object does not provide __dir__"));
            };
            let step = vm.method_call1(method, object)?;
            let names = vm.run_step(step)?;
            vm.collect(names)?
        }
    };
    let names = vm.heap.new_list(names);
    let sort = vm.heap.intern("sort");
    vm.call_method(names, sort, &[])?;
    Ok(names)
}

fn globals(vm: &mut Vm, _: &[Value]) -> Res {
    Ok(Value::Dict(vm.frame_globals()))
}

fn locals(vm: &mut Vm, _: &[Value]) -> Res {
    match vm.fiber.frames.len().checked_sub(1) {
        Some(top) => Ok(super::frame_locals(vm, top)),
        None => Ok(Value::Dict(vm.builtins())),
    }
}
