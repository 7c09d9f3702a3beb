//! `_tuplegetter`: the property that reads a field of a named tuple.

use sesf_heap::{DictId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::{
    ClassTables, class_argument, content, def, edit_in_place, native_object, new_class, wrong_receiver,
};

#[derive(Clone, Copy, Debug)]
struct TupleGetter {
    index: i64,
    doc: Value,
}

native_object!(
    TupleGetter, this,
    tracer => tracer.visit(this.doc),
    bytes: 0,
    out => out.extend(this.index.to_le_bytes())
);

const NEW: &[NativeDef] = &[def("__new__(type, index, doc, /)", new, "")];

const SLOTS: &[NativeDef] = &[
    def("__get__(self, instance, owner=None, /)", get, "Return an attribute of instance, which is of type owner."),
    def("__set__(self, instance, value, /)", set, "Set an attribute of instance to value."),
    def("__delete__(self, instance, /)", delete, "Delete an attribute of instance."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
];

const METHODS: &[NativeDef] = &[def("__reduce__(self, /)", reduce, "Return state information for pickling")];

/// Makes the class.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let tables = ClassTables { static_methods: NEW, slots: SLOTS, methods: METHODS, ..ClassTables::default() };
    let class = new_class(vm, dict, "_tuplegetter", "_collections", &tables);
    vm.heap.classes.get_mut(class).layout = sesf_heap::Layout::Final;
    vm.install_getset(class, def("__doc__(self, /)", doc, ""), def("__doc__(self, value, /)", set_doc, ""));
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let class = class_argument(vm, args[0])?;
    let index = vm.as_index(args[1], "")?;
    Ok(vm.heap.new_object(class, TupleGetter { index, doc: args[2] }))
}

fn getter(vm: &mut Vm, value: Value) -> Res<TupleGetter> {
    match content::<TupleGetter>(vm, value) {
        Some(getter) => Ok(*getter),
        None => Err(wrong_receiver(vm, "_collections._tuplegetter", value)),
    }
}

fn get(vm: &mut Vm, args: &[Value]) -> Res {
    let index = getter(vm, args[0])?.index;
    match vm.builtin_value(args[1]) {
        Value::Tuple(id) => match usize::try_from(index).ok().and_then(|i| vm.heap.tuple(id).get(i).copied()) {
            Some(item) => Ok(item),
            None => Err(vm.index_error("tuple index out of range")),
        },
        Value::None | Value::Unbound => Ok(args[0]),
        _ => {
            let message = format!(
                "descriptor for index '{index}' for tuple subclasses doesn't apply to '{}' object",
                vm.type_name(args[1])
            );
            Err(vm.type_error(message))
        }
    }
}

fn set(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.error(classes::ATTRIBUTE_ERROR, "can't set attribute"))
}

fn delete(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.error(classes::ATTRIBUTE_ERROR, "can't delete attribute"))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let getter = getter(vm, args[0])?;
    let text = format!("_tuplegetter({}, {})", getter.index, vm.repr(getter.doc)?);
    Ok(vm.heap.new_string(text))
}

fn doc(vm: &mut Vm, args: &[Value]) -> Res {
    // Read through the class there is no getter to ask.
    Ok(content::<TupleGetter>(vm, args[0]).map_or(Value::None, |getter| getter.doc))
}

fn set_doc(vm: &mut Vm, args: &[Value]) -> Res {
    let doc = args[1].or(Value::None);
    edit_in_place(vm, args[0], |getter: &mut TupleGetter| getter.doc = doc);
    Ok(Value::None)
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let getter = getter(vm, args[0])?;
    let class = Value::Class(vm.class_of(args[0]));
    let arguments = vm.heap.new_tuple(&[Value::Int(getter.index), getter.doc]);
    Ok(vm.heap.new_tuple(&[class, arguments]))
}
