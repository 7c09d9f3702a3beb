//! How a user finds what cannot travel: `value.items[2]`.

use sesf_heap::{Value, names};
use sesf_vm::Vm;

/// In place of an object's number: the value that is sent is in no other.
pub(super) const ROOT: u32 = u32::MAX;
/// Longer paths are cut in the middle.
const MAX_STEPS: usize = 12;
/// Longer keys are cut.
const MAX_KEY: usize = 40;

/// The way to an object: `value`, then attributes, indices and keys.
pub(super) fn path(vm: &mut Vm, objects: &[Value], finders: &[u32], mut at: u32) -> String {
    let mut steps = Vec::new();
    while let Some(finder) = finders.get(at as usize).copied() {
        if let Some(parent) = objects.get(finder as usize) {
            steps.push(step(vm, *parent, objects[at as usize]));
        }
        at = finder;
    }
    steps.reverse();
    if steps.len() > MAX_STEPS {
        steps.splice(MAX_STEPS / 2..steps.len() - MAX_STEPS / 2, [String::from(" ... ")]);
    }
    format!("value{}", steps.concat())
}

/// How one gets from an object to one that it holds.
fn step(vm: &mut Vm, parent: Value, child: Value) -> String {
    let index = |items: &[Value]| match items.iter().position(|item| *item == child) {
        Some(i) => format!("[{i}]"),
        None => String::new(),
    };
    match parent {
        Value::Tuple(id) => index(vm.heap.tuple(id)),
        Value::List(id) => index(vm.heap.lists.get(id)),
        Value::Object(_) => vm.collect(parent).map_or(String::new(), |items| index(&items)),
        Value::Set(_) | Value::FrozenSet(_) => String::from("{element}"),
        Value::Dict(id) => match vm.dict_items(id).into_iter().find(|(_, value)| *value == child) {
            Some((key, _)) => format!("[{}]", short_repr(vm, key)),
            None => String::from("{key}"),
        },
        Value::Exception(id) => {
            let exception = vm.heap.exceptions.get(id);
            match child {
                _ if exception.args == child => String::from(".args"),
                _ if exception.cause == child => String::from(".__cause__"),
                _ => attribute_step(vm, parent, child),
            }
        }
        Value::Instance(_) => attribute_step(vm, parent, child),
        Value::Slice(_) => String::from("{part}"),
        _ => String::new(),
    }
}

fn attribute_step(vm: &Vm, parent: Value, child: Value) -> String {
    match attributes(vm, parent).into_iter().find(|(_, value)| *value == child) {
        Some((Value::Str(name), _)) => format!(".{}", vm.heap.str(name)),
        // The builtin value of an object: the way goes on inside.
        _ if vm.builtin_value(parent) == child => String::new(),
        // The class of an object.
        _ if Value::Class(vm.class_of(parent)) == child => String::from(".__class__"),
        _ => String::from(".__getstate__()"),
    }
}

fn short_repr(vm: &mut Vm, key: Value) -> String {
    let shown = match key {
        // A key of a program's class would run the program's code.
        Value::Instance(_) => format!("a {} object", vm.type_name(key)),
        _ => vm.repr(key).unwrap_or_else(|_| String::from("?")),
    };
    match shown.char_indices().nth(MAX_KEY) {
        Some((end, _)) => format!("{}...", &shown[..end]),
        None => shown,
    }
}

/// The attributes of an instance or exception with their names: first `__slots__`, then its own.
pub(super) fn attributes(vm: &Vm, object: Value) -> Vec<(Value, Value)> {
    let (shape, fields) = match object {
        Value::Instance(id) => {
            let instance = vm.heap.instances.get(id);
            (instance.shape, &instance.fields)
        }
        Value::Exception(id) => {
            let exception = vm.heap.exceptions.get(id);
            (exception.shape, &exception.fields)
        }
        _ => return Vec::new(),
    };
    let info = vm.heap.shapes.get(shape);
    let slots = info.names.iter().zip(fields).skip(info.n_hidden as usize).take(info.n_slots as usize);
    // What an AttributeError was about is as a rule something live.
    let slots = slots.filter(|(name, value)| value.is_bound() && **name != names::OBJ);
    let mut attributes: Vec<_> = slots.map(|(name, value)| (Value::Str(*name), *value)).collect();
    attributes.extend(vm.own_attributes(object));
    attributes
}

/// What kind of thing it is that cannot travel.
pub(super) fn describe(vm: &mut Vm, value: Value) -> String {
    match value {
        Value::Function(id) => {
            let name = vm.function_name(id);
            format!("the function {} (functions cannot travel, classes can)", vm.heap.str(name))
        }
        Value::Native(_) => format!("the builtin function {}", vm.repr(value).unwrap_or_default()),
        Value::Method(_) => String::from("a bound method"),
        Value::Module(_) => String::from("a module"),
        _ => format!("an object of type {}, which lives in this process only", vm.type_name(value)),
    }
}
