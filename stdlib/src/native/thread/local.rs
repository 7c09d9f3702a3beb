//! `_thread._local`: an object whose attributes belong to the thread that asks.
//!
//! Each thread keeps a dict for every such object that it has met ([`super::threads::own_data`]), so that no thread ever
//! touches another's. It goes with the thread, not with the object.

use sesf_heap::{DictId, Object, StrId, Value, names};
use sesf_vm::{Res, Vm};

use super::super::support::{
    ClassTables, as_instance_of, class_argument, content, def, finish, keep_class, native_object, new_class, own_class,
    wrong_receiver,
};
use super::threads::own_data;

const LOCAL: &str = "_thread._local";

/// What every thread gives to `__init__` when it meets the object.
#[derive(Clone, Debug)]
struct Local {
    args: Value,
    kwargs: Value,
}

native_object!(Local, this, tracer => {
    tracer.visit(this.args);
    tracer.visit(this.kwargs);
}, bytes: 0, out => {
    let _ = out;
});

pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let tables = ClassTables {
        static_methods: &[def("__new__(type, /, *args, **kwargs)", new, "")],
        slots: &[
            def("__getattribute__(self, name, /)", get, "Return getattr(self, name)."),
            def("__setattr__(self, name, value, /)", set, "Implement setattr(self, name, value)."),
            def("__delattr__(self, name, /)", delete, "Implement delattr(self, name)."),
        ],
        methods: &[def("__dir__(self, /)", dir, "Default dir() implementation.")],
        doc: "Thread-local data",
        ..Default::default()
    };
    let class = new_class(vm, dict, "_local", "_thread", &tables);
    vm.heap.classes.get_mut(class).has_dict = true;
    keep_class(vm, LOCAL, class);
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let (kwargs, positional) = (args[1], &args[2..]);
    let class = class_argument(vm, args[0])?;
    let has_arguments =
        !positional.is_empty() || matches!(kwargs, Value::Dict(id) if !vm.heap.dicts.get(id).is_empty());
    if has_arguments && vm.overridden(class, names::INIT).is_none() {
        return Err(vm.type_error("Initialization arguments are not supported"));
    }
    let own = own_class(vm, LOCAL).unwrap_or(class);
    let args_tuple = vm.heap.new_tuple(positional);
    let kwargs = kwargs.or(Value::None);
    let object = vm.heap.add(|h| &mut h.objects, Object::new(own, Local { args: args_tuple, kwargs }));
    begin(vm, Value::Object(object))?;
    as_instance_of(vm, args[0], own, Value::Object(object))
}

/// Gives the running thread a dict for an object that it has not met.
fn begin(vm: &mut Vm, object: Value) -> Res<DictId> {
    let (all, data) = (own_data(vm), vm.heap.new_dict_id());
    vm.dict_set(all, object, Value::Dict(data))?;
    Ok(data)
}

/// The running thread's data of the receiver; none if `then`, a function of the prelude, was called after `__init__`.
fn data(vm: &mut Vm, args: &[Value], then: &'static str) -> Res<Result<DictId, Value>> {
    let object = vm.builtin_value(args[0]);
    let Some(Local { args: first, kwargs }) = content::<Local>(vm, object).cloned() else {
        return Err(wrong_receiver(vm, LOCAL, args[0]));
    };
    let all = own_data(vm);
    if let Some(Value::Dict(data)) = vm.dict_get(all, object)? {
        return Ok(Ok(data));
    }
    let data = begin(vm, object)?;
    let class = vm.class_of(args[0]);
    let Some(init) = vm.overridden(class, names::INIT) else { return Ok(Ok(data)) };
    let mut all_args = vec![init, first, kwargs];
    all_args.extend_from_slice(args);
    vm.tail_prelude(then, &all_args).map(Err)
}

/// Whether the class decides about the attribute although an object may have one of its own.
fn is_decided_by_class(vm: &mut Vm, object: Value, name: StrId) -> bool {
    let class = vm.class_of(object);
    vm.lookup(class, name).is_some_and(|attribute| vm.is_data_descriptor(attribute))
}

fn get(vm: &mut Vm, args: &[Value]) -> Res {
    let (object, name) = (args[0], vm.expect_name(args[1])?);
    let data = match data(vm, args, "local_get")? {
        Ok(data) => data,
        Err(called) => return Ok(called),
    };
    if name == names::DICT {
        return Ok(Value::Dict(data));
    }
    if let Some(value) = vm.dict_get_name(data, name)
        && !is_decided_by_class(vm, object, name)
    {
        return Ok(value);
    }
    let class = vm.class_of(object);
    match vm.generic_attr(object, class, name)? {
        Some(step) => finish(vm, step),
        None => missing(vm, object, name),
    }
}

fn set(vm: &mut Vm, args: &[Value]) -> Res {
    let name = writable(vm, args)?;
    match data(vm, args, "local_set")? {
        Err(called) => return Ok(called),
        Ok(_) if is_decided_by_class(vm, args[0], name) => return write_through_class(vm, args[0], name, args[2]),
        Ok(data) => vm.dict_set_name(data, name, args[2]),
    }
    Ok(Value::None)
}

fn delete(vm: &mut Vm, args: &[Value]) -> Res {
    let name = writable(vm, args)?;
    match data(vm, args, "local_delete")? {
        Err(called) => Ok(called),
        Ok(_) if is_decided_by_class(vm, args[0], name) => write_through_class(vm, args[0], name, Value::Unbound),
        Ok(data) if vm.dict_remove_name(data, name) => Ok(Value::None),
        Ok(_) => missing(vm, args[0], name),
    }
}

fn write_through_class(vm: &mut Vm, object: Value, name: StrId, value: Value) -> Res {
    let step = vm.generic_set_attr(object, name, value)?;
    finish(vm, step)
}

/// The name to be set or deleted, which is not `__dict__`.
fn writable(vm: &mut Vm, args: &[Value]) -> Res<StrId> {
    let name = vm.expect_name(args[1])?;
    if name == names::DICT {
        let message = format!("'{}' object attribute '__dict__' is read-only", vm.type_name(args[0]));
        return Err(vm.attribute_error(args[0], "__dict__", message));
    }
    Ok(name)
}

fn missing(vm: &mut Vm, object: Value, name: StrId) -> Res {
    let text = vm.heap.str(name).to_string();
    let message = vm.no_attribute_message(object, &text);
    Err(vm.attribute_error(object, &text, message))
}

fn dir(vm: &mut Vm, args: &[Value]) -> Res {
    vm.tail_prelude("local_dir", &[args[0]])
}
