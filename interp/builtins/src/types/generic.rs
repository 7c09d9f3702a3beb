//! `types.GenericAlias` (`list[int]`) and `types.UnionType` (`int | str`).

use sesf_heap::{Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::support::{def, getters, slots, static_methods};

const ALIAS_NEW: &[NativeDef] =
    &[def("__new__(type, origin, args, /)", new_alias, "Represent a PEP 585 generic type: e.g. for t = list[int].")];

const ALIAS_GETTERS: &[NativeDef] = &[
    def("__origin__(self, /)", origin, "The class."),
    def("__args__(self, /)", args_tuple, "The arguments."),
    def("__parameters__(self, /)", parameters, "The type variables among the arguments."),
    def("__unpacked__(self, /)", unpacked, "Whether this is `*alias`."),
];

const ALIAS_SLOTS: &[NativeDef] = &[
    def("__call__(self, /, *args, **kwargs)", call, "Call the origin."),
    def("__getitem__(self, key, /)", get_item, "Put arguments in the place of the type variables."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
    def("__eq__(self, value, /)", eq, "Return self==value."),
    def("__hash__(self, /)", hash, "Return hash(self)."),
    def("__or__(self, value, /)", or, "Return self|value."),
    def("__ror__(self, value, /)", reflected_or, "Return value|self."),
    def("__mro_entries__(self, bases, /)", mro_entries, "The origin stands for the alias among bases."),
    def("__instancecheck__(self, instance, /)", no_instance_check, "Refused."),
    def("__subclasscheck__(self, cls, /)", no_subclass_check, "Refused."),
    def("__getattribute__(self, name, /)", attribute, "Attributes other than the alias's own are the origin's."),
    def("__iter__(self, /)", iterate, "Gives *alias."),
];

const UNION_SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", repr, "Return repr(self)."),
    def("__eq__(self, value, /)", eq, "Return self==value."),
    def("__hash__(self, /)", hash, "Return hash(self)."),
    def("__or__(self, value, /)", or, "Return self|value."),
    def("__ror__(self, value, /)", reflected_or, "Return value|self."),
    def("__instancecheck__(self, instance, /)", union_instance, "Whether any member has the instance."),
    def("__subclasscheck__(self, cls, /)", union_subclass, "Whether any member has the subclass."),
    def("__getitem__(self, key, /)", get_item, "Put arguments in the place of the type variables."),
];

const UNION_GETTERS: &[NativeDef] = &[
    def("__args__(self, /)", args_tuple, "The members."),
    def("__parameters__(self, /)", parameters, "The type variables among the members."),
];

/// Installs the types.
pub(super) fn install(vm: &mut Vm) {
    static_methods(vm, classes::GENERIC_ALIAS, ALIAS_NEW);
    getters(vm, classes::GENERIC_ALIAS, ALIAS_GETTERS);
    slots(vm, classes::GENERIC_ALIAS, ALIAS_SLOTS);
    getters(vm, classes::UNION_TYPE, UNION_GETTERS);
    slots(vm, classes::UNION_TYPE, UNION_SLOTS);
    for class in [classes::GENERIC_ALIAS, classes::UNION_TYPE] {
        let (dict, module) = (vm.heap.classes.get(class).dict, vm.heap.new_str("types"));
        vm.dict_set_name(dict, names::MODULE, module);
    }
}

fn new_alias(vm: &mut Vm, args: &[Value]) -> Res {
    let alias = vm.new_generic_alias(args[1], args[2]);
    crate::support::as_instance_of(vm, args[0], classes::GENERIC_ALIAS, alias)
}

/// The origin of an alias, or of an instance of a class that extends it.
fn origin_of(vm: &mut Vm, value: Value) -> Res {
    let value = vm.builtin_value(value);
    match vm.generic_alias(value) {
        Some(alias) => Ok(alias.origin),
        None => Err(vm.type_error("a GenericAlias is required")),
    }
}

fn origin(vm: &mut Vm, args: &[Value]) -> Res {
    origin_of(vm, args[0])
}

fn args_tuple(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    let items = vm.generic_args(value);
    Ok(vm.heap.new_tuple_from(items))
}

fn parameters(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    let items = vm.generic_parameters(value)?;
    Ok(vm.heap.new_tuple_from(items))
}

fn unpacked(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    Ok(Value::Bool(vm.generic_alias(value).is_some_and(|alias| alias.unpacked)))
}

fn call(vm: &mut Vm, args: &[Value]) -> Res {
    let origin = origin_of(vm, args[0])?;
    let kwargs = match args.get(1) {
        Some(Value::Dict(dict)) => vm.keyword_pairs(*dict),
        _ => Vec::new(),
    };
    let made = vm.call_kw(origin, args.get(2..).unwrap_or(&[]), &kwargs)?;
    let name = vm.heap.intern("__orig_class__");
    // Classes that keep no attributes do not learn which alias made them.
    let _ = vm.set_attr(made, name, args[0]);
    Ok(made)
}

fn get_item(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    vm.generic_item(value, args[1])
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    let text = vm.generic_repr(value)?;
    Ok(vm.heap.new_string(text))
}

fn eq(vm: &mut Vm, args: &[Value]) -> Res {
    let (a, b) = (vm.builtin_value(args[0]), vm.builtin_value(args[1]));
    match vm.compare_builtin(sesf_bytecode::CompareOp::Eq, a, b)? {
        Some(answer) => Ok(Value::Bool(answer)),
        None => Ok(Value::NotImplemented),
    }
}

fn hash(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    vm.hash_value(value).map(Value::Int)
}

fn or(vm: &mut Vm, args: &[Value]) -> Res {
    vm.union_of(args[0], args[1])
}

fn reflected_or(vm: &mut Vm, args: &[Value]) -> Res {
    vm.union_of(args[1], args[0])
}

fn mro_entries(vm: &mut Vm, args: &[Value]) -> Res {
    let origin = origin_of(vm, args[0])?;
    Ok(vm.heap.new_tuple(&[origin]))
}

fn no_instance_check(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

fn no_subclass_check(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

/// The names that an alias answers itself.
const OWN: &[&str] = &[
    "__origin__",
    "__args__",
    "__parameters__",
    "__unpacked__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
    "__class__",
    "__call__",
    "__getitem__",
    "__typing_unpacked_tuple_args__",
];

fn attribute(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.expect_name(args[1])?;
    let text = vm.heap.str(name);
    let is_special = text.starts_with("__") && text.ends_with("__");
    let is_own =
        OWN.contains(&text) || is_special && !matches!(text, "__name__" | "__qualname__" | "__module__" | "__doc__");
    let class = vm.class_of(args[0]);
    if (is_own || name == names::CLASS)
        && let Some(step) = vm.generic_attr(args[0], class, name)?
    {
        return vm.run_step(step);
    }
    let origin = origin_of(vm, args[0])?;
    vm.get_attr(origin, name)
}

fn iterate(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    let unpacked = vm.unpacked_alias(value)?;
    let list = vm.heap.new_list(vec![unpacked]);
    vm.iter(list)
}

fn union_instance(vm: &mut Vm, args: &[Value]) -> Res {
    for member in vm.generic_args(args[0]) {
        let member = if member.is_none() { Value::Class(classes::NONE_TYPE) } else { member };
        if vm.is_instance_of(args[1], member)? {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn union_subclass(vm: &mut Vm, args: &[Value]) -> Res {
    for member in vm.generic_args(args[0]) {
        let member = if member.is_none() { Value::Class(classes::NONE_TYPE) } else { member };
        if vm.is_subclass_of(args[1], member)? {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}
