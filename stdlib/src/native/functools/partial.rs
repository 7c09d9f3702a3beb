//! `partial`: a function with some arguments already given.

use sesf_heap::{DictId, StrId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::{
    ClassTables, GENERIC, class_argument, content, def, edit_in_place, is_callable, keywords, native_object, new_class,
    read_only_members, wrong_receiver,
};

/// The parts; `args` is a tuple and `keywords` a dict.
#[derive(Clone, Copy, Debug)]
struct Partial {
    function: Value,
    args: Value,
    keywords: Value,
}

native_object!(
    Partial, this,
    tracer => [this.function, this.args, this.keywords].iter().for_each(|value| tracer.visit(*value)),
    bytes: 0,
    out => out.push(0)
);

const NEW: &[NativeDef] = &[def("__new__(type, /, *args, **keywords)", new, "")];

const SLOTS: &[NativeDef] = &[
    def("__call__(self, /, *args, **kwargs)", call, "Call self as a function."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
    def(
        "__init__(self, /, *args, **kwargs)",
        |_, _| Ok(Value::None),
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
];

const METHODS: &[NativeDef] =
    &[def("__reduce__(self, /)", reduce, ""), def("__setstate__(self, state, /)", set_state, "")];

const MEMBERS: &[NativeDef] = &[
    def("func(self, /)", |vm, args| Ok(parts(vm, args[0])?.function), "function object to use in future partial calls"),
    def("args(self, /)", |vm, args| Ok(parts(vm, args[0])?.args), "tuple of arguments to future partial calls"),
    def(
        "keywords(self, /)",
        |vm, args| Ok(parts(vm, args[0])?.keywords),
        "dictionary of keyword arguments to future partial calls",
    ),
];

/// Makes the class.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let tables = ClassTables {
        static_methods: NEW,
        slots: SLOTS,
        methods: METHODS,
        class_methods: GENERIC,
        doc: "partial(func, *args, **keywords) - new function with partial application\n    \
              of the given arguments and keywords.\n",
        ..ClassTables::default()
    };
    let class = new_class(vm, dict, "partial", "functools", &tables);
    read_only_members(vm, class, MEMBERS);
    super::take_attributes(vm, class);
}

fn parts(vm: &mut Vm, value: Value) -> Res<Partial> {
    match content::<Partial>(vm, value) {
        Some(parts) => Ok(*parts),
        None => Err(wrong_receiver(vm, "functools.partial", value)),
    }
}

fn tuple_items(vm: &Vm, value: Value) -> Vec<Value> {
    match value {
        Value::Tuple(id) => vm.heap.tuple(id).to_vec(),
        _ => Vec::new(),
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let [class, given, positional @ ..] = args else { return Ok(Value::None) };
    let class = class_argument(vm, *class)?;
    let Some((function, positional)) = positional.split_first() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if !is_callable(vm, *function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let (mut function, mut all) = (*function, positional.to_vec());
    let merged = vm.heap.new_dict_id();
    // A partial of a partial is one partial, unless the inner one has attributes.
    if let Some(inner) = content::<Partial>(vm, function).copied()
        && vm.own_attributes(function).is_empty()
    {
        let mut first = tuple_items(vm, inner.args);
        first.append(&mut all);
        all = first;
        vm.dict_update(merged, inner.keywords)?;
        function = inner.function;
    }
    if let Value::Dict(given) = given {
        vm.dict_merge(merged, *given)?;
    }
    let args = vm.heap.new_tuple_from(all);
    let object = vm.heap.new_object(class, Partial { function, args, keywords: Value::Dict(merged) });
    Ok(vm.heap.new_instance(class, Some(object)))
}

fn call(vm: &mut Vm, args: &[Value]) -> Res {
    let [this, given, positional @ ..] = args else { return Ok(Value::None) };
    let parts = parts(vm, *this)?;
    let mut all = tuple_items(vm, parts.args);
    all.extend_from_slice(positional);
    let mut named: Vec<(StrId, Value)> = keywords(vm, parts.keywords);
    for (name, value) in keywords(vm, *given) {
        match named.iter_mut().find(|(other, _)| vm.heap.str_eq(*other, name)) {
            Some(entry) => entry.1 = value,
            None => named.push((name, value)),
        }
    }
    vm.tail_call(parts.function, all, named)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let parts = parts(vm, args[0])?;
    if !vm.enter_repr(args[0]) {
        return Ok(vm.heap.new_str("..."));
    }
    let shown = arguments_text(vm, parts);
    vm.leave_repr(args[0]);
    let class = vm.class_of(args[0]);
    let text = format!("{}({})", vm.full_class_name(class), shown?);
    Ok(vm.heap.new_string(text))
}

fn arguments_text(vm: &mut Vm, parts: Partial) -> Res<String> {
    let mut shown = vec![vm.repr(parts.function)?];
    for value in tuple_items(vm, parts.args) {
        shown.push(vm.repr(value)?);
    }
    if let Value::Dict(dict) = parts.keywords {
        for (name, value) in vm.dict_items(dict) {
            shown.push(format!("{}={}", vm.str(name)?, vm.repr(value)?));
        }
    }
    Ok(shown.join(", "))
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let parts = parts(vm, args[0])?;
    let class = Value::Class(vm.class_of(args[0]));
    let attributes = match vm.own_attributes(args[0]).is_empty() {
        true => Value::None,
        false => vm.get_attr(args[0], names::DICT)?,
    };
    let arguments = vm.heap.new_tuple(&[parts.function]);
    let state = vm.heap.new_tuple_from(vec![parts.function, parts.args, parts.keywords, attributes]);
    Ok(vm.heap.new_tuple(&[class, arguments, state]))
}

fn set_state(vm: &mut Vm, args: &[Value]) -> Res {
    let state = tuple_items(vm, vm.builtin_value(args[1]));
    let [function, positional, named, attributes] = state[..] else {
        return Err(vm.type_error("invalid partial state"));
    };
    let (positional, named) = (vm.builtin_value(positional), vm.builtin_value(named));
    let is_valid = is_callable(vm, function)
        && matches!(positional, Value::Tuple(_))
        && matches!(named, Value::Dict(_) | Value::None)
        && matches!(attributes, Value::Dict(_) | Value::None);
    if !is_valid {
        return Err(vm.type_error("invalid partial state"));
    }
    let merged = vm.heap.new_dict_id();
    if let Value::Dict(named) = named {
        vm.dict_merge(merged, named)?;
    }
    let new = Partial { function, args: positional, keywords: Value::Dict(merged) };
    edit_in_place(vm, args[0], |parts: &mut Partial| *parts = new);
    if let Value::Dict(attributes) = attributes {
        vm.set_instance_dict(args[0], attributes);
    }
    Ok(Value::None)
}
