//! What `OrderedDict`, which is written in the language, has natively: its iterator and its views.

use sesf_heap::{ClassId, DictId, Value, classes};
use sesf_vm::native::{Binding, NativeDef};
use sesf_vm::ops::ViewKind;
use sesf_vm::{Res, Vm};

use super::super::support::{def, keep_class, own_class, set_name};

/// They become methods of the class by being assigned in its body.
const METHODS: &[(&str, NativeDef)] = &[
    ("_odict_iter", def("__iter__(self, /)", iterate, "Implement iter(self).")),
    (
        "_odict_keys",
        def(
            "keys(self, /)",
            |vm, args| view(vm, args, ViewKind::Keys),
            "D.keys() -> a set-like object providing a view on D's keys",
        ),
    ),
    (
        "_odict_values",
        def(
            "values(self, /)",
            |vm, args| view(vm, args, ViewKind::Values),
            "D.values() -> an object providing a view on D's values",
        ),
    ),
    (
        "_odict_items",
        def(
            "items(self, /)",
            |vm, args| view(vm, args, ViewKind::Items),
            "D.items() -> a set-like object providing a view on D's items",
        ),
    ),
];

/// The classes of the views.
const CLASSES: &[(&str, ClassId)] =
    &[("odict_keys", classes::DICT_KEYS), ("odict_values", classes::DICT_VALUES), ("odict_items", classes::DICT_ITEMS)];

/// Defines the functions.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    for (name, method) in METHODS {
        let id = vm.register(*method, Binding::Method, Some(classes::DICT), "");
        set_name(vm, dict, name, Value::Native(id));
    }
    for (name, base) in CLASSES {
        let class = vm.new_library_class(name, "builtins", *base);
        vm.heap.classes.get_mut(class).layout = sesf_heap::Layout::Final;
        keep_class(vm, name, class);
    }
}

fn iterate(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = vm.expect_dict(args[0])?;
    let iterator = vm.iter(Value::Dict(dict))?;
    Ok(vm.as_ordered_iterator(iterator))
}

fn view(vm: &mut Vm, args: &[Value], kind: ViewKind) -> Res {
    let dict = vm.expect_dict(args[0])?;
    let name = match kind {
        ViewKind::Keys => "odict_keys",
        ViewKind::Values => "odict_values",
        ViewKind::Items => "odict_items",
    };
    let class = own_class(vm, name).unwrap_or(kind.class());
    Ok(vm.new_view_of_class(class, kind, dict))
}
