//! Tuples with named fields, as `sys` and `time` give them.

use sesf_heap::{ClassId, Layout, Value, classes, names};
use sesf_vm::native::{NativeDef, NativeFunction};
use sesf_vm::{Res, Vm};

use crate::support::{def, slots};

/// A class of such tuples before it is made.
#[derive(Clone, Copy, Debug)]
pub struct StructSequence {
    /// The module.
    pub module: &'static str,
    /// The name.
    pub name: &'static str,
    /// The documentation.
    pub doc: &'static str,
    /// The fields with their documentation.
    pub fields: &'static [(&'static str, &'static str)],
    /// How many of them are items of the tuple; the others are attributes only.
    pub n_items: usize,
}

/// The getters of fields by number.
const GETTERS: [NativeFunction; 20] = [
    field::<0>,
    field::<1>,
    field::<2>,
    field::<3>,
    field::<4>,
    field::<5>,
    field::<6>,
    field::<7>,
    field::<8>,
    field::<9>,
    field::<10>,
    field::<11>,
    field::<12>,
    field::<13>,
    field::<14>,
    field::<15>,
    field::<16>,
    field::<17>,
    field::<18>,
    field::<19>,
];

const SLOTS: &[NativeDef] = &[def("__repr__(self, /)", repr, "Return repr(self).")];

impl StructSequence {
    /// Makes the class.
    pub fn make(&self, vm: &mut Vm) -> ClassId {
        let class = vm.new_library_class(self.name, self.module, classes::TUPLE);
        vm.heap.classes.get_mut(class).layout = Layout::Tuple;
        slots(vm, class, SLOTS);
        for ((name, doc), getter) in self.fields.iter().zip(GETTERS) {
            let get = NativeDef { signature: name, function: getter, doc };
            vm.install_getset(class, get, NativeDef { function: refuse_set, ..get });
        }
        self.set_facts(vm, class);
        class
    }

    fn set_facts(&self, vm: &mut Vm, class: ClassId) {
        let dict = vm.heap.classes.get(class).dict;
        let items = self.fields.iter().take(self.n_items);
        let items: Vec<Value> = items.map(|(name, _)| Value::Str(vm.heap.intern(name))).collect();
        let items = vm.heap.new_tuple_from(items);
        vm.dict_set_name(dict, names::MATCH_ARGS, items);
        let doc = vm.heap.new_str(self.doc);
        vm.dict_set_name(dict, names::DOC, doc);
        let counts = [("n_fields", self.fields.len()), ("n_sequence_fields", self.n_items), ("n_unnamed_fields", 0)];
        for (name, count) in counts {
            let name = vm.heap.intern(name);
            vm.dict_set_name(dict, name, Value::Int(count as i64));
        }
    }
}

/// An instance: the items, then the values of the fields that are attributes only.
pub fn new_instance(vm: &mut Vm, class: ClassId, items: &[Value], others: &[Value]) -> Value {
    let tuple = vm.heap.new_tuple(items);
    let instance = vm.heap.new_instance(class, Some(tuple));
    if let Value::Instance(id) = instance {
        vm.heap.edit(|h| &mut h.instances, id, |i| i.fields.extend_from_slice(others));
    }
    instance
}

/// What `__new__` of a class that programs do not make does.
///
/// # Errors
/// Always `TypeError`.
pub fn refuse_new(vm: &mut Vm, args: &[Value]) -> Res {
    let name = match args[0] {
        Value::Class(class) => vm.dotted_class_name(class),
        other => vm.type_name(other),
    };
    Err(vm.type_error(format!("cannot create '{name}' instances")))
}

fn refuse_set(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.error(classes::ATTRIBUTE_ERROR, "readonly attribute"))
}

fn field<const N: usize>(vm: &mut Vm, args: &[Value]) -> Res {
    let items = match vm.builtin_value(args[0]) {
        Value::Tuple(id) => vm.heap.tuple(id),
        _ => return Err(vm.type_error("a named tuple is required")),
    };
    if let Some(item) = items.get(N) {
        return Ok(*item);
    }
    let hidden = N - items.len();
    match args[0] {
        Value::Instance(id) => Ok(vm.heap.instances.get(id).fields.get(1 + hidden).copied().unwrap_or(Value::None)),
        _ => Ok(Value::None),
    }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.class_of(args[0]);
    let items = match vm.builtin_value(args[0]) {
        Value::Tuple(id) => vm.heap.tuple(id).to_vec(),
        _ => Vec::new(),
    };
    let labels = match vm.lookup(class, names::MATCH_ARGS) {
        Some(Value::Tuple(id)) => vm.heap.tuple(id).to_vec(),
        _ => Vec::new(),
    };
    let mut parts = Vec::new();
    for (label, item) in labels.into_iter().zip(items) {
        parts.push(format!("{}={}", vm.text(label)?, vm.repr(item)?));
    }
    let text = format!("{}({})", vm.dotted_class_name(class), parts.join(", "));
    Ok(vm.heap.new_string(text))
}
